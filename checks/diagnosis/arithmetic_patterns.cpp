// SPDX-License-Identifier: MIT
#include "checks/diagnosis/arithmetic_patterns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "checks/budget/budget.hpp"
#include "checks/budget/step_budget.hpp"

namespace gradjudge {
namespace {

/// The largest error of a readable block as a share of its largest entry.
double relative_error(const ObservedBlock& block) {
  const double largest = block.truth.cwiseAbs().maxCoeff();
  const double error = (block.yours - block.truth).cwiseAbs().maxCoeff();
  return largest > 0 ? error / largest : error;
}

/// The range of relative_error over the cases in which the block is wrong; nothing if one cannot be read.
std::optional<std::pair<double, double>> error_range(Cases cases, const std::string& name) {
  std::pair<double, double> range{HUGE_VAL, 0};
  for (const ObservedCase* observed : with_wrong_block(cases, name)) {
    const ObservedBlock& block = *observed->find(name);
    if (!block.readable || !block.yours.allFinite() || !block.truth.allFinite()) return std::nullopt;
    const double error = relative_error(block);
    range = {std::min(range.first, error), std::max(range.second, error)};
  }
  return range;
}

bool all_float32(Cases cases, const std::string& name) {
  for (const ObservedCase* observed : with_block(cases, name)) {
    const auto& numbers = observed->find(name)->returned.numbers;
    if (!std::all_of(numbers.begin(), numbers.end(),
                     [](double x) { return static_cast<double>(static_cast<float>(x)) == x; })) {
      return false;
    }
  }
  return true;
}

/// Whether every row's error is along v_c, as it is if only the factor of each draw is off.
bool errors_along_v_c(const ObservedCase& observed, const ObservedBlock& U) {
  const auto* problem = std::get_if<NegativeSamplingProblem<double>>(&observed.problem);
  if (problem == nullptr) return true;
  const Vector<double>& v_c = problem->v_c;
  if (v_c.isZero(0)) return true;
  for (Index row = 0; row < U.truth.rows(); ++row) {
    const Vector<double> error = (U.yours.row(row) - U.truth.row(row)).transpose();
    const Vector<double> across = error - v_c * (error.dot(v_c) / v_c.squaredNorm());
    if (across.cwiseAbs().maxCoeff() > 1e-3 * error.cwiseAbs().maxCoeff() + U.allowed.row(row).maxCoeff())
      return false;
  }
  return true;
}

}  // namespace

std::optional<Finding> float32_arithmetic(Cases cases, const std::string& block) {
  if (!error_range(cases, block) || !all_float32(cases, block)) return std::nullopt;
  constexpr double slack = 16;
  for (const ObservedCase* observed : with_wrong_block(cases, block)) {
    const ObservedBlock& seen = *observed->find(block);
    Matrix<double> rounding = dense(rounding_budget(observed->problem, float_rounding).at(block));
    if (observed->step)
      rounding += dense(step_budget(observed->problem, *observed->step).cancellation.at(block));
    const Matrix<double> excess = (seen.yours - seen.truth).cwiseAbs() - seen.allowed - slack * rounding;
    if (excess.maxCoeff() > 0) return std::nullopt;
  }
  return Finding{"float32",
                 fmt::format("{} is computed in single precision (float32): every number fits one, and no "
                             "error is larger than its rounding explains.",
                             block)};
}

std::optional<Finding> numerical_derivative(Cases cases, const std::string& block) {
  const auto range = error_range(cases, block);
  if (block == "loss" || block == "value" || !range || range->second > 1e-5 || range->second < 1e-14 ||
      all_float32(cases, block)) {
    return std::nullopt;
  }
  return Finding{
      "numerical-derivative",
      fmt::format("{} looks like a numerical derivative: it is right to {:.0e} of the largest entry, where "
                  "the formula is right to 1e-15.",
                  block, range->second)};
}

RoundingModel table_in_question() {
  RoundingModel table{0, 0};
  table.sigma_step = 0.04;
  table.sigma_range = 6;
  return table;
}

std::optional<Finding> sigmoid_table(Cases cases, const std::string& block) {
  // σ is in every block, so none is right if σ is not.
  for (const auto& other : with_block(cases, block).front()->blocks) {
    if (with_wrong_block(cases, other.returned.name).empty()) return std::nullopt;
  }
  // The rows of U show best whether it is σ alone that is off.
  if (block != "U" && !with_wrong_block(cases, "U").empty() && !sigmoid_table(cases, "U"))
    return std::nullopt;
  const RoundingModel table = table_in_question();
  for (const ObservedCase* observed : with_block(cases, block)) {
    const ObservedBlock& seen = *observed->find(block);
    const Evaluation<double> explained = rounding_budget(observed->problem, table);
    if (!seen.readable || !seen.yours.allFinite()) return std::nullopt;
    if (block == "U" && !errors_along_v_c(*observed, seen)) return std::nullopt;
    const Matrix<double> excess =
        (seen.yours - seen.truth).cwiseAbs() - seen.allowed - dense(explained.at(block));
    if (excess.maxCoeff() > 1e-6 * seen.truth.cwiseAbs().maxCoeff()) return std::nullopt;
  }
  const auto range = error_range(cases, block);
  if (!range || range->second < 1e-5) return std::nullopt;
  return Finding{"sigmoid-table",
                 fmt::format("{} is off as if σ came from a table or were clipped: by no more than a σ "
                             "that is off by 0.01, and 0 or 1 beyond ±6, explains.",
                             block)};
}

bool overflows(const ObservedCase& observed) {
  return std::any_of(observed.blocks.begin(), observed.blocks.end(), [](const ObservedBlock& block) {
    return block.readable && block.truth.allFinite() && !block.yours.allFinite();
  });
}

}  // namespace gradjudge
