// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "checks/answer.hpp"
#include "checks/budget/declared_budget.hpp"
#include "checks/oracle/truth.hpp"

namespace gradjudge {

/// One block of an answer beside truth, whole, in double: what a diagnosis works on.
struct ObservedBlock {
  AnswerBlock returned;
  std::vector<Index> shape;  ///< expected
  bool readable = false;     ///< the returned numbers can be read in the expected shape
  Matrix<double> truth;      ///< NaN where there is no derivative
  Matrix<double> allowed;    ///< B of each entry
  Matrix<double> yours;      ///< in the expected shape if readable, otherwise empty
  bool wrong = false;        ///< some entry is out of its budget, or the shape cannot be read

  bool wrong_at(Index row, Index column) const;
  /// By `yours` and `allowed` as they are now.
  bool has_wrong_entry() const;
};

/// One case with an implementation's answer to it.
struct ObservedCase {
  std::string name;  ///< suite/case
  Problem<double> problem;
  Arithmetic arithmetic = Arithmetic::float64;
  std::vector<ObservedBlock> blocks;  ///< those that were returned
  bool changed_inputs = false;
  bool differs_on_second_call = false;
  std::optional<UpdateStep> step{};  ///< the answer was recovered from this step in place

  /// The block of that name, or nullptr if it was not returned.
  const ObservedBlock* find(std::string_view block) const;
};

/// Lays an answer beside truth.
ObservedCase observe(std::string name, const Problem<Real>& problem, const Truth& truth, const Budget& budget,
                     Arithmetic arithmetic, const Answer& answer);

/// The same case with another answer in the blocks that it has.
ObservedCase with_answer(const ObservedCase& observed, const Answer& answer);

/// The same blocks, shapes and numbers, NaN being the same as NaN.
bool same_answer(const Answer& a, const Answer& b);

}  // namespace gradjudge
