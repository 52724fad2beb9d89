// SPDX-License-Identifier: MIT
#pragma once
#include <optional>

#include "checks/diagnosis/finding.hpp"

namespace gradjudge {

/// A gradient that was computed from differences of the loss, whatever it was rounded to afterwards. Proven
/// by one of
/// - truncation: the errors are h/2 · ∂²J/∂x² (one-sided) or h²/6 · ∂³J/∂x³ (central), with one h for all;
/// - rounding: the entries are whole multiples of the last binary digit of J over the step, as differences of
///   two losses are, for a step that people take.
/// This is what "numerical derivative" means wherever it counts, in feedback and in scores.
std::optional<Finding> numerical_derivative(Cases cases, const std::string& block);

}  // namespace gradjudge
