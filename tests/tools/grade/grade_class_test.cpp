// SPDX-License-Identifier: MIT
#include "tools/grade/grade_class.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>

#include "cases/load/load_assignment.hpp"
#include "reference/problem.hpp"
#include "tests/tools/grade/without_times.hpp"
#include "tools/doctor/attack_corpus.hpp"
#include "tools/grade/exam.hpp"
#include "tools/sandbox/probe.hpp"
#include "tools/submission/python_setup.hpp"
#include "tools/submission/read_submission.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const char* const assignment_text = R"(
assignment: small
questions:
  - {id: softmax, points: 10, suite: naive_softmax.yaml, checks: [softmax.loss, softmax.v_c, softmax.U], show: inputs}
  - {id: sampling, points: 10, suite: negative_sampling.yaml, checks: [neg.v_c, neg.U], tags: [repeats],
     credit: all_or_nothing, hidden: {seed: 1, cases: 2, K: 8}}
  - {id: skip_gram, points: 10, suite: skip_gram.yaml, checks: [skipgram.loss, skipgram.U], show: nothing}
charges: {shape: 0.1}
limits: {check_seconds: 20, load_seconds: 20}
)";

class GradeClass : public testing::Test {
 protected:
  GradeClass() {
    // A folder for each test: ctest runs them side by side.
    const std::string test = testing::UnitTest::GetInstance()->current_test_info()->name();
    folder_ = fs::path(testing::TempDir()) / ("grade_class_" + test);
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "class");
    std::ofstream(folder_ / "small.yaml") << assignment_text;
    assignment_ = load_assignment(folder_ / "small.yaml");
  }
  /// The right submission with something put after it.
  void hand_in(const std::string& who, const std::string& more = "") const {
    fs::create_directories(folder_ / "class" / who);
    std::ofstream(folder_ / "class" / who / "word2vec.py")
        << read_submitted_file(shipped_attacks() / "solution.py") << "\n"
        << more;
  }
  Grading grade(const std::string& out = "out", int jobs = 2) const {
    static const SandboxMode mode = strongest_mode(python_setup());
    OutFolder folder(folder_ / out);
    return grade_class(assignment_, hand_ins(folder_ / "class"), {mode, jobs}, folder, nullptr);
  }
  std::string read(const std::string& file) const { return read_whole_file(folder_ / file); }
  static std::string status(const Grading& grading, std::size_t submission, std::size_t question) {
    return grading.results[submission]["submissions"][0]["questions"][question]["status"];
  }
  static double points(const Grading& grading, std::size_t submission, std::size_t question) {
    return grading.results[submission]["submissions"][0]["questions"][question]["points"];
  }
  std::map<std::string, std::string> files(const std::string& out) const {
    std::map<std::string, std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / out)) {
      // The order of the lines of the record says nothing.
      if (entry.is_regular_file() && entry.path().filename() != ".gradjudge")
        found[entry.path().lexically_relative(folder_ / out)] = without_times(read_whole_file(entry.path()));
    }
    return found;
  }
  fs::path folder_;
  Assignment assignment_;
};

TEST_F(GradeClass, ScoresEachQuestionForItself) {
  hand_in("a_right");
  hand_in("b_duplicates",
          "def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset, K=10):\n"
          "    indices = [outsideWordIdx] + getNegativeSamples(outsideWordIdx, dataset, K)\n"
          "    signs = np.array([1] + [-1] * K)\n"
          "    p = sigmoid(signs * (outsideVectors[indices] @ centerWordVec))\n"
          "    gradU = np.zeros(outsideVectors.shape)\n"
          "    gradU[indices] += np.outer(signs * (p - 1), centerWordVec)\n"
          "    return -np.sum(np.log(p)), (signs * (p - 1)) @ outsideVectors[indices], gradU\n");
  hand_in("c_unfinished",
          "def naiveSoftmaxLossAndGradient(*arguments):\n    raise NotImplementedError\n"
          "def skipgram(currentCenterWord, windowSize, outsideWords, word2Ind, V, U, *rest):\n"
          "    return 0.0, np.zeros(V.shape), np.zeros(U.shape)\n");
  hand_in("d_crash",
          "import os\ndef naiveSoftmaxLossAndGradient(*arguments):\n    os._exit(0)\n"
          "del negSamplingLossAndGradient\n");
  hand_in("e_shape",
          "plain = naiveSoftmaxLossAndGradient\n"
          "def naiveSoftmaxLossAndGradient(*arguments):\n"
          "    loss, v, U = plain(*arguments)\n    return np.array([loss]), v[None, :], U\n");
  const Grading grading = grade();
  ASSERT_EQ(grading.results.size(), 5U);
  EXPECT_THAT(grading.try_again, IsEmpty());
  for (std::size_t q = 0; q < 3; ++q) EXPECT_EQ(points(grading, 0, q), 10) << q;
  EXPECT_EQ(status(grading, 1, 0), "right");
  EXPECT_EQ(points(grading, 1, 1), 0);
  EXPECT_EQ(status(grading, 1, 2), "right");
  EXPECT_EQ(status(grading, 2, 0), "unfinished");
  EXPECT_EQ(status(grading, 2, 1), "right");
  EXPECT_EQ(status(grading, 2, 2), "unfinished");
  EXPECT_EQ(points(grading, 2, 2), 0);
  EXPECT_EQ(status(grading, 3, 0), "could_not_be_graded");
  EXPECT_EQ(status(grading, 3, 1), "could_not_be_graded");
  EXPECT_EQ(status(grading, 3, 2), "right");
  EXPECT_EQ(points(grading, 4, 0), 9);
}

