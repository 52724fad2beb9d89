// SPDX-License-Identifier: MIT
#include "cases/load/load_assignment.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "cases/format/suite_schema.hpp"
#include "cases/hidden_secret.hpp"
#include "cases/shipped_cases.hpp"

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Assignment load(const std::string& text) {
  // A folder for each test: ctest runs them side by side.
  const auto folder =
      std::filesystem::path(testing::TempDir()) /
      ("load_assignment_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
  std::filesystem::create_directories(folder);
  const auto path = folder / "assignment.yaml";
  std::ofstream(path) << text;
  return load_assignment(path);
}

std::vector<std::string> problems(const std::string& text) {
  try {
    load(text);
  } catch (const InvalidFile& invalid) {
    std::vector<std::string> found;
    for (const auto& problem : invalid.problems) found.push_back(problem.what);
    return found;
  }
  return {};
}

TEST(LoadAssignment, TheOneThatShipsCoversTheCourse) {
  const Assignment assignment = load_assignment(shipped_cases() / "assignments" / "word2vec.yaml");
  EXPECT_EQ(assignment.name, "word2vec");
  double points = 0;
  for (const auto& question : assignment.questions) {
    EXPECT_GT(question.cases.cases.size(), question.hidden) << question.id;
    points += question.points;
  }
  EXPECT_EQ(points, 80);
}

TEST(LoadAssignment, ReadsEveryField) {
  const Assignment assignment = load(R"(
assignment: a2
questions:
  - id: q1
    title: Gradients
    points: 7.5
    suite: negative_sampling.yaml
    checks: [neg.v_c, neg.U]
    tags: [repeats]
    credit: all_or_nothing
    show: score
    hidden: {seed: 7, cases: 3, V: 4, d: 2, K: 9}
  - {id: q2, points: 3, derivations: [softmax.v_c, neg.u_k], credit: per_line}
charges: {shape: 0.1, robustness: 0.2, numerical_derivative: 0.25, convention: 0.3, wrong_line: 0.4}
limits: {check_seconds: 2, cpu_seconds: 9, memory_megabytes: 128, answer_megabytes: 4, output_kilobytes: 2, open_files: 16}
)");
  const AssignedQuestion& question = assignment.questions.at(0);
  EXPECT_EQ(question.points, 7.5);
  EXPECT_EQ(question.credit, Credit::all_or_nothing);
  EXPECT_EQ(question.shown, Shown::score);
  EXPECT_EQ(question.hidden, 3U);
  EXPECT_THAT(question.cases.cases.front().tags, testing::Contains("repeats"));
  EXPECT_THAT(question.cases.cases.front().questions, ElementsAre("neg.v_c", "neg.U"));
  const auto& last = std::get<RandomProblem>(question.cases.cases.back().input);
  EXPECT_EQ(last.seed, 9U);
  EXPECT_EQ(last.loss, "negative_sampling");
  EXPECT_EQ(last.K, 9);
  EXPECT_EQ(assignment.charges.shape, 0.1);
  EXPECT_EQ(assignment.charges.robustness, 0.2);
  EXPECT_EQ(assignment.charges.numerical_derivative, 0.25);
  EXPECT_EQ(assignment.charges.convention, 0.3);
  EXPECT_EQ(assignment.charges.wrong_line, 0.4);
  const AssignedQuestion& written = assignment.questions.at(1);
  EXPECT_THAT(written.derivations, ElementsAre("softmax.v_c", "neg.u_k"));
  EXPECT_EQ(written.credit, Credit::per_line);
  EXPECT_THAT(written.cases.cases, testing::IsEmpty());
  EXPECT_EQ(assignment.limits.cpu_seconds, 9);
  EXPECT_EQ(assignment.limits.memory_megabytes, 128);
  EXPECT_EQ(assignment.limits.answer_megabytes, 4);
  EXPECT_EQ(assignment.limits.output_kilobytes, 2);
  EXPECT_EQ(assignment.limits.open_files, 16);
  EXPECT_EQ(assignment.limits.check_seconds, 2);
  EXPECT_EQ(assignment.limits.load_seconds, std::nullopt);
}

TEST(LoadAssignment, DrawsHiddenCasesBySeedsAndSecret) {
  const auto file = assignment_file("word2vec");
  const auto last_seed = [](const Assignment& assignment) {
    return std::get<RandomProblem>(assignment.questions.at(2).cases.cases.back().input).seed;
  };
  EXPECT_EQ(last_seed(load_assignment(file)), 4102U);
  EXPECT_EQ(load_assignment(file).secret_mark, "");
  const std::string secret = "nobody knows this one";
  EXPECT_EQ(last_seed(load_assignment(file, secret)), hidden_seed(secret, 4101, 1));
  EXPECT_EQ(load_assignment(file, secret).secret_mark, secret_mark(secret));
}

TEST(LoadAssignment, LeavesOutWhatIsNotPartOfBeingRight) {
  const Assignment assignment = load(
      "assignment: a\nquestions:\n  - {id: q, points: 1, suite: negative_sampling.yaml, checks: "
      "[neg.loss]}\n");
  for (const Case& a_case : assignment.questions[0].cases.cases) {
    EXPECT_THAT(a_case.tags,
                testing::Not(testing::Contains(testing::AnyOf("robustness", "saturated", "large"))));
  }
}

TEST(LoadAssignment, TheOneWithBothPartsHasBoth) {
  const Assignment assignment = load_assignment(assignment_file("word2vec_full"));
  double points = 0;
  std::size_t derivations = 0;
  for (const auto& question : assignment.questions) {
    points += question.points;
    derivations += question.derivations.size();
    EXPECT_NE(question.derivations.empty(), question.checks.empty()) << question.id;
  }
  EXPECT_EQ(points, 100);
  EXPECT_EQ(derivations, 11U);
}

TEST(LoadAssignment, AChargeForRobustnessNeedsItsCases) {
  const std::string question =
      "assignment: a\nquestions:\n  - {id: q, points: 1, suite: naive_softmax.yaml, checks: [softmax.loss], "
      "hidden: {seed: 1, cases: 2}}\n";
  EXPECT_EQ(load(question).questions[0].charged, 0U);
  const AssignedQuestion charged = load(question + "charges: {robustness: 0.1}\n").questions[0];
  ASSERT_EQ(charged.charged, 3U);
  const auto& cases = charged.cases.cases;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const bool is_charged = i + 5 >= cases.size() && i + 2 < cases.size();
    EXPECT_EQ(std::count(cases[i].tags.begin(), cases[i].tags.end(), "robustness") > 0, is_charged)
        << cases[i].name;
  }
}

