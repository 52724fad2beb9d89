// SPDX-License-Identifier: MIT
#include "cases/load_assignment.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "cases/format/suite_schema.hpp"
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
charges: {shape: 0.1, numerical_derivative: 0.25}
limits: {check_seconds: 2, memory_megabytes: 128}
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
  EXPECT_EQ(assignment.charges.numerical_derivative, 0.25);
  EXPECT_EQ(assignment.limits.check_seconds, 2);
  EXPECT_EQ(assignment.limits.load_seconds, std::nullopt);
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
