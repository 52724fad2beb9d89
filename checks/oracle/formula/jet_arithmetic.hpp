// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <span>

#include "reference/ball.hpp"
#include "reference/formula/program.hpp"

namespace gradjudge {

/// The Taylor coefficients c₀ + c₁t + c₂t² + c₃t³ of a value along one coordinate, each enclosed for every
/// point of an interval: 6 c₃ encloses its third derivative there.
struct Jet {
  std::array<Ball, 4> c;
};

/// Jets of the nodes of a formula. Functions need nothing but their derivative in the table: y′ = g(x, y) x′
/// gives yₙ from the coefficients before it.
struct JetArithmetic {
  slong bits = 64;

  Jet constant(const Ball& value) const;
  Jet add(const Jet& x, const Jet& y) const;
  Jet negate(const Jet& x) const;
  Jet product(const Jet& x, const Jet& y) const;
  Jet quotient(const Jet& x, const Jet& y) const;
  Jet power(const Jet& x, int exponent) const;
  /// Of its first `orders` coefficients.
  Jet function(const formula::Function& function, std::span<const Jet> x, int orders = 4) const;
  /// A choice that cannot be told over the whole interval is indeterminate.
  Jet select(formula::Comparison comparison, const Jet& a, const Jet& b, const Jet& x, const Jet& y) const;
};

}  // namespace gradjudge
