// SPDX-License-Identifier: MIT
#include "checks/budget/formula/rounding_arithmetic.hpp"

#include <utility>

#include "reference/formula/functions.hpp"

namespace gradjudge {
namespace {

constexpr slong bits = 96;

/// Widens x by factor · |magnitude|.
void widen(Ball& x, const Ball& magnitude, double factor) {
  Ball error;
  mag_t bound;
  mag_init(bound);
  arb_get_mag(bound, magnitude.get());
  arf_set_mag(arb_midref(error.get()), bound);
  mag_clear(bound);
  Ball scale;
  arb_set_d(scale.get(), factor);
  arb_mul(error.get(), error.get(), scale.get(), bits);
  arb_add_error(x.get(), error.get());
}

}  // namespace

RoundingArithmetic single_rounding(const formula::Inputs& inputs) {
  return {inputs, 0x1p-24, 0x1.fffffep127, -149};
}

Ball RoundingArithmetic::rounded(Ball exact, double roundings) const {
  widen(exact, Ball(exact), roundings * unit);
  arb_add_error_2exp_si(exact.get(), log2_smallest);
  Ball limit;
  arb_set_d(limit.get(), largest);
  Ball magnitude;
  arb_abs(magnitude.get(), exact.get());
  if (arb_lt(magnitude.get(), limit.get()) == 0) arb_indeterminate(exact.get());
  return exact;
}

Ball RoundingArithmetic::summed(Ball exact, const Ball& magnitudes, std::size_t roundings) const {
  const double n = static_cast<double>(roundings) * unit;
  widen(exact, magnitudes, n / (1 - n));
  return rounded(std::move(exact), 1);
}

Ball RoundingArithmetic::constant(const std::string& decimal) const {
  const Ball number = exact().constant(decimal);
  return arb_is_int(number.get()) != 0 ? number : rounded(number, 1);
}

Ball RoundingArithmetic::leaf(const formula::Leaf& leaf) const {
  return rounded(exact().leaf(leaf), 1);
}

Ball RoundingArithmetic::add(std::span<const formula::NodeId> arguments, std::span<const Ball> values) const {
  Ball magnitudes;
  Ball size;
  for (const formula::NodeId term : arguments) {
    arb_abs(size.get(), values[term].get());
    arb_add(magnitudes.get(), magnitudes.get(), size.get(), bits);
  }
  return summed(exact().add(arguments, values), magnitudes, arguments.size());
}

Ball RoundingArithmetic::dot(std::span<const formula::NodeId> arguments, std::span<const Ball> values) const {
  Ball magnitudes;
  Ball size;
  for (std::size_t i = 0; i < arguments.size(); i += 2) {
    arb_mul(size.get(), values[arguments[i]].get(), values[arguments[i + 1]].get(), bits);
    arb_abs(size.get(), size.get());
    arb_add(magnitudes.get(), magnitudes.get(), size.get(), bits);
  }
  return summed(exact().dot(arguments, values), magnitudes, arguments.size() / 2 + 1);
}

Ball RoundingArithmetic::negate(const Ball& x) const {
  return exact().negate(x);
}

Ball RoundingArithmetic::product(const Ball& x, const Ball& y) const {
  return rounded(exact().product(x, y), 1);
}

Ball RoundingArithmetic::quotient(const Ball& x, const Ball& y) const {
  return rounded(exact().quotient(x, y), 1);
}

Ball RoundingArithmetic::power(const Ball& x, int exponent) const {
  return rounded(exact().power(x, exponent), exponent < 0 ? 1 - exponent : exponent);
}

Ball RoundingArithmetic::function(const formula::Function& function,
                                  std::span<const formula::NodeId> arguments,
                                  std::span<const Ball> values) const {
  return rounded(exact().function(function, arguments, values), function.roundings);
}

Ball RoundingArithmetic::select(formula::Comparison comparison, const Ball& a, const Ball& b, const Ball& x,
                                const Ball& y) const {
  return exact().select(comparison, a, b, x, y);
}

}  // namespace gradjudge
