// SPDX-License-Identifier: MIT
#include "reference/formula/ball_arithmetic.hpp"

#include <array>

namespace gradjudge::formula {

int told(Comparison comparison, const Ball& a, const Ball& b) {
  const auto tell = [](bool yes, bool no) { return yes ? 1 : no ? 0 : -1; };
  switch (comparison) {
    case Comparison::equal:
      return tell(arb_eq(a.get(), b.get()) != 0, arb_ne(a.get(), b.get()) != 0);
    case Comparison::not_equal:
      return tell(arb_ne(a.get(), b.get()) != 0, arb_eq(a.get(), b.get()) != 0);
    case Comparison::less:
      return tell(arb_lt(a.get(), b.get()) != 0, arb_ge(a.get(), b.get()) != 0);
    case Comparison::less_or_equal:
      return tell(arb_le(a.get(), b.get()) != 0, arb_gt(a.get(), b.get()) != 0);
    case Comparison::greater_or_undefined:
      break;
  }
  return tell(arb_gt(a.get(), b.get()) != 0, arb_lt(a.get(), b.get()) != 0);
}

Ball to_ball(const Real& number) {
  Ball ball;
  arf_set_mpfr(arb_midref(ball.get()), number.backend().data());
  return ball;
}

Ball BallArithmetic::constant(const std::string& decimal) const {
  Ball ball;
  arb_set_str(ball.get(), decimal.c_str(), bits);
  return ball;
}

Ball BallArithmetic::leaf(const Leaf& leaf) const {
  return to_ball(inputs.real.find(leaf.variable)->second.values[static_cast<std::size_t>(leaf.entry)]);
}

Ball BallArithmetic::add(std::span<const NodeId> arguments, std::span<const Ball> values) const {
  Ball sum = values[arguments[0]];
  for (const NodeId term : arguments.subspan(1)) arb_add(sum.get(), sum.get(), values[term].get(), bits);
  return sum;
}

Ball BallArithmetic::dot(std::span<const NodeId> arguments, std::span<const Ball> values) const {
  Ball sum;
  for (std::size_t i = 0; i < arguments.size(); i += 2)
    arb_addmul(sum.get(), values[arguments[i]].get(), values[arguments[i + 1]].get(), bits);
  return sum;
}

Ball BallArithmetic::negate(const Ball& x) const {
  Ball y;
  arb_neg(y.get(), x.get());
  return y;
}

Ball BallArithmetic::product(const Ball& x, const Ball& y) const {
  Ball z;
  arb_mul(z.get(), x.get(), y.get(), bits);
  return z;
}

Ball BallArithmetic::quotient(const Ball& x, const Ball& y) const {
  Ball z;
  arb_div(z.get(), x.get(), y.get(), bits);
  return z;
}

Ball BallArithmetic::power(const Ball& x, int exponent) const {
  Ball y;
  arb_pow_ui(y.get(), x.get(), static_cast<ulong>(exponent < 0 ? -exponent : exponent), bits);
  if (exponent < 0) arb_inv(y.get(), y.get(), bits);
  return y;
}

Ball BallArithmetic::function(const Function& function, std::span<const NodeId> arguments,
                              std::span<const Ball> values) const {
  std::array<arb_srcptr, 2> x{};
  for (std::size_t i = 0; i < arguments.size(); ++i) x[i] = values[arguments[i]].get();
  Ball y;
  function.in_balls(y.get(), x.data(), bits);
  return y;
}

Ball BallArithmetic::select(Comparison comparison, const Ball& a, const Ball& b, const Ball& x,
                            const Ball& y) const {
  const int holds = told(comparison, a, b);
  if (holds >= 0) return holds == 1 ? x : y;
  Ball either;
  if (comparison == Comparison::greater_or_undefined) {
    arb_indeterminate(either.get());
  } else {
    arb_union(either.get(), x.get(), y.get(), bits);
  }
  return either;
}

}  // namespace gradjudge::formula
