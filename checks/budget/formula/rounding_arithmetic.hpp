// SPDX-License-Identifier: MIT
#pragma once
#include <span>
#include <string>

#include "reference/formula/ball_arithmetic.hpp"

namespace gradjudge {

/// What a floating-point evaluation may come to: each ball holds every number that the same operations can
/// give in an arithmetic of that unit roundoff, in any order of summation. A value that its range cannot hold
/// is indeterminate.
struct RoundingArithmetic {
  using Number = Ball;
  const formula::Inputs& inputs;
  double unit = 0x1p-53;
  double largest = 0x1.fffffffffffffp1023;
  int log2_smallest = -1074;

  Ball constant(const std::string& decimal) const;
  Ball leaf(const formula::Leaf& leaf) const;
  Ball add(std::span<const formula::NodeId> arguments, std::span<const Ball> values) const;
  Ball dot(std::span<const formula::NodeId> arguments, std::span<const Ball> values) const;
  Ball negate(const Ball& x) const;
  Ball product(const Ball& x, const Ball& y) const;
  Ball quotient(const Ball& x, const Ball& y) const;
  Ball power(const Ball& x, int exponent) const;
  Ball function(const formula::Function& function, std::span<const formula::NodeId> arguments,
                std::span<const Ball> values) const;
  Ball select(formula::Comparison comparison, const Ball& a, const Ball& b, const Ball& x,
              const Ball& y) const;

 private:
  /// Widened by so many roundings of its own size, and by the smallest number.
  Ball rounded(Ball exact, double roundings) const;
  /// Widened by γₙ times a sum of magnitudes.
  Ball summed(Ball exact, const Ball& magnitudes, std::size_t roundings) const;
  formula::BallArithmetic exact() const { return {inputs, 96}; }
};

/// float32.
RoundingArithmetic single_rounding(const formula::Inputs& inputs);

}  // namespace gradjudge