TEST_F(GradeClass, ShowsNoNumberOfAHiddenCaseAndNothingOfAHiddenQuestion) {
  hand_in("eve",
          "def negSamplingLossAndGradient(v, o, U, dataset, K=10):\n"
          "    raise ValueError('inputs: %r %r' % (v.tolist(), U.tolist()))\n"
          "def skipgram(*arguments):\n    return 1.0, arguments[4], arguments[5]\n");
  grade();
  const std::string shown = read("out/submissions/eve/feedback.md");
  EXPECT_THAT(shown, HasSubstr("in a hidden case: it raises an exception"));
  EXPECT_THAT(shown, Not(HasSubstr("skip")));
  const auto results = nlohmann::json::parse(read("out/submissions/eve/results.json"));
  for (const auto& check : results["checks"]) {
    if (!check["hidden"]) continue;
    EXPECT_EQ(check["reason"], "exception");
    for (const auto& block : check["blocks"]) EXPECT_TRUE(block["worst"].is_null());
  }
}

TEST_F(GradeClass, UntrustedTextIsInert) {
  hand_in("eve",
          "def naiveSoftmaxLossAndGradient(*arguments):\n"
          "    raise ValueError('\\x1b[2J<script>alert(1)</script> [x](http://example.org) =cmd')\n");
  grade();
  const std::string shown = read("out/submissions/eve/feedback.md");
  EXPECT_THAT(shown, Not(HasSubstr("\x1b")));
  EXPECT_THAT(shown, Not(HasSubstr("<script>")));
  EXPECT_THAT(shown, Not(HasSubstr("[x](")));
}

TEST_F(GradeClass, AnswersThatDependOnTheCallAreReported) {
  hand_in("eve",
          "calls = []\nplain = naiveSoftmaxLossAndGradient\n"
          "def naiveSoftmaxLossAndGradient(*arguments):\n"
          "    calls.append(1)\n    loss, v, U = plain(*arguments)\n    return loss + len(calls), v, U\n");
  const Grading grading = grade();
  EXPECT_THAT(grading.results[0]["submissions"][0]["review"].dump(),
              HasSubstr("asked again has another answer"));
  EXPECT_EQ(points(grading, 0, 0), 0);
}

TEST_F(GradeClass, WhereOneSecondAnswerIsAnotherEveryCaseIsAskedAgain) {
  hand_in(
      "eve",
      "seen = set()\nplain = naiveSoftmaxLossAndGradient\n"
      "def naiveSoftmaxLossAndGradient(v, o, U, dataset):\n"
      "    question = (v.tobytes(), o, U.tobytes())\n    again = question in seen\n    seen.add(question)\n"
      "    loss, v, U = plain(v, o, U, dataset)\n    return loss + again, v, U\n");
  EXPECT_EQ(points(grade(), 0, 0), 0);
}

TEST_F(GradeClass, FloatsAreJudgedAsFloats) {
  hand_in("f",
          "plain = naiveSoftmaxLossAndGradient\n"
          "def naiveSoftmaxLossAndGradient(v, o, U, dataset):\n"
          "    loss, dv, dU = plain(v.astype(np.float32), o, U.astype(np.float32), dataset)\n"
          "    return loss, dv.astype(np.float32), dU.astype(np.float32)\n");
  EXPECT_EQ(status(grade(), 0, 0), "right");
}

