// SPDX-License-Identifier: MIT
#include "reference/formula/double_arithmetic.hpp"

#include <array>
#include <cmath>
#include <limits>

#include "reference/formula/evaluate.hpp"

namespace gradjudge::formula {

double DoubleArithmetic::constant(const std::string& decimal) const {
  return std::stod(decimal);
}

double DoubleArithmetic::leaf(const Leaf& leaf) const {
  return static_cast<double>(
      inputs.real.find(leaf.variable)->second.values[static_cast<std::size_t>(leaf.entry)]);
}

double DoubleArithmetic::add(std::span<const NodeId> arguments, std::span<const double> values) const {
  double sum = 0;
  for (const NodeId term : arguments) sum += values[term];
  return sum;
}

double DoubleArithmetic::dot(std::span<const NodeId> arguments, std::span<const double> values) const {
  double sum = 0;
  for (std::size_t i = 0; i < arguments.size(); i += 2)
    sum += values[arguments[i]] * values[arguments[i + 1]];
  return sum;
}

double DoubleArithmetic::power(double x, int exponent) const {
  return exponent == 2 ? x * x : std::pow(x, exponent);
}

double DoubleArithmetic::function(const Function& function, std::span<const NodeId> arguments,
                                  std::span<const double> values) const {
  std::array<double, 2> x{};
  for (std::size_t i = 0; i < arguments.size(); ++i) x[i] = values[arguments[i]];
  return function.in_double(x.data());
}

double DoubleArithmetic::select(Comparison comparison, double a, double b, double x, double y) const {
  switch (comparison) {
    case Comparison::equal:
      return a == b ? x : y;
    case Comparison::not_equal:
      return a != b ? x : y;
    case Comparison::less:
      return a < b ? x : y;
    case Comparison::less_or_equal:
      return a <= b ? x : y;
    case Comparison::greater_or_undefined:
      break;
  }
  return a == b ? std::numeric_limits<double>::quiet_NaN() : a > b ? x : y;
}

std::vector<double> values_in_double(const Program& program, const Inputs& inputs) {
  return evaluate(program, DoubleArithmetic{inputs});
}

}  // namespace gradjudge::formula