TEST(LoadAssignment, AQuestionIsAboutCodeOrAboutDerivations) {
  EXPECT_THAT(
      problems("assignment: a\nquestions:\n"
               "  - {id: p, points: 1}\n"
               "  - {id: q, points: 1, derivations: [sigmoid], suite: sigmoid.yaml, checks: [sigmoid]}\n"
               "  - {id: r, points: 1, derivations: [sigmoid], credit: per_case}\n"
               "  - {id: s, points: 1, suite: sigmoid.yaml, checks: [sigmoid], credit: per_line}\n"
               "  - {id: t, points: 1, derivations: [softmax.loss]}\n"),
      testing::IsSupersetOf({HasSubstr("the question has no suite"), HasSubstr("the question has no checks"),
                             HasSubstr("has derivations and suite"), HasSubstr("credit is per_case"),
                             HasSubstr("credit is per_line"), HasSubstr("softmax.loss")}));
}

TEST(LoadAssignment, NamesEveryProblem) {
  EXPECT_THAT(problems("assignment: a\nquestions:\n"
                       "  - {id: q, points: -1, suite: nowhere.yaml, checks: [neg.loss, sigmoid.value]}\n"
                       "  - {id: q, point: 1, suite: sigmoid.yaml, checks: [sigmoid.values]}\n"
                       "charges: {shape: 2}\n"),
              testing::IsSupersetOf({HasSubstr("shape"), HasSubstr("sigmoid.value is of sigmoid"),
                                     HasSubstr("there is no suite nowhere.yaml"), HasSubstr("unknown key"),
                                     HasSubstr("id q again")}));
  EXPECT_THAT(problems("[1, 2"), ElementsAre(HasSubstr("this is not YAML")));
  EXPECT_THAT(problems("assignment: a\nquestions:\n"
                       "  - {id: q, points: 1, suite: sigmoid.yaml, checks: [neg.loss]}\n"),
              ElementsAre("no case of negative_sampling is left for this question"));
}

TEST(AssignmentSchema, IsTheOneThatShips) {
  std::ostringstream committed;
  committed << std::ifstream(GRADJUDGE_SOURCE_DIR "/cases/schema/assignment.schema.json").rdbuf();
  EXPECT_EQ(assignment_schema(), committed.str())
      << "renew it by: gradjudge cases schema --assignment >cases/schema/assignment.schema.json";
}

}  // namespace
}  // namespace gradjudge
