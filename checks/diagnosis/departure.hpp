// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <optional>

#include "reference/problem.hpp"

namespace gradjudge {

/// How a program departs from a loss between the scores and the gradients; null is as the formulas have it.
struct Departure {
  std::function<double(double score)> score;              ///< what a score is taken for
  std::function<double(double probability)> probability;  ///< what σ of a score or ŷ is taken for
  /// A term of the loss, by its probability (ŷ_o, σ(u_o·v), σ(−u_k·v)) and whether it is the outside word's.
  std::function<double(double probability, bool target)> minus_log;
  std::function<double(double score)> sigma{};  ///< what σ is taken for in the gradients
  std::function<double(double term)> term{};    ///< what an exact term of the loss is taken for
};

/// The loss and gradients of a program that departs so; nothing for a loss without probabilities.
std::optional<Evaluation<double>> evaluate(const Problem<double>& problem, const Departure& departure);

}  // namespace gradjudge