TEST_F(GradeClass, ResultsDoNotDependOnJobsOrOnWhatWasGradedBefore) {
  for (const char* who : {"a", "b", "c", "d"}) hand_in(who, who[0] == 'b' ? "del skipgram\n" : "");
  grade("one", 1);
  grade("three", 3);
  EXPECT_EQ(files("one"), files("three"));
  fs::remove_all(folder_ / "three" / "submissions" / "c");
  fs::remove(folder_ / "three" / "submissions" / "a" / "results.json");
  std::ofstream(folder_ / "three" / "submissions" / "a" / ".gradjudge-unfinished-x1y2z3") << "half";
  const Grading again = grade("three", 1);
  EXPECT_EQ(again.taken_over, 2U);
  EXPECT_EQ(files("one"), files("three"));
  hand_in("b", "changed = 1\n");
  EXPECT_EQ(grade("three", 1).taken_over, 3U);
}

TEST_F(GradeClass, WhatCannotBeOpenedIsKeptApart) {
  std::ofstream(folder_ / "class" / "eve.zip") << "no zip";
  hand_in("ada");
  const Grading grading = grade();
  EXPECT_THAT(grading.results[1]["submissions"][0]["could_not_be_graded"].get<std::string>(),
              HasSubstr("refused"));
  const std::vector<TryAgain> again{
      {"dan", {{"dan", "Dan", ""}, {"fay", "Fay", "f@x.org"}}, "the sandbox failed"}};
  EXPECT_THAT(gradebook(assignment_, grading.results, again),
              testing::AllOf(
                  HasSubstr("ada,ada,,30,30,10,10,10,graded,\n"),
                  HasSubstr("eve,eve,,0,30,0,0,0,could_not_be_graded,"), HasSubstr("eve.zip: refused"),
                  HasSubstr("dan,Dan,,,,,,,try_again,the sandbox failed\nfay,Fay,f@x.org,,,,,,try_again,")));
  EXPECT_THAT(
      canvas_csv(assignment_, grading.results, again),
      testing::AllOf(HasSubstr("ada,,ada,,,30,graded\n"), HasSubstr("eve,,eve,,,,could_not_be_graded\n"),
                     HasSubstr("Fay,,fay,f@x.org,,,try_again\n")));
  const auto report = class_report(assignment_, grading.results, {});
  ASSERT_EQ(report["questions"][0]["could_not_be_graded"].size(), 1U);
  EXPECT_EQ(report["questions"][0]["could_not_be_graded"][0]["id"], "eve");
}

TEST_F(GradeClass, ResultsDoNotDependOnTheOrder) {
  for (const char* who : {"a", "b", "c"}) hand_in(who, who[0] == 'b' ? "del skipgram\n" : "");
  grade("forward", 1);
  auto reversed = hand_ins(folder_ / "class");
  std::reverse(reversed.begin(), reversed.end());
  OutFolder backward(folder_ / "backward");
  grade_class(assignment_, reversed, {strongest_mode(python_setup()), 2}, backward, nullptr);
  EXPECT_EQ(files("forward"), files("backward"));
}

TEST_F(GradeClass, NoReferenceValueOfAHiddenCaseIsInAnyFile) {
  hand_in("wrong", "def negSamplingLossAndGradient(v, o, U, dataset, K=10):\n    return 7.0, v + 1, U + 1\n");
  grade();
  const std::vector<ExamCase> exam = prepare_exam(assignment_);
  const auto written = files("out");
  ASSERT_EQ(written.size(), 5U);
  std::size_t looked_for = 0;
  for (const auto& exam_case : exam) {
    if (!exam_case.hidden) continue;
    for (const auto& block : to_answer(evaluate(cast<double>(exam_case.trial.problem))).blocks) {
      for (const double value : block.numbers) {
        // The first digits; a number with fewer says nothing.
        const std::string digits = fmt::format("{:.6f}", std::fabs(value)).substr(0, 7);
        if (digits.find_first_not_of("0.") == std::string::npos) continue;
        ++looked_for;
        for (const auto& [name, text] : written) EXPECT_THAT(text, Not(HasSubstr(digits))) << name;
      }
    }
  }
  EXPECT_GT(looked_for, 20U);
}

