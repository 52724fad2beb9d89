// SPDX-License-Identifier: MIT
#include "checks/diagnosis/arithmetic_patterns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "checks/budget/budget.hpp"
#include "checks/budget/step_budget.hpp"
#include "checks/diagnosis/float_errors.hpp"

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

/// The share of single precision's rounding that an honest computation may show in the block.
Matrix<double> float32_rounding(const ObservedCase& observed, const std::string& block) {
  constexpr double slack = 16;
  Matrix<double> rounding = dense(rounding_budget(observed.problem, float_rounding).at(block));
  if (observed.step) rounding += dense(step_budget(observed.problem, *observed.step).cancellation.at(block));
  return slack * rounding;
}

bool within_float32_rounding(Cases cases, const std::string& block) {
  for (const ObservedCase* observed : with_wrong_block(cases, block)) {
    const ObservedBlock& seen = *observed->find(block);
    const Matrix<double> excess =
        (seen.yours - seen.truth).cwiseAbs() - seen.allowed - float32_rounding(*observed, block);
    if (excess.maxCoeff() > 0) return false;
  }
  return true;
}

}  // namespace

bool is_float32(Cases cases, const std::string& name) {
  for (const ObservedCase* observed : with_block(cases, name)) {
    const auto& numbers = observed->find(name)->returned.numbers;
    if (!std::all_of(numbers.begin(), numbers.end(),
                     [](double x) { return static_cast<double>(static_cast<float>(x)) == x; })) {
      return false;
    }
  }
  return true;
}

std::optional<Finding> float32_arithmetic(Cases cases, const std::string& block) {
  if (!error_range(cases, block) || !is_float32(cases, block) || !within_float32_rounding(cases, block))
    return std::nullopt;
  if (hides_errors(cases, block)) {
    return Finding{
        "float32-cast",
        fmt::format("{} was cast to single precision (float32), and something else is off: by more "
                    "than the cast explains, by less than arithmetic in single precision makes.",
                    block)};
  }
  return Finding{"float32", fmt::format("{} is in single precision (float32): every number fits one, and no "
                                        "error is larger than its rounding explains.",
                                        block)};
}

std::optional<Finding> digits_lost(Cases cases, const std::string& block) {
  constexpr double fewest_digits = 5;
  const auto range = error_range(cases, block);
  if (!range || range->second == 0) return std::nullopt;
  const double digits = std::floor(-std::log10(range->second));
  if (digits < fewest_digits) return std::nullopt;
  const bool as_float32 = range->second > 1e-10 && within_float32_rounding(cases, block);
  return Finding{
      "digits-lost",
      fmt::format("{} is right to {:.0f} digits of its largest entry and no further{}: something on the way "
                  "loses the others.",
                  block, digits,
                  as_float32 ? ", which is what single precision (float32) somewhere would leave" : "")};
}

std::vector<ObservedCase> allowing(Cases cases, const RoundingModel& rounding) {
  std::vector<ObservedCase> widened(cases.begin(), cases.end());
  for (auto& observed : widened) {
    const Evaluation<double> more = rounding_budget(observed.problem, rounding);
    for (auto& block : observed.blocks) {
      if (!block.readable) continue;
      block.allowed += dense(more.at(block.returned.name));
      // Tables and buffers are often kept in single precision.
      block.allowed.array() += 0x1p-20 * block.truth.cwiseAbs().maxCoeff();
      block.wrong = block.has_wrong_entry();
    }
  }
  return widened;
}

}  // namespace gradjudge
