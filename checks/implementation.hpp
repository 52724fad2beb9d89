// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cases/case.hpp"
#include "checks/answer.hpp"
#include "reference/formula/inputs.hpp"
#include "reference/formula/loss.hpp"
#include "reference/problem.hpp"
#include "reference/real.hpp"

namespace gradjudge {

/// The arithmetic that an honest implementation works in, as far as its rounding goes.
enum class Arithmetic { float64, float32 };

/// A step of gradient descent that an implementation took in place, from which its gradients were recovered:
/// after = before − rate · gradient.
struct UpdateStep {
  double rate = 0;                           ///< a power of two
  Arithmetic storage = Arithmetic::float64;  ///< what the parameters are stored in
};

/// Anything that turns a problem into an answer. It rounds the inputs to its own arithmetic itself, and
/// reports failure in the answer, not by an exception. May be called from several threads at once.
struct Implementation {
  std::string name;  ///< the SPEC it was asked for by: reference, mistake:sign, python:word2vec.py
  Arithmetic arithmetic = Arithmetic::float64;
  std::vector<Allowance> allowances;  ///< departures from exact arithmetic that are allowed
  std::function<Answer(const Problem<Real>&)> answer;
  std::string sandbox{};              ///< the mode in which it runs if it is untrusted code; empty otherwise
  std::optional<UpdateStep> step{};   ///< its answers were recovered from a step in place
  std::vector<Allowance> asks_for{};  ///< what it says it needs to be allowed; counts for nothing by itself
  std::string calls_itself{};         ///< the name that it gives itself, printable
  /// The same for a loss that a suite defines by a formula: a block for each result and each input. Empty: it
  /// has no way to be asked for one.
  std::function<Answer(const formula::Loss&, const formula::Inputs&)> answer_formula{};
};

}  // namespace gradjudge
