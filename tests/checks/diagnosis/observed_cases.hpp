// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "checks/diagnosis/diagnose.hpp"
#include "checks/implementation.hpp"
#include "checks/own_implementations.hpp"

namespace gradjudge {

/// Five negative-sampling problems that tell mistakes apart: V ≠ d, K ≠ V, a word drawn twice and thrice, o
/// among the negatives in the last; two of them of the same shape in a row.
std::vector<Problem<Real>> sampling_problems();

/// Three naive softmax problems, V ≠ d.
std::vector<Problem<Real>> softmax_problems();

/// The answers of a function to the problems, in order, laid beside truth. The function gets the truth's own
/// answer in double and changes it.
using Change = std::function<void(const Problem<double>&, Answer&)>;
std::vector<ObservedCase> observe_changed(const std::vector<Problem<Real>>& problems, const Change& change);

/// The ids of the diagnoses, in order.
std::vector<std::string> ids(const std::vector<Diagnosis>& found);

/// The block's numbers in an answer.
std::vector<double>& numbers(Answer& answer, const std::string& block);

}  // namespace gradjudge
