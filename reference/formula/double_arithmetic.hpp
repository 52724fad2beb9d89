// SPDX-License-Identifier: MIT
#pragma once
#include <span>
#include <string>

#include "reference/formula/functions.hpp"
#include "reference/formula/inputs.hpp"
#include "reference/formula/program.hpp"

namespace gradjudge::formula {

/// Plain floating point, in the order in which the formula is written.
struct DoubleArithmetic {
  using Number = double;
  const Inputs& inputs;

  double constant(const std::string& decimal) const;
  double leaf(const Leaf& leaf) const;
  double add(std::span<const NodeId> arguments, std::span<const double> values) const;
  double dot(std::span<const NodeId> arguments, std::span<const double> values) const;
  double negate(double x) const { return -x; }
  double product(double x, double y) const { return x * y; }
  double quotient(double x, double y) const { return x / y; }
  double power(double x, int exponent) const;
  double function(const Function& function, std::span<const NodeId> arguments,
                  std::span<const double> values) const;
  double select(Comparison comparison, double a, double b, double x, double y) const;
};

}  // namespace gradjudge::formula
