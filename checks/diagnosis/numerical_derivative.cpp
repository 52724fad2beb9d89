// SPDX-License-Identifier: MIT
#include "checks/diagnosis/numerical_derivative.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace gradjudge {
namespace {

bool is_value(const std::string& block) {
  return block == "loss" || block == "value";
}

bool is_float32(double x) {
  return static_cast<double>(static_cast<float>(x)) == x;
}

/// An entry of the gradient with what its errors would be.
struct Entry {
  double yours;
  double error;
  double noise;       ///< what rounding allows it to be off by
  double last_digit;  ///< of the loss whose differences it may be made of
  double second = 0;  ///< derivatives of the loss by the entry's own input
  double third = 0;
};

/// The gradient's entry at a problem whose own input is moved.
double gradient_at(Problem<double>& problem, const std::string& block, Index row, Index column, double step) {
  double moved = 0;
  std::visit(
      [&](auto& p) {
        p.for_each_input(p, [&](std::string_view name, auto& input) {
          if (name != block) return;
          double& x = input(row, column);
          const double before = x;
          x += step;
          moved = dense(evaluate(p).at(block))(row, column);
          x = before;
        });
      },
      problem);
  return moved;
}

void differentiate(Entry& entry, Problem<double>& problem, const std::string& block, Index row,
                   Index column) {
  constexpr double step = 1e-3;
  const double above = gradient_at(problem, block, row, column, step);
  const double here = gradient_at(problem, block, row, column, 0);
  const double below = gradient_at(problem, block, row, column, -step);
  entry.second = (above - below) / (2 * step);
  entry.third = (above - 2 * here + below) / (step * step);
}

double last_binary_digit(double x) {
  return std::ldexp(1.0, std::ilogb(x) - 52);
}

/// Entries of the cases in which the block is wrong, few enough to be differentiated; none if an answer is
/// not near truth.
std::vector<Entry> entries_of(Cases cases, const std::string& name) {
  constexpr std::size_t enough = 400;
  constexpr double near = 0.01;
  std::vector<Entry> entries;
  for (const ObservedCase* observed : with_wrong_block(cases, name)) {
    const ObservedBlock& block = *observed->find(name);
    if (!block.readable || !block.yours.allFinite() || !block.truth.allFinite()) return {};
    const double largest = block.truth.cwiseAbs().maxCoeff();
    if ((block.yours - block.truth).cwiseAbs().maxCoeff() > near * std::max(largest, 1e-3)) return {};
    const ObservedBlock& value = observed->blocks.front();
    if (!is_value(value.returned.name) || static_cast<std::size_t>(block.truth.size()) > enough) continue;
    Problem<double> problem = observed->problem;
    for (Index row = 0; row < block.truth.rows(); ++row) {
      const double J = std::abs(value.truth(std::min(row, value.truth.rows() - 1), 0));
      if (!(J > 1e-300)) continue;
      for (Index column = 0; column < block.truth.cols() && entries.size() < enough; ++column) {
        Entry entry{block.yours(row, column), block.yours(row, column) - block.truth(row, column),
                    block.allowed(row, column) + 0x1p-52 * std::abs(block.truth(row, column)),
                    last_binary_digit(J)};
        if (entry.yours == 0 && entry.error == 0) continue;
        differentiate(entry, problem, name, row, column);
        entries.push_back(entry);
      }
    }
  }
  return entries;
}

/// Half of the last digit of a number that was rounded to single precision; 0 of others.
double float32_rounding(const Entry& entry, bool all_float32) {
  return all_float32 ? 0x1p-24 * std::abs(entry.yours) : 0;
}

/// The c with which the errors are c · derivative but for the noise of differences with a step of
/// step_of(c).
template <class Derivative, class StepOf>
std::optional<double> truncation(const std::vector<Entry>& entries, bool all_float32, Derivative derivative,
                                 StepOf step_of) {
  constexpr double near = 0.05;
  constexpr double visible = 3;
  constexpr std::size_t fewest = 4;
  double product = 0;
  double squares = 0;
  for (const Entry& entry : entries) {
    const double weight = 1 / std::pow(entry.noise + float32_rounding(entry, all_float32) + 1e-300, 2);
    product += weight * entry.error * derivative(entry);
    squares += weight * derivative(entry) * derivative(entry);
  }
  if (!(squares > 0) || product == 0) return std::nullopt;
  const double multiple = product / squares;
  const double step = step_of(multiple);
  if (!(step > 1e-9 && step < 0.2)) return std::nullopt;
  std::size_t telling = 0;
  for (const Entry& entry : entries) {
    const double noise = entry.noise + float32_rounding(entry, all_float32) + 4 * entry.last_digit / step;
    const double expected = multiple * derivative(entry);
    if (std::abs(entry.error - expected) > noise + near * std::abs(expected)) return std::nullopt;
    if (std::abs(expected) > visible * noise) ++telling;
  }
  if (telling < fewest) return std::nullopt;
  return step;
}

/// The distances between two losses that are subtracted, ascending. Powers of two but the usual 2^-26 are not
/// among them: any number of few binary digits is a multiple of those.
std::vector<double> usual_distances() {
  std::vector<double> steps{std::cbrt(0x1p-52), 0x1p-26};
  for (int k = 2; k <= 10; ++k) {
    for (const double digit : {1.0, 3.0, 5.0}) steps.push_back(digit * std::pow(10, -k));
  }
  std::vector<double> distances;
  for (const double step : steps) {
    // The smallest of several losses that are added has a smaller last digit than their sum.
    for (const int times : {1, 2, 4, 8, 16}) distances.push_back(times * step);
  }
  std::sort(distances.begin(), distances.end());
  return distances;
}

/// Whether the entries are whole multiples of `last digit of J / distance`, as far as their own precision
/// tells, and more of them than chance would have.
bool are_multiples(const std::vector<Entry>& entries, double distance, bool all_float32) {
  constexpr double near = 0.02;
  constexpr std::size_t fewest = 6;
  std::size_t told = 0;
  std::size_t whole = 0;
  for (const Entry& entry : entries) {
    const double multiple = entry.yours * distance / entry.last_digit;
    const double uncertain = std::abs(multiple) * (all_float32 ? 0x1p-24 : 0x1p-51);
    // Where truth is as near to a multiple, nothing is told.
    const bool same_as_truth = std::abs(entry.error * distance / entry.last_digit) <= 4 * near;
    if (std::abs(multiple) < 0.5 || uncertain > 2 * near || same_as_truth) continue;
    ++told;
    if (std::abs(multiple - std::round(multiple)) <= near + uncertain) ++whole;
  }
  return whole >= fewest && 10 * whole >= 9 * told;
}

bool is_power_of_two(double x) {
  return std::ldexp(1.0, std::ilogb(x)) == x;
}

/// The smallest distance with which they are: they are with every multiple of it, too.
std::optional<double> distance_of_multiples(const std::vector<Entry>& entries, bool all_float32) {
  static const std::vector<double> distances = usual_distances();
  const auto found = std::find_if(distances.begin(), distances.end(), [&](double distance) {
    return !(all_float32 && is_power_of_two(distance)) && are_multiples(entries, distance, all_float32);
  });
  if (found == distances.end()) return std::nullopt;
  return *found;
}

}  // namespace

