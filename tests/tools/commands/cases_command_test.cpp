// SPDX-License-Identifier: MIT
#include "tools/commands/cases_command.hpp"

#include <gmock/gmock.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "reference/loss_names.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

struct Outcome {
  int status = -1;
  std::string out;
  std::string err;
};

std::string content(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

/// Runs the real command in a folder of its own.
class CasesCommand : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "gradjudge_cases_XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }

  Outcome run(const std::string& arguments) const {
    const std::string line = "cd '" + folder_.string() + "' && " + environment_ +
                             " '" GRADJUDGE_COMMAND "' cases " + arguments + " >out 2>err";
    const int status = std::system(line.c_str());
    return {WEXITSTATUS(status), content(folder_ / "out"), content(folder_ / "err")};
  }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
  }

  fs::path folder_;
  std::string environment_;
};

TEST_F(CasesCommand, LintsTheShippedSuitesByDefault) {
  const Outcome lint = run("lint");
  EXPECT_EQ(lint.status, 0) << lint.err;
  EXPECT_THAT(lint.out, StartsWith("no problem in 8 suites: "));
  EXPECT_THAT(lint.err, IsEmpty());
}

TEST_F(CasesCommand, LintsTheSuitesThatTheEnvironmentNames) {
  write("mine.yaml", "suite: mine\ncases: [{name: a, loss: sigmoid, x: [1]}]\n");
  environment_ = "GRADJUDGE_CASES='" + folder_.string() + "'";
  EXPECT_EQ(run("lint").out, "no problem in 1 suite: 1 case, 2 questions\n");
}

TEST_F(CasesCommand, LintsALossThatASuiteDefines) {
  write("ridge.yaml",
        "suite: ridge\nloss:\n  name: ridge\n  inputs: {w: {shape: [D]}}\n  data: {t: {shape: [D]}}\n"
        "  loss: '\\frac12 \\lVert w - t \\rVert^2'\ncases:\n  - {name: drawn, sizes: {D: 3}, random: {seed: "
        "1}}\n");
  const Outcome right = run("lint ridge.yaml");
  EXPECT_EQ(right.out,
            "no problem in ridge.yaml: the loss ridge, 1 case, 3 coordinates, of which both proofs meet\n");
  write(
      "wrong.yaml",
      "suite: wrong\nloss:\n  name: wrong\n  inputs: {w: {shape: [D]}}\n  loss: w + q\ncases: [{name: a}]\n");
  const Outcome wrong = run("lint wrong.yaml");
  EXPECT_EQ(wrong.status, 2);
  EXPECT_THAT(wrong.err, StartsWith("wrong.yaml:5:13: 'q' is no name and no index that is bound here"));
}

TEST_F(CasesCommand, LintsEveryProblemOfEveryFile) {
  write("a.yaml", "suite: a\ncases: [{name: a, loss: sigmoid, x: [1, one], tag: [large]}]\n");
  write("b.yaml", "suite: b\n");
  const Outcome lint = run("lint .");
  EXPECT_EQ(lint.status, 2);
  EXPECT_THAT(lint.out, IsEmpty());
  EXPECT_EQ(lint.err,
            "./a.yaml:2:41: x[1] is \"one\", expected a decimal number, write it in decimal digits, as -0.25 "
            "or 1e-3, "
            "without quotes\n"
            "./a.yaml:2:47: unknown key \"tag\", expected one of name, description, loss, x, random, "
            "questions, tags, "
            "tolerance, allowances, did you mean tags?\n"
            "./b.yaml:1:1: key cases is missing, expected it here, add cases: … (The cases.)\n");
}

TEST_F(CasesCommand, LintNamesPathsThatAreNoSuites) {
  const Outcome lint = run("lint nowhere.yaml .");
  EXPECT_EQ(lint.status, 2);
  EXPECT_EQ(lint.err,
            "nowhere.yaml: there is no such file or folder, expected a suite, a folder of suites or the "
            "name of a suite that ships, check the path\n"
            ".: the folder has no *.yaml file, expected a folder of suites, name another folder\n");
}

TEST_F(CasesCommand, NewSuitesOfEveryLossLintClean) {
  for (const std::string_view loss : all_losses) {
    const std::string file = std::string(loss) + ".yaml";
    ASSERT_EQ(run("new --seed 3 --out " + file + " --loss " + std::string(loss)).status, 0);
    const Outcome lint = run("lint " + file);
    EXPECT_EQ(lint.status, 0) << lint.err << content(folder_ / file);
  }
}

TEST_F(CasesCommand, NewSuiteIsWrittenOutInFull) {
  const Outcome made = run(
      "new --loss negative_sampling --V 3 --d 2 --K 2 --seed 7 --decimals 1 --name mine | grep -v schema");
  EXPECT_EQ(made.out,
            "suite: mine\n"
            "description: What these cases are for.\n"
            "loss: negative_sampling\n"
            "\n"
            "cases:\n"
            "  - name: first\n"
            "    description: Random numbers from seed 7, to be edited.\n"
            "    v_c: [-0.9, -0.2]\n"
            "    U:\n"
            "      - [0.9, 0.2]\n"
            "      - [-0.1, -0.1]\n"
            "      - [-0.2, 0.9]\n"
            "    o: 0\n"
            "    negatives: [2, 1]\n"
            "    questions: [neg.loss, neg.v_c, neg.u_o, neg.u_k, neg.U]\n");
}

TEST_F(CasesCommand, NewNamesTheSchemaThatShips) {
  const std::string schema = content(fs::path(GRADJUDGE_SOURCE_DIR) / "cases/schema/suite.schema.json");
  const Outcome made = run("new --loss relu");
  const std::string line = made.out.substr(0, made.out.find('\n'));
  ASSERT_THAT(line, StartsWith("# yaml-language-server: $schema=/"));
  EXPECT_EQ(content(line.substr(line.find('=') + 1)), schema);
}

TEST_F(CasesCommand, NewDoesNotOverwrite) {
  write("mine.yaml", "precious");
  const Outcome made = run("new --loss relu --out mine.yaml");
  EXPECT_EQ(made.status, 2);
  EXPECT_EQ(made.err,
            "gradjudge: mine.yaml: there is such a file already, and it is not overwritten; choose another "
            "--out or "
            "remove it\n");
  EXPECT_EQ(content(folder_ / "mine.yaml"), "precious");
}

TEST_F(CasesCommand, NewRefusesSizesThatTheLossDoesNotHave) {
  EXPECT_EQ(run("new --loss relu --K 3").err, "gradjudge: --K is given, but relu has no K; leave it out\n");
  EXPECT_EQ(run("new --loss naive_softmax --inner naive_softmax").err,
            "gradjudge: --inner is given, but naive_softmax has no inner loss; leave it out\n");
  const Outcome made = run("new --loss naive_softmax --d 0");
  EXPECT_EQ(made.status, 2);
  EXPECT_EQ(made.err, "gradjudge: --d: is 0, at least 1 is needed; choose another value\n");
}

TEST_F(CasesCommand, PrintsTheSchemaThatIsCommitted) {
  EXPECT_EQ(run("schema").out, content(fs::path(GRADJUDGE_SOURCE_DIR) / "cases/schema/suite.schema.json"));
}

TEST_F(CasesCommand, WithoutASubcommandIsAUsageError) {
  const Outcome nothing = run("");
  EXPECT_EQ(nothing.status, 2);
  EXPECT_THAT(nothing.err, HasSubstr("A subcommand is required"));
}

}  // namespace
}  // namespace gradjudge
