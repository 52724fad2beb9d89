// SPDX-License-Identifier: MIT
#include "checks/diagnosis/value_patterns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "checks/diagnosis/prediction.hpp"

namespace gradjudge {
namespace {

template <class Function>
bool is_truth_under(Cases cases, const std::string& block, Function f) {
  return accounts_for(cases, block,
                      [&](const ObservedCase&, const ObservedBlock& seen) -> std::optional<Matrix<double>> {
                        return Matrix<double>(seen.truth.unaryExpr(f));
                      });
}

/// How far a number may lie beside the one that was rounded: an honest rounding error before may decide a
/// tie.
bool is_rounded_to(double yours, double truth, double unit, double allowed) {
  const double nearest = std::round(yours / unit) * unit;
  return std::abs(yours - nearest) <= 0x1p-50 * std::abs(yours) &&
         std::abs(yours - truth) <= unit / 2 + allowed;
}

/// Whether every number is its truth rounded to a multiple of unit(number), and some by more than rounding
/// allows.
template <class Unit>
bool all_rounded(Cases cases, const std::string& name, Unit unit) {
  std::size_t wrong = 0;
  for (const ObservedCase* observed : with_block(cases, name)) {
    const ObservedBlock& block = *observed->find(name);
    if (!block.readable || !block.yours.allFinite() || !block.truth.allFinite()) return false;
    for (Index row = 0; row < block.truth.rows(); ++row) {
      for (Index column = 0; column < block.truth.cols(); ++column) {
        const double truth = block.truth(row, column);
        const double allowed = block.allowed(row, column) + 0x1p-50 * std::abs(truth);
        if (!is_rounded_to(block.yours(row, column), truth, unit(block.yours(row, column)), allowed))
          return false;
        wrong += block.wrong_at(row, column) ? 1U : 0U;
      }
    }
  }
  return wrong >= 2;
}

/// What rounds to zero beside the block's other numbers was not left out.
bool leaves_out_much(Cases cases, const std::string& name) {
  constexpr double much = 1e-10;
  double largest = 0;
  double left_out = 0;
  for (const ObservedCase* observed : with_block(cases, name)) {
    const ObservedBlock& block = *observed->find(name);
    for (Index i = 0; i < block.truth.size(); ++i) {
      const double size = std::abs(block.truth.data()[i]);
      largest = std::max(largest, size);
      if (block.yours.data()[i] == 0) left_out = std::max(left_out, size);
    }
  }
  return left_out > much * largest;
}

std::size_t entries_beyond(Cases cases, const std::string& block, double bound) {
  std::size_t count = 0;
  for (const ObservedCase* observed : with_wrong_block(cases, block)) {
    const Matrix<double>& truth = observed->find(block)->truth;
    count += static_cast<std::size_t>((truth.array().abs() > 1.001 * bound).count());
  }
  return count;
}

double power_of_ten(double exponent) {
  return std::pow(10, exponent);
}

}  // namespace

std::optional<Finding> all_zero(Cases cases, const std::string& block) {
  if (!is_truth_under(cases, block, [](double) { return 0.0; })) return std::nullopt;
  return Finding{"all-zero", fmt::format("{} is zero in every entry: it looks unfinished.", block)};
}

std::optional<Finding> entries_left_out(Cases cases, const std::string& block) {
  const bool explained = accounts_for(
      cases, block, [](const ObservedCase&, const ObservedBlock& seen) -> std::optional<Matrix<double>> {
        if (!seen.readable) return std::nullopt;
        Matrix<double> written = seen.truth;
        for (Index i = 0; i < written.size(); ++i) {
          if (seen.yours.data()[i] == 0) written.data()[i] = 0;
        }
        return written;
      });
  if (!explained || !leaves_out_much(cases, block)) return std::nullopt;
  return Finding{"entries-left-out",
                 fmt::format("Where {} is wrong, it is zero: those entries are left out.", block)};
}

std::optional<Finding> absolute_value(Cases cases, const std::string& block) {
  if (!is_truth_under(cases, block, [](double x) { return std::abs(x); })) return std::nullopt;
  return Finding{"absolute-value",
                 fmt::format("{} has the right magnitudes, but every sign is plus.", block)};
}

std::optional<Finding> whole_numbers(Cases cases, const std::string& block) {
  for (const auto& [f, how] :
       {std::pair<double (*)(double), const char*>{std::trunc, "cut to a whole number"},
        {std::round, "rounded to a whole number"},
        {std::floor, "rounded down to a whole number"}}) {
    if (!is_truth_under(cases, block, f)) continue;
    return Finding{"whole-numbers",
                   fmt::format("Every entry of {} is {}: it is kept in an array of integers.", block, how)};
  }
  return std::nullopt;
}

std::optional<Finding> rounded(Cases cases, const std::string& block) {
  constexpr int most = 12;
  for (int digits = 1; digits <= most; ++digits) {
    if (all_rounded(cases, block, [&](double) { return power_of_ten(-digits); })) {
      return Finding{"rounded", fmt::format("{} is rounded to {} decimals.", block, digits)};
    }
    const auto last_digit = [&](double x) {
      return x == 0 ? 1e-300 : power_of_ten(std::floor(std::log10(std::abs(x)) + 1e-12) + 1 - digits);
    };
    if (all_rounded(cases, block, last_digit)) {
      return Finding{"rounded", fmt::format("{} is rounded to {} significant digits.", block, digits)};
    }
  }
  return std::nullopt;
}

std::optional<Finding> float16(Cases cases, const std::string& block) {
  const auto unit = [](double x) {
    constexpr double smallest_normal = 0x1p-14;
    return std::ldexp(1.0, std::ilogb(std::max(std::abs(x), smallest_normal)) - 10);
  };
  if (!all_rounded(cases, block, unit)) return std::nullopt;
  return Finding{
      "float16",
      fmt::format("{} is in half precision (float16): every number is rounded to 11 binary digits.", block)};
}

std::optional<Finding> entries_clipped(Cases cases, const std::string& block) {
  double bound = 0;
  for (const ObservedCase* observed : with_wrong_block(cases, block)) {
    const ObservedBlock& seen = *observed->find(block);
    if (!seen.readable || !seen.yours.allFinite()) return std::nullopt;
    bound = std::max(bound, seen.yours.cwiseAbs().maxCoeff());
  }
  if (bound == 0 || entries_beyond(cases, block, bound) < 2) return std::nullopt;
  if (!is_truth_under(cases, block, [&](double x) { return std::clamp(x, -bound, bound); }))
    return std::nullopt;
  return Finding{"entries-clipped",
                 fmt::format("Entries of {} beyond ±{:.4g} are clipped to it.", block, bound)};
}

}  // namespace gradjudge
