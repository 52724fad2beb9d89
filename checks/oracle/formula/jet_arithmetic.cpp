// SPDX-License-Identifier: MIT
#include "checks/oracle/formula/jet_arithmetic.hpp"

#include <vector>

#include "reference/formula/ball_arithmetic.hpp"
#include "reference/formula/function_derivative.hpp"
#include "reference/formula/functions.hpp"

namespace gradjudge {
namespace {

using formula::Expression;
using Kind = Expression::Kind;

constexpr std::size_t order = 4;

/// A formula of the table's derivatives at jets, of which the first `orders` coefficients are known.
struct DerivativeAtJets {
  const JetArithmetic& arithmetic;
  std::span<const Jet> x;
  const Jet& y;
  int orders;

  Jet operator()(const Expression& e) const {
    const auto child = [&](std::size_t i) { return (*this)(e.children[i]); };
    switch (e.kind) {
      case Kind::name:
        return e.text == "y" ? y : x[e.text == "x_2" ? 1 : 0];
      case Kind::negate:
        return arithmetic.negate(child(0));
      case Kind::add: {
        Jet sum = child(0);
        for (std::size_t i = 1; i < e.children.size(); ++i) sum = arithmetic.add(sum, child(i));
        return sum;
      }
      case Kind::product:
        return arithmetic.product(child(0), child(1));
      case Kind::quotient:
        return arithmetic.quotient(child(0), child(1));
      case Kind::power:
        return arithmetic.power(child(0), std::stoi(e.children[1].text));
      case Kind::call: {
        const std::vector<Jet> arguments{child(0)};
        return arithmetic.function(*formula::find_function(e.text), arguments, orders);
      }
      default: {
        Ball number;
        arb_set_str(number.get(), e.text.c_str(), arithmetic.bits);
        return arithmetic.constant(number);
      }
    }
  }
};

}  // namespace

Jet JetArithmetic::constant(const Ball& value) const {
  Jet jet;
  arb_set_round(jet.c[0].get(), value.get(), bits);
  return jet;
}

Jet JetArithmetic::add(const Jet& x, const Jet& y) const {
  Jet sum;
  for (std::size_t i = 0; i < order; ++i) arb_add(sum.c[i].get(), x.c[i].get(), y.c[i].get(), bits);
  return sum;
}

Jet JetArithmetic::negate(const Jet& x) const {
  Jet negated;
  for (std::size_t i = 0; i < order; ++i) arb_neg(negated.c[i].get(), x.c[i].get());
  return negated;
}

Jet JetArithmetic::product(const Jet& x, const Jet& y) const {
  Jet product;
  for (std::size_t i = 0; i < order; ++i) {
    for (std::size_t k = 0; k <= i; ++k) arb_addmul(product.c[i].get(), x.c[k].get(), y.c[i - k].get(), bits);
  }
  return product;
}

Jet JetArithmetic::quotient(const Jet& x, const Jet& y) const {
  Jet quotient;
  for (std::size_t i = 0; i < order; ++i) {
    Ball rest = x.c[i];
    for (std::size_t k = 0; k < i; ++k) arb_submul(rest.get(), quotient.c[k].get(), y.c[i - k].get(), bits);
    arb_div(quotient.c[i].get(), rest.get(), y.c[0].get(), bits);
  }
  return quotient;
}

Jet JetArithmetic::power(const Jet& x, int exponent) const {
  Jet power = constant(Ball(1));
  Jet square = x;
  for (unsigned n = static_cast<unsigned>(exponent < 0 ? -exponent : exponent); n > 0; n >>= 1U) {
    if ((n & 1U) != 0) power = product(power, square);
    if (n > 1) square = product(square, square);
  }
  return exponent < 0 ? quotient(constant(Ball(1)), power) : power;
}

Jet JetArithmetic::function(const formula::Function& function, std::span<const Jet> x, int orders) const {
  Jet y;
  std::array<arb_srcptr, 2> values{};
  for (std::size_t i = 0; i < x.size(); ++i) values[i] = x[i].c[0].get();
  function.in_balls(y.c[0].get(), values.data(), bits);
  const bool kink = function.kink_at_zero && arb_contains_zero(values[0]) != 0;
  for (int n = 1; n < orders; ++n) {
    Ball& coefficient = y.c[static_cast<std::size_t>(n)];
    if (kink) {
      arb_indeterminate(coefficient.get());
      continue;
    }
    for (std::size_t argument = 0; argument < x.size(); ++argument) {
      const Jet slope = DerivativeAtJets{*this, x, y, n}(derivative_of(function, argument));
      Ball term;
      for (int k = 1; k <= n; ++k) {
        arb_mul_si(term.get(), x[argument].c[static_cast<std::size_t>(k)].get(), k, bits);
        arb_addmul(coefficient.get(), term.get(), slope.c[static_cast<std::size_t>(n - k)].get(), bits);
      }
    }
    arb_div_si(coefficient.get(), coefficient.get(), n, bits);
  }
  return y;
}

Jet JetArithmetic::select(formula::Comparison comparison, const Jet& a, const Jet& b, const Jet& x,
                          const Jet& y) const {
  const int holds = formula::told(comparison, a.c[0], b.c[0]);
  if (holds >= 0) return holds == 1 ? x : y;
  Jet either;
  for (Ball& coefficient : either.c) arb_indeterminate(coefficient.get());
  return either;
}

}  // namespace gradjudge
