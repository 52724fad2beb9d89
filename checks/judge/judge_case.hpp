// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "cases/case.hpp"
#include "checks/check_options.hpp"
#include "checks/diagnosis/observed_case.hpp"
#include "checks/implementation.hpp"
#include "checks/judge/compare.hpp"
#include "checks/oracle/oracle.hpp"
#include "checks/results.hpp"

namespace gradjudge {

/// Problems with more entries than this are not diagnosed: the smaller ones tell as much.
inline constexpr Index largest_diagnosed = 20000;

/// The analytic reference disagrees with the oracle: nothing can be judged by this case.
struct ReferenceError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// One implementation's answer to a case, laid beside truth.
struct Answered {
  std::size_t implementation = 0;  ///< index into the implementations
  std::optional<ObservedCase>
      observed;  ///< nothing if there is no answer, or the problem is too large to be diagnosed
};

/// A case, or one question of it, by which an implementation was not judged.
struct LeftOut {
  std::string suite;
  std::string case_name;
  std::string loss;
  std::string question;  ///< empty: the whole case
  std::string implementation;
  std::string reason;  ///< empty: it does not have the loss
};

/// What came of one case.
struct CaseOutcome {
  const Case* a_case = nullptr;
  std::string loss;
  std::vector<CheckResult> checks;  ///< one for each implementation and question, in that order
  std::vector<LeftOut> left_out;    ///< what there is no check of
  std::vector<Answered> answered;   ///< only if the options ask for a diagnosis
  Truth truth;                      ///< at as many bits as the verdicts took
};

/// One case under judgement: its problem, and truth at as many bits as were needed so far. The suite and the
/// case must outlive it.
struct Trial {
  const Suite* suite = nullptr;
  const Case* a_case = nullptr;
  CheckOptions options;
  Problem<Real> problem;
  Precision precision = Precision::bits_256;
  Truth truth;
  std::optional<Budget> budget{};  ///< of the implementation that was judged last
  std::optional<Arithmetic> budget_arithmetic{};
};

/// Computes truth, and throws ReferenceError as judge_case does.
Trial open_trial(const Suite& suite, const Case& a_case, const CheckOptions& options);

/// Judges an answer to one of the case's questions. May raise the trial's precision.
CheckResult judge_answer(Trial& trial, const Implementation& implementation, const Budget& budget,
                         const Answer& answer, const std::string& question);

/// Puts one case to each implementation. First the reference is compared with the oracle, in high precision;
/// where they disagree beyond the oracle's bound and the rounding at that precision, throws ReferenceError.
/// Where a verdict would be inconclusive, the oracle spends more bits. There is no check for an
/// implementation that does not have the loss, nor of a block that it says it does not compute.
CaseOutcome examine_case(const Suite& suite, const Case& a_case,
                         std::span<const Implementation> implementations, const CheckOptions& options);

/// The same, but a case that cannot be judged, as the reference fails or truth cannot be computed, costs that
/// case: each of its checks is an error that says why.
CaseOutcome examine_or_refuse(const Suite& suite, const Case& a_case,
                              std::span<const Implementation> implementations, const CheckOptions& options);

/// The checks alone.
std::vector<CheckResult> judge_case(const Suite& suite, const Case& a_case,
                                    std::span<const Implementation> implementations,
                                    const CheckOptions& options);

}  // namespace gradjudge
