// SPDX-License-Identifier: MIT
#pragma once
#include <span>
#include <string>

#include "reference/ball.hpp"
#include "reference/formula/functions.hpp"
#include "reference/formula/inputs.hpp"
#include "reference/formula/program.hpp"

namespace gradjudge::formula {

/// Enclosures: every value lies within its ball (Arb). A comparison of balls that overlap cannot be told: a
/// value that hangs on it is the union of both, a derivative is indeterminate.
struct BallArithmetic {
  using Number = Ball;
  const Inputs& inputs;
  slong bits = 256;

  Ball constant(const std::string& decimal) const;
  /// The input as it is kept: exact.
  Ball leaf(const Leaf& leaf) const;
  Ball add(std::span<const NodeId> arguments, std::span<const Ball> values) const;
  Ball dot(std::span<const NodeId> arguments, std::span<const Ball> values) const;
  Ball negate(const Ball& x) const;
  Ball product(const Ball& x, const Ball& y) const;
  Ball quotient(const Ball& x, const Ball& y) const;
  Ball power(const Ball& x, int exponent) const;
  Ball function(const Function& function, std::span<const NodeId> arguments,
                std::span<const Ball> values) const;
  Ball select(Comparison comparison, const Ball& a, const Ball& b, const Ball& x, const Ball& y) const;
};

/// A comparison of enclosed numbers: 1 if it holds, 0 if it does not, −1 if that cannot be told. Of
/// greater_or_undefined, equality cannot be told.
int told(Comparison comparison, const Ball& a, const Ball& b);

/// The number exactly.
Ball to_ball(const Real& number);

}  // namespace gradjudge::formula