std::optional<Finding> numerical_derivative(Cases cases, const std::string& block) {
  if (is_value(block)) return std::nullopt;
  const std::vector<Entry> entries = entries_of(cases, block);
  if (entries.empty()) return std::nullopt;
  const bool all_float32 =
      std::all_of(entries.begin(), entries.end(), [](const Entry& e) { return is_float32(e.yours); });
  const auto finding = [&](const char* ways, double step, const char* proof) {
    return Finding{"numerical-derivative",
                   fmt::format("{} is a numerical derivative, {} with a step of about {:.0e}: {}.", block,
                               ways, step, proof)};
  };
  if (const auto step = truncation(
          entries, all_float32, [](const Entry& e) { return e.second / 2; },
          [](double c) { return std::abs(c); }))
    return finding("from one-sided differences", *step,
                   "its errors are half the step times the second derivative");
  if (const auto step = truncation(
          entries, all_float32, [](const Entry& e) { return e.third / 6; },
          [](double c) { return c > 0 ? std::sqrt(c) : 0.0; }))
    return finding("from central differences", *step, "its errors are h²/6 times the third derivative");
  if (const auto distance = distance_of_multiples(entries, all_float32))
    return finding("from differences", *distance / 2,
                   "its entries are whole multiples of the loss's last digit over the distance");
  return std::nullopt;
}

}  // namespace gradjudge
