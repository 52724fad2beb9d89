// SPDX-License-Identifier: MIT
#include "checks/judge/explain_failures.hpp"

#include <gmock/gmock.h>
#include <tbb/global_control.h>

#include <memory>
#include <mutex>
#include <set>

#include "checks/judge/run_checks.hpp"
#include "checks/own_implementations.hpp"
#include "tests/checks/diagnosis/observed_cases.hpp"
#include "tests/checks/suites.hpp"

namespace gradjudge {
namespace {

Suite sampling_suite() {
  std::vector<Case> cases;
  // The same shapes over and over, so that what is kept from one call fits into the next.
  for (int i = 1; i <= 12; ++i) {
    auto problem =
        std::get<NegativeSamplingProblem<Real>>(sampling_problems()[static_cast<std::size_t>(i % 2)]);
    problem.v_c *= Real(i) / 5;
    cases.push_back(case_of("case_" + std::to_string(i), problem, {"neg.U"}));
  }
  return suite_of("sampling", std::move(cases));
}

/// An implementation that makes something of its answer's U and the U that it returned last.
template <class Function>
Implementation remembering(Function f) {
  const auto kept = std::make_shared<std::vector<double>>();
  const auto lock = std::make_shared<std::mutex>();
  Implementation implementation = reference_implementation(Arithmetic::float64);
  implementation.answer = [kept, lock, f, right = implementation.answer](const Problem<Real>& problem) {
    Answer answer = right(problem);
    const std::scoped_lock one_at_a_time(*lock);
    f(numbers(answer, "U"), *kept);
    return answer;
  };
  return implementation;
}

std::set<std::string> ids_of(const Implementation& implementation, std::size_t threads) {
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  const Suite suite = sampling_suite();
  CheckOptions options;
  options.diagnose = true;
  std::set<std::string> found;
  const CheckRun run = run_checks(std::span(&suite, 1), std::span(&implementation, 1), options, {});
  for (const auto& check : run.checks) {
    for (const auto& diagnosis : check.diagnosis) found.insert(diagnosis.id);
  }
  return found;
}

TEST(ExplainFailures, SeesWhatIsKeptFromCallToCallInTheirOrderOnAnyNumberOfThreads) {
  for (const std::size_t threads : {1U, 4U}) {
    const auto piling = remembering([](std::vector<double>& U, std::vector<double>& kept) {
      kept.resize(U.size());
      for (std::size_t i = 0; i < U.size(); ++i) U[i] += kept[i];
      kept = U;
    });
    EXPECT_THAT(ids_of(piling, threads), testing::UnorderedElementsAre("accumulated", "answers-vary"));
    const auto late = remembering([](std::vector<double>& U, std::vector<double>& kept) {
      if (kept.empty()) kept = U;
      std::swap(U, kept);
    });
    EXPECT_THAT(ids_of(late, threads), testing::UnorderedElementsAre("stale", "answers-vary"));
  }
}

}  // namespace
}  // namespace gradjudge
