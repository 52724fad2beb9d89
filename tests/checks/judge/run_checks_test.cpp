// SPDX-License-Identifier: MIT
#include "checks/judge/run_checks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "checks/own_implementations.hpp"
#include "tests/bench/random_problems.hpp"
#include "tests/checks/suites.hpp"

namespace gradjudge {
namespace {

/// Two suites of forty cases, some of which take far longer than others.
std::vector<Suite> many_suites() {
  RandomProblems problems(5);
  std::vector<Case> softmax;
  std::vector<Case> sampling;
  for (int i = 0; i < 20; ++i) {
    for (auto& problem : problems.next()) {
      const std::string name = "case_" + std::to_string(i);
      if (loss_id(problem) == "naive_softmax")
        softmax.push_back(case_of(name, problem, {"softmax.U", "softmax.loss"}));
      if (loss_id(problem) == "negative_sampling") sampling.push_back(case_of(name, problem, {"neg.U"}));
    }
  }
  return {suite_of("softmax", std::move(softmax)), suite_of("sampling", std::move(sampling))};
}

std::vector<Implementation> implementations() {
  return {reference_implementation(Arithmetic::float64), reference_implementation(Arithmetic::float32)};
}

/// All that a check says but how long it took.
std::string summary_of(const CheckResult& check) {
  std::string text = check.suite + "/" + check.case_name + " " + check.question + " " + check.implementation +
                     " " + std::string(to_string(check.verdict)) + " " + check.reason;
  for (const auto& block : check.blocks) {
    if (block.worst) text += " " + block.worst->truth + " " + block.worst->bound;
  }
  return text;
}

std::vector<std::string> run_on(std::size_t threads) {
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  std::vector<std::string> summaries;
  for (const auto& check : run_checks(many_suites(), implementations(), {}, {}).checks)
    summaries.push_back(summary_of(check));
  return summaries;
}

TEST(RunChecks, SaysTheSameInTheSameOrderOnAnyNumberOfThreads) {
  const auto alone = run_on(1);
  EXPECT_EQ(alone.size(), 2 * (2 * 20 + 20));
  EXPECT_EQ(run_on(4), alone);
}

TEST(RunChecks, KeepsTheOrderOfSuitesCasesImplementationsAndQuestions) {
  const auto checks = run_checks(many_suites(), implementations(), {}, {}).checks;
  EXPECT_EQ(checks[0].suite, "softmax");
  EXPECT_EQ(checks[0].question, "softmax.U");
  EXPECT_EQ(checks[1].question, "softmax.loss");
  EXPECT_EQ(checks[1].implementation, "reference");
  EXPECT_EQ(checks[2].implementation, "reference:float");
  EXPECT_EQ(checks[4].case_name, "case_1");
  EXPECT_EQ(checks.back().suite, "sampling");
  EXPECT_EQ(checks.back().case_name, "case_19");
}

TEST(RunChecks, ReportsEveryCaseThatIsDone) {
  std::vector<std::size_t> seen;
  run_checks(many_suites(), implementations(), {}, [&](std::size_t done, std::size_t all) {
    EXPECT_EQ(all, 40U);
    seen.push_back(done);
  });
  ASSERT_EQ(seen.size(), 40U);
  for (std::size_t i = 0; i < seen.size(); ++i) EXPECT_EQ(seen[i], i + 1);
}

TEST(RunChecks, CaseThatCannotBeJudgedCostsThatCase) {
  Case impossible;
  impossible.name = "impossible";
  impossible.input = RandomProblem{.loss = "sigmoid", .inner = {}, .scale = 1e300};
  impossible.questions = {"sigmoid.value", "sigmoid"};
  const Suite suite =
      suite_of("two", {impossible, case_of("fine", SigmoidProblem<Real>{numbers({"1"})}, {"sigmoid"})});
  const auto checks = run_checks({&suite, 1}, implementations(), {}, {}).checks;
  ASSERT_EQ(checks.size(), 2U * 2 + 2);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(checks[i].case_name, "impossible");
    EXPECT_EQ(checks[i].loss, "sigmoid");
    EXPECT_EQ(checks[i].verdict, Verdict::error);
    EXPECT_THAT(checks[i].reason, testing::StartsWith("truth cannot be computed: scale"));
  }
  EXPECT_EQ(checks[4].verdict, Verdict::pass);
  EXPECT_EQ(checks[5].verdict, Verdict::pass);
}

TEST(RunChecks, OfNothingIsNothing) {
  EXPECT_TRUE(run_checks({}, implementations(), {}, {}).checks.empty());
  EXPECT_TRUE(run_checks(many_suites(), {}, {}, {}).checks.empty());
}

TEST(Summarize, CountsEachVerdict) {
  std::vector<CheckResult> checks(6);
  checks[0].verdict = checks[1].verdict = checks[2].verdict = Verdict::pass;
  checks[3].verdict = Verdict::fail;
  checks[4].verdict = Verdict::inconclusive;
  checks[5].verdict = Verdict::error;
  const Summary summary = summarize(checks);
  EXPECT_EQ(summary.pass, 3U);
  EXPECT_EQ(summary.fail, 1U);
  EXPECT_EQ(summary.inconclusive, 1U);
  EXPECT_EQ(summary.error, 1U);
}

}  // namespace
}  // namespace gradjudge
