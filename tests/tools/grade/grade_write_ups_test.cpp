// SPDX-License-Identifier: MIT
#include "tools/grade/grade_write_ups.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

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
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const char* const right_v_c = "\\frac{\\partial J}{\\partial v_c} = U(\\hat y - y)";
const char* const wrong_v_c = "\\frac{\\partial J}{\\partial v_c} = U(y - \\hat y)";

std::string markdown(const std::string& formula) {
  return "# Naive softmax\n\n$U \\in \\mathbb{R}^{d \\times V}$\n\n$$" + formula + "$$\n";
}

std::vector<DerivationResult> answers(const std::vector<DerivationResult>& lines) {
  std::vector<DerivationResult> found;
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(found),
               [](const auto& line) { return line.answer; });
  return found;
}

TEST(GradeWriteUps, EveryFileIsRead) {
  DerivationReader reader(write_up_limits());
  const GradedWriteUps graded =
      grade_write_ups({{"a.md", markdown(right_v_c)}, {"b/c.md", markdown(wrong_v_c)}}, reader);
  const auto found = answers(graded.lines);
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].verdict, LineVerdict::right);
  EXPECT_EQ(found[1].verdict, LineVerdict::wrong);
  EXPECT_EQ(found[1].place.file, "b/c.md");
  EXPECT_THAT(graded.read, ElementsAre("a.md", "b/c.md"));
  EXPECT_THAT(graded.unread, IsEmpty());
}

TEST(GradeWriteUps, WhatLatexReadsIsGradedOnceAndOnlyFromTheSubmission) {
  DerivationReader reader(write_up_limits());
  const std::string whole =
      "\\documentclass{article}\\begin{document}\n\\section{Naive softmax}\n\\input{parts/one}\n"
      "\\input{/etc/hostname}\\input{../other}\n\\end{document}\n";
  const GradedWriteUps graded = grade_write_ups(
      {{"a2/main.tex", whole}, {"a2/parts/one.tex", "\\[" + std::string(right_v_c) + "\\]"}}, reader);
  const auto found = answers(graded.lines);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].place.file, "a2/parts/one.tex");
  EXPECT_THAT(graded.read, ElementsAre("a2/main.tex", "a2/parts/one.tex"));
}

TEST(GradeWriteUps, WhatCannotBeReadIsNamed) {
  DerivationReader reader(write_up_limits());
  const GradedWriteUps graded =
      grade_write_ups({{"a.ipynb", "[1, 2"}, {"b.md", markdown(right_v_c)}}, reader);
  EXPECT_THAT(answers(graded.lines), SizeIs(1));
  EXPECT_THAT(graded.read, ElementsAre("b.md"));
  EXPECT_THAT(graded.unread, ElementsAre(HasSubstr("a.ipynb")));
}

class BothParts : public testing::Test {
 protected:
  BothParts() {
    folder_ = fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    std::ofstream(fs::path(folder_).concat(".yaml"))
        << "assignment: both\nquestions:\n"
           "  - {id: written, title: On paper, points: 4, derivations: [softmax.v_c]}\n"
           "  - {id: coded, points: 6, suite: naive_softmax.yaml, checks: [softmax.v_c]}\n";
  }
  void hand_in(const std::string& who, const std::string& file, const std::string& text) const {
    fs::create_directories(folder_ / "class" / who);
    std::ofstream(folder_ / "class" / who / file) << text;
  }
  nlohmann::ordered_json grade(const std::string& who) const {
    const Assignment assignment = load_assignment(fs::path(folder_).concat(".yaml"));
    static const SandboxMode mode = strongest_mode(python_setup());
    OutFolder out(folder_ / "out");
    grade_class(assignment, hand_ins(folder_ / "class"), {mode, 1}, out, nullptr);
    return nlohmann::ordered_json::parse(read(who, "results.json"));
  }
  std::string read(const std::string& who, const std::string& file) const {
    return read_whole_file(folder_ / "out" / "submissions" / who / file);
  }
  std::string code() const { return read_submitted_file(shipped_attacks() / "solution.py"); }
  fs::path folder_;
};

