// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "cases/load/load_assignment.hpp"
#include "tools/doctor/attack_corpus.hpp"
#include "tools/grade/grade_class.hpp"
#include "tools/sandbox/probe.hpp"
#include "tools/submission/python_setup.hpp"
#include "tools/submission/read_submission.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// The hidden cases have sizes that no other case has: the tricks know them by these.
const char* const assignment_text = R"(
assignment: tricks
questions:
  - {id: sigmoid, points: 10, suite: sigmoid.yaml, checks: [sigmoid.value], show: inputs}
  - {id: softmax, points: 10, suite: naive_softmax.yaml, checks: [softmax.loss, softmax.v_c, softmax.U],
     credit: per_block, show: inputs, hidden: {seed: 12, cases: 2, V: 7, d: 6}}
  - {id: sampling, points: 10, suite: negative_sampling.yaml, checks: [neg.loss, neg.v_c, neg.U], show: inputs,
     hidden: {seed: 13, cases: 2, V: 7, d: 6, K: 8}}
  - {id: skip_gram, points: 10, suite: skip_gram.yaml, checks: [skipgram.loss, skipgram.v_c, skipgram.U],
     show: inputs, hidden: {seed: 14, cases: 2, V: 7, d: 6}}
charges: {numerical_derivative: 0.5}
limits: {check_seconds: 20, load_seconds: 20}
)";

/// Every trick is handed in twice: NAME.honest without it, a wrong file, and NAME.trick with it.
class PointsForNothing : public testing::TestWithParam<SandboxMode> {
 protected:
  void SetUp() override {
    bool works = false;
    for (const auto& tried : probe_sandbox(python_setup()).modes)
      works = works || (tried.mode == GetParam() && tried.failure.empty());
    if (!works) GTEST_SKIP() << "this mode does not work here";
    const std::string test = testing::UnitTest::GetInstance()->current_test_info()->name();
    folder_ =
        fs::path(testing::TempDir()) / ("points_for_nothing_" + std::to_string(static_cast<int>(GetParam())));
    fs::remove_all(folder_);
    for (const auto& entry :
         fs::directory_iterator(fs::path(GRADJUDGE_SOURCE_DIR) / "tests/tools/grade/tricks")) {
      const std::string whole = read_whole_file(entry.path());
      const std::string name = entry.path().stem().string();
      const std::size_t trick = whole.find("# the trick\n");
      ASSERT_NE(trick, std::string::npos) << name;
      hand_in(name + ".honest", whole.substr(0, trick));
      hand_in(name + ".trick", whole);
    }
    std::ofstream(folder_ / "tricks.yaml") << assignment_text;
    const Assignment assignment = load_assignment(folder_ / "tricks.yaml");
    OutFolder out(folder_ / "out");
    const Grading grading =
        grade_class(assignment, hand_ins(folder_ / "class"), {GetParam(), 2}, out, nullptr);
    EXPECT_THAT(grading.try_again, IsEmpty());
    for (const auto& result : grading.results) {
      const auto& submission = result["submissions"][0];
      scores_[submission["id"]] = submission["score"];
    }
  }

  /// With the right solution in place of its import: where it lay beside, it would be the file that is
  /// graded.
  void hand_in(const std::string& who, std::string text) const {
    const std::string import = "from solution import *\n";
    const std::size_t place = text.find(import);
    if (place != std::string::npos)
      text.replace(place, import.size(), read_submitted_file(shipped_attacks() / "solution.py"));
    fs::create_directories(folder_ / "class" / who);
    std::ofstream(folder_ / "class" / who / "word2vec.py") << text;
  }

  fs::path folder_;
  std::map<std::string, double> scores_;
};

TEST_P(PointsForNothing, AWrongFileGetsNoMoreWithTheTrickThanWithoutAndTellsNothing) {
  std::size_t tricks = 0;
  for (const auto& [name, score] : scores_) {
    if (!name.ends_with(".trick")) continue;
    ++tricks;
    const std::string honest = name.substr(0, name.size() - 5) + "honest";
    EXPECT_LT(scores_.at(honest), 40) << honest << " is not wrong";
    EXPECT_LE(score, scores_.at(honest)) << name;
  }
  EXPECT_GE(tricks, 13U);
  // Marks that the tricks put where hidden inputs would be: a word, an exit status, a number.
  for (const auto& entry : fs::recursive_directory_iterator(folder_ / "out")) {
    if (!entry.is_regular_file()) continue;
    const std::string text = read_whole_file(entry.path());
    for (const char* mark : {"LEAK", "status 77", "0.76543", "hidden_1 is"})
      EXPECT_THAT(text, Not(HasSubstr(mark))) << entry.path();
  }
}

INSTANTIATE_TEST_SUITE_P(EveryMode, PointsForNothing,
                         testing::Values(SandboxMode::namespaces, SandboxMode::user_id,
                                         SandboxMode::same_user),
                         [](const auto& instance) -> std::string {
                           switch (instance.param) {
                             case SandboxMode::namespaces:
                               return "namespaces";
                             case SandboxMode::user_id:
                               return "user_id";
                             case SandboxMode::same_user:
                               return "same_user";
                           }
                           return "";
                         });

}  // namespace
}  // namespace gradjudge
