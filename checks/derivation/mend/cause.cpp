// SPDX-License-Identifier: MIT
#include "checks/derivation/mend/cause.hpp"

#include <algorithm>

#include "checks/derivation/expression/latex_printer.hpp"

namespace gradjudge::derivation {
namespace {

using Kind = Expression::Kind;

void sort_parts(Expression& expression) {
  std::sort(expression.children.begin(), expression.children.end(),
            [](const Expression& a, const Expression& b) { return to_latex(a) < to_latex(b); });
}

Expression without_signs(const Expression& expression) {
  if (expression.is(Kind::negate)) return without_signs(expression.children[0]);
  Expression bare = expression;
  for (auto& child : bare.children) child = without_signs(child);
  // Terms in one order, so that b − a is a − b with other signs.
  if (bare.is(Kind::add)) sort_parts(bare);
  return bare;
}

bool is_symbol_with_hat_changed(const Expression& before, const Expression& after) {
  Expression toggled = before;
  toggled.hat = !before.hat;
  return before.is(Kind::symbol) && toggled == after;
}

Expression without_transposes(const Expression& expression) {
  if (expression.is(Kind::transpose)) return without_transposes(expression.children[0]);
  Expression bare = expression;
  for (auto& child : bare.children) child = without_transposes(child);
  return bare;
}

std::string cause_in_sum(const Expression& before, const Expression& after) {
  if (before.children[0] == after.children[0]) return "the limits of the sum";
  return without_signs(before) == without_signs(after) ? "a sign" : "what the sum runs over";
}

}  // namespace

std::string cause_of(const Expression& before, const Expression& after) {
  const bool calls = before.is(Kind::call) && after.is(Kind::call) && before.text == after.text;
  if (calls && before.primes == after.primes && without_signs(before) == without_signs(after)) {
    return before.text == "sigma" ? "the sign of σ's argument" : "the sign of the argument";
  }
  if (without_signs(before) == without_signs(after)) return "a sign";
  if (is_symbol_with_hat_changed(before, after)) return after.hat ? "ŷ, not y" : "y, not ŷ";
  if (before.is(Kind::symbol) && after.is(Kind::symbol)) return "the wrong symbol";
  if (before.is(Kind::big_sum) && after.is(Kind::big_sum)) return cause_in_sum(before, after);
  if (before.is(Kind::big_sum) && after == before.children[0]) return "there is no sum here";
  if (after.is(Kind::big_sum) && before == after.children[0]) return "the sum is missing";
  Expression flat_before = without_transposes(before);
  Expression flat_after = without_transposes(after);
  if (flat_before == flat_after) return "a transpose";
  if (before.is(Kind::product) && after.is(Kind::product)) {
    sort_parts(flat_before);
    sort_parts(flat_after);
    if (flat_before.children == flat_after.children) return "the order of the factors, and their transposes";
  }
  if (after.is(Kind::power) && after.children[0] == before) return "a power is missing";
  if (before.is(Kind::power) && before.children[0] == after) return "a power too many";
  return {};
}

}  // namespace gradjudge::derivation
