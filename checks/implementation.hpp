// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <string>

#include "cases/case.hpp"
#include "checks/answer.hpp"
#include "reference/problem.hpp"
#include "reference/real.hpp"

namespace gradjudge {

/// The arithmetic that an honest implementation works in, as far as its rounding goes.
enum class Arithmetic { float64, float32 };

/// Anything that turns a problem into an answer. It rounds the inputs to its own arithmetic itself, and
/// reports failure in the answer, not by an exception. May be called from several threads at once.
struct Implementation {
  std::string name;  ///< the SPEC it was asked for by: reference, mistake:sign, python:word2vec.py
  Arithmetic arithmetic = Arithmetic::float64;
  std::vector<Allowance> allowances;  ///< departures from exact arithmetic that it declares
  std::function<Answer(const Problem<Real>&)> answer;
  std::string sandbox{};  ///< the mode in which it runs if it is untrusted code; empty otherwise
};

}  // namespace gradjudge
