// SPDX-License-Identifier: MIT
#pragma once
#include <span>
#include <vector>

#include "checks/judge/judge_case.hpp"

namespace gradjudge {

/// Diagnoses each implementation's failures, loss by loss, from its answers to all cases, and puts the
/// explanations of a check's blocks into the check; the first check that each explains gets a smallest
/// counterexample, within the options' limits. `outcomes` are in the order of the suites, whatever the order
/// in which the cases were asked. An implementation that answers a question in two ways is asked all cases
/// again, in that order and from one thread: state that it keeps from call to call shows in the order of the
/// calls.
void explain_failures(std::span<CaseOutcome> outcomes, std::span<const Implementation> implementations,
                      const CheckOptions& options);

}  // namespace gradjudge