TEST_F(GradeClass, NoInputOfAHiddenCaseIsInTheErrorOfAVisibleOne) {
  std::ofstream(folder_ / "small.yaml")
      << "assignment: small\nquestions:\n"
         "  - {id: a, points: 1, suite: naive_softmax.yaml, checks: [softmax.v_c], hidden: {seed: 3, cases: "
         "1}}\n"
         "  - {id: b, points: 1, suite: negative_sampling.yaml, checks: [neg.v_c], show: inputs}\n";
  assignment_ = load_assignment(folder_ / "small.yaml");
  hand_in("eve",
          "seen = []\nplain = naiveSoftmaxLossAndGradient\n"
          "def naiveSoftmaxLossAndGradient(v, o, U, dataset):\n"
          "    seen.append(v.tolist())\n    return plain(v, o, U, dataset)\n"
          "def negSamplingLossAndGradient(*a, **k):\n    raise ValueError(seen[-1])\n");
  grade();
  const std::string shown = read("out/submissions/eve/feedback.md");
  EXPECT_THAT(shown, HasSubstr("ValueError"));
  const auto hidden = std::get<NaiveSoftmaxProblem<double>>(
      cast<double>(problem_of(assignment_.questions[0].cases.cases.back())));
  EXPECT_THAT(shown, Not(HasSubstr(fmt::format("{}, {}", hidden.v_c(0), hidden.v_c(1)))));
}

TEST_F(GradeClass, RobustnessCostsItsChargeAndNothingElse) {
  std::ofstream(folder_ / "small.yaml") << "assignment: small\nquestions:\n"
                                           "  - {id: softmax, points: 10, suite: naive_softmax.yaml, "
                                           "checks: [softmax.loss, softmax.v_c, softmax.U]}\n"
                                           "charges: {robustness: 0.2}\n";
  assignment_ = load_assignment(folder_ / "small.yaml");
  hand_in("a_overflows",
          "def naiveSoftmaxLossAndGradient(v, o, U, dataset):\n"
          "    y = np.exp(U @ v)\n    y /= np.sum(y)\n    loss = -np.log(y[o])\n    y[o] -= 1\n"
          "    return loss, U.T @ y, np.outer(y, v)\n");
  const Grading grading = grade();
  EXPECT_EQ(status(grading, 0, 0), "right");
  EXPECT_EQ(points(grading, 0, 0), 8);
  EXPECT_THAT(read("out/submissions/a_overflows/feedback.md"), HasSubstr("20 % are taken off"));
}

TEST_F(GradeClass, AWeaknessIsNoMistakeInACaseThatIsNotThereToFindIt) {
  std::ofstream(folder_ / "large.yaml")
      << "suite: large\nloss: naive_softmax\ncases:\n"
         "  - {name: small, description: d, v_c: [1], U: [[1], [2]], o: 0}\n"
         "  - {name: large, description: d, v_c: [1], U: [[900], [899]], o: 0}\n";
  std::ofstream(folder_ / "small.yaml") << "assignment: small\nquestions:\n"
                                           "  - {id: softmax, points: 10, suite: large.yaml, "
                                           "checks: [softmax.loss, softmax.v_c]}\n"
                                           "charges: {robustness: 0.2}\n";
  assignment_ = load_assignment(folder_ / "small.yaml");
  const std::string overflows =
      "def naiveSoftmaxLossAndGradient(v, o, U, dataset):\n"
      "    y = np.exp(U @ v)\n    y /= np.sum(y)\n    loss = -np.log(y[o])\n    y[o] -= 1\n";
  hand_in("a_overflows", overflows + "    return loss, U.T @ y, np.outer(y, v)\n");
  hand_in("b_is_wrong", overflows + "    return -loss, -(U.T @ y), np.outer(y, v)\n");
  const Grading grading = grade();
  EXPECT_EQ(status(grading, 0, 0), "right");
  EXPECT_EQ(points(grading, 0, 0), 8);
  EXPECT_EQ(status(grading, 1, 0), "wrong");
  EXPECT_EQ(points(grading, 1, 0), 0);
}

TEST_F(GradeClass, AMistakeIsShownByItsSmallestExample) {
  std::ofstream(folder_ / "small.yaml") << "assignment: small\nquestions:\n"
                                           "  - {id: softmax, points: 10, suite: naive_softmax.yaml, "
                                           "checks: [softmax.v_c], show: counterexample}\n";
  assignment_ = load_assignment(folder_ / "small.yaml");
  hand_in("sign",
          "plain = naiveSoftmaxLossAndGradient\n"
          "def naiveSoftmaxLossAndGradient(*a):\n    loss, v, U = plain(*a)\n    return loss, -v, U\n");
  grade();
  const std::string shown = read("out/submissions/sign/feedback.md");
  EXPECT_THAT(shown, HasSubstr("has the wrong sign"));
  EXPECT_THAT(shown, HasSubstr("the smallest example: v_c = "));
  EXPECT_THAT(shown, testing::ContainsRegex("yours -?[0-9.]+, expected -?[0-9.]+"));
}