TEST_F(BothParts, AreGradedTogether) {
  hand_in("ada", "word2vec.py", code());
  hand_in("ada", "a2.md", markdown(right_v_c));
  const auto submission = grade("ada")["submissions"][0];
  EXPECT_EQ(submission["score"], 10);
  EXPECT_EQ(submission["questions"][0]["status"], "right");
  EXPECT_EQ(submission["questions"][0]["derivations"][0]["outcome"], "right");
  EXPECT_EQ(submission["questions"][1]["status"], "right");
  EXPECT_THAT(read("ada", "feedback.md"), HasSubstr("word2vec.py, a2.md: 10 of 10 points"));
}

TEST_F(BothParts, FeedbackShowsTheLineTheMendAndWhy) {
  hand_in("ada", "word2vec.py", code());
  hand_in("ada", "a2.md", markdown(wrong_v_c));
  const auto results = grade("ada");
  EXPECT_EQ(results["submissions"][0]["score"], 6);
  const std::string shown = read("ada", "feedback.md");
  EXPECT_THAT(shown, HasSubstr("## On paper: 0 of 4 points"));
  EXPECT_THAT(shown, HasSubstr("naive softmax: the gradient for v_c: wrong"));
  EXPECT_THAT(shown, HasSubstr("a2.md:5:"));
  EXPECT_THAT(shown, HasSubstr("here the error enters"));
  EXPECT_THAT(shown, HasSubstr("  ```latex\n  U(y - \\hat y)"));
  ASSERT_FALSE(results["derivations"].empty());
  const auto wrong = std::find_if(results["derivations"].begin(), results["derivations"].end(),
                                  [](const auto& line) { return line["verdict"] == "wrong"; });
  ASSERT_NE(wrong, results["derivations"].end());
  ASSERT_FALSE((*wrong)["mend"].is_null());
  EXPECT_THAT(shown, HasSubstr("mended: "));
  EXPECT_THAT(shown, HasSubstr((*wrong)["mend"]["line"].get<std::string>()));
  const auto gradescope = nlohmann::json::parse(read("ada", "gradescope.json"));
  EXPECT_THAT(gradescope["tests"][0]["output"].get<std::string>(), HasSubstr("    U(y - \\hat y)"));
}

TEST_F(BothParts, OnePartAloneIsGraded) {
  hand_in("ada", "word2vec.py", code());
  hand_in("bob", "a2.md", markdown(right_v_c));
  const auto ada = grade("ada")["submissions"][0];
  EXPECT_EQ(ada["questions"][0]["status"], "could_not_be_graded");
  EXPECT_EQ(ada["questions"][1]["points"], 6);
  const auto bob = nlohmann::json::parse(read("bob", "results.json"))["submissions"][0];
  EXPECT_EQ(bob["questions"][0]["points"], 4);
  EXPECT_EQ(bob["questions"][1]["status"], "could_not_be_graded");
  EXPECT_THAT(bob["questions"][1]["reason"].get<std::string>(), HasSubstr("no Python file"));
  EXPECT_EQ(bob["could_not_be_graded"], "");
}

TEST_F(BothParts, ANotebookMayHoldBoth) {
  const nlohmann::json notebook{{"cells",
                                 {{{"cell_type", "markdown"}, {"source", markdown(right_v_c)}},
                                  {{"cell_type", "code"}, {"source", code()}}}},
                                {"metadata", nlohmann::json::object()},
                                {"nbformat", 4},
                                {"nbformat_minor", 5}};
  hand_in("ada", "a2.ipynb", notebook.dump());
  EXPECT_EQ(grade("ada")["submissions"][0]["score"], 10);
}

TEST_F(BothParts, AWriteUpCannotActOnWhoReadsTheFeedback) {
  hand_in("eve", "a2.md",
          markdown(std::string(wrong_v_c) + "\\text{\x1b[2J<script>``` [x](http://example.org)}"));
  grade("eve");
  const std::string shown = read("eve", "feedback.md");
  EXPECT_THAT(shown, Not(HasSubstr("\x1b")));
  EXPECT_THAT(shown, Not(HasSubstr("\n- <script>")));
}

}  // namespace
}  // namespace gradjudge