TEST_F(GradeClass, WhereTheSandboxFailsThereIsNoScoreAndAnotherTry) {
  hand_in("ada");
  hand_in("bob");
  const SandboxMode mode = strongest_mode(python_setup());
  ::setenv("GRADJUDGE_PYTHON", "/nowhere/python3", 1);
  const Grading failed = [&] {
    OutFolder out(folder_ / "out");
    return grade_class(assignment_, hand_ins(folder_ / "class"), {mode, 2}, out, nullptr);
  }();
  ::unsetenv("GRADJUDGE_PYTHON");
  EXPECT_THAT(failed.results, IsEmpty());
  ASSERT_EQ(failed.try_again.size(), 2U);
  EXPECT_EQ(failed.try_again[0].id, "ada");
  EXPECT_THAT(failed.try_again[0].reason, HasSubstr("/nowhere/python3"));
  EXPECT_FALSE(fs::exists(folder_ / "out" / "submissions" / "ada" / "results.json"));
  const Grading again = grade();
  EXPECT_THAT(again.try_again, IsEmpty());
  EXPECT_EQ(again.results.size(), 2U);
}

TEST_F(GradeClass, EveryMemberOfAGroupIsInTheGradebook) {
  hand_in("submission_1");
  std::ofstream(folder_ / "class" / "submission_metadata.yml")
      << "submission_1:\n  :submitters:\n  - {:name: Ada, :sid: 1, :email: a@x.org}\n"
         "  - {:name: Bob, :sid: 2, :email: b@x.org}\n";
  const Grading grading = grade();
  EXPECT_THAT(gradebook(assignment_, grading.results, {}),
              testing::AllOf(HasSubstr("1,Ada,a@x.org,30,30,10,10,10,graded,\n"),
                             HasSubstr("2,Bob,b@x.org,30,30,10,10,10,graded,\n")));
  EXPECT_THAT(canvas_csv(assignment_, grading.results, {}), HasSubstr("Bob,,2,b@x.org,,30,graded\n"));
}

TEST_F(GradeClass, WhatCouldNotBeGradedIsCalledSoByOneWord) {
  hand_in("a_right");
  std::filesystem::create_directories(folder_ / "class" / "b_syntax");
  std::ofstream(folder_ / "class" / "b_syntax" / "word2vec.py") << "def sigmoid(x:\n";
  hand_in("c_part", "del naiveSoftmaxLossAndGradient\n");
  std::ofstream(folder_ / "class" / "d.pdf") << "%PDF";
  const Grading grading = grade();
  const auto of = [&](std::size_t i) { return grading.results[i]["submissions"][0]; };
  EXPECT_EQ(of(0)["status"], "graded");
  EXPECT_EQ(of(1)["status"], "could_not_be_graded");
  EXPECT_THAT(of(1)["could_not_be_graded"].get<std::string>(), testing::StartsWith("word2vec.py line 1: "));
  EXPECT_EQ(of(2)["status"], "partly_graded");
  EXPECT_EQ(of(2)["could_not_be_graded"], "");
  EXPECT_EQ(of(3)["status"], "could_not_be_graded");
  EXPECT_THAT(of(3)["could_not_be_graded"].get<std::string>(),
              HasSubstr("d.pdf: is no Python file, no notebook"));
  const auto report = class_report(assignment_, grading.results, {});
  EXPECT_EQ(report["statuses"],
            nlohmann::ordered_json(
                {{"could_not_be_graded", 2}, {"graded", 1}, {"partly_graded", 1}, {"try_again", 0}}));
  EXPECT_EQ(report["could_not_be_graded"][0]["id"], "b_syntax");
  EXPECT_EQ(report["could_not_be_graded"][1]["id"], "d");
  EXPECT_EQ(report["partly_graded"][0]["id"], "c_part");
  EXPECT_THAT(report["partly_graded"][0]["reason"].get<std::string>(), testing::StartsWith("softmax: "));
}

TEST_F(GradeClass, WhatIsRemovedMeanwhileIsSaidAndNotRemembered) {
  hand_in("ada");
  const auto found = hand_ins(folder_ / "class");
  std::filesystem::remove_all(folder_ / "class" / "ada");
  {
    OutFolder out(folder_ / "out");
    const Grading grading =
        grade_class(assignment_, found, {strongest_mode(python_setup()), 1}, out, nullptr);
    EXPECT_THAT(grading.results[0]["submissions"][0]["could_not_be_graded"].get<std::string>(),
                HasSubstr("ada: is no longer there"));
  }
  hand_in("ada");
  const Grading again = grade();
  EXPECT_EQ(again.taken_over, 0U);
  EXPECT_EQ(again.results[0]["submissions"][0]["status"], "graded");
}

}  // namespace
}  // namespace gradjudge
