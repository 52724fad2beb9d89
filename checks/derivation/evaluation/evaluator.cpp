// SPDX-License-Identifier: MIT
#include "checks/derivation/evaluation/evaluator.hpp"

#include <algorithm>

namespace gradjudge::derivation {
namespace {

constexpr std::size_t maximal_steps = 30'000;

}  // namespace

template <class Scalar>
void Evaluator<Scalar>::count_step() {
  if (++steps_ > maximal_steps) throw Unevaluable("the formula takes too long to evaluate");
}

template <class Scalar>
Value<Scalar> Evaluator<Scalar>::evaluate(const Expression& expression) {
  count_step();
  switch (expression.kind) {
    case Kind::number: {
      if (expression.text.size() > 12) throw Unevaluable("a number of more than twelve digits");
      Val value = Val::scalar({Scalar(std::stod(expression.text)), Scalar(0)});
      value.literal_zero = expression.text == "0";
      return value;
    }
    case Kind::symbol:
      return symbol(expression);
    case Kind::add: {
      Val sum = evaluate(expression.children[0]);
      for (std::size_t i = 1; i < expression.children.size(); ++i) {
        Val term = evaluate(expression.children[i]);
        const bool across = sum.is_vector() && term.rows == sum.columns && term.columns == sum.rows;
        if (reading_.lenient && across) {
          notes.insert(Note::transposed_result);
          term = transposed(term);
        }
        sum = added(sum, term, allowed_notes());
      }
      return sum;
    }
    case Kind::negate: {
      const Val value = evaluate(expression.children[0]);
      return value.literal_zero ? value : each(value, [](const auto& entry) { return -entry; });
    }
    case Kind::product:
      return product(expression);
    case Kind::quotient:
      return quotient(expression);
    case Kind::power:
      return power(expression);
    case Kind::transpose:
      return transposed(evaluate(expression.children[0]));
    case Kind::inverse:
      return inverse(expression);
    case Kind::call:
      return call(expression);
    case Kind::loss:
      return loss(expression);
    case Kind::big_sum:
      return big_sum(expression);
    case Kind::derivative:
      return derivative(expression);
    case Kind::indicator: {
      const auto truth = holds(expression.children[0]);
      if (!truth) throw Unevaluable("an indicator of words");
      return Val::scalar({Scalar(*truth ? 1 : 0), Scalar(0)});
    }
    case Kind::cases:
      return cases(expression);
    case Kind::row:
      return list(expression.children);
    case Kind::matrix:
      return matrix(expression);
    case Kind::component: {
      const Index w = word(index(expression.children[1]));
      const Val vector = evaluate(expression.children[0]);
      if (!vector.is_vector()) throw Unevaluable("an index on something that is not a vector");
      if (w >= static_cast<Index>(vector.entries.size()))
        throw Unevaluable("an index beyond the vector's length");
      return Val::scalar(vector.entries[static_cast<std::size_t>(w)]);
    }
    case Kind::size:
      if (expression.text == "Vocab")
        return Val::scalar({Scalar(static_cast<double>(world_.U.rows())), Scalar(0)});
      if (reading_.repeated && !expression.text.empty()) {
        note_free_number("|" + expression.text + "|");
        const Index drawn = world_.negatives[static_cast<std::size_t>(world_.free_sample)];
        return Val::scalar({Scalar(static_cast<double>(multiplicity(drawn))), Scalar(0)});
      }
      throw Unevaluable("the size of the set '" + expression.text + "' is not known");
    case Kind::text:
      throw Unevaluable("words stand where a value is expected");
    case Kind::dots:
      throw Unevaluable("what the dots stand for is not evident");
    case Kind::relation:
    case Kind::conjunction:
    case Kind::range:
    case Kind::domain:
    case Kind::branch:
      break;
  }
  throw Unevaluable("a condition stands where a value is expected");
}

template <class Scalar>
Value<Scalar> Evaluator<Scalar>::product(const Expression& expression) {
  Val result = evaluate(expression.children[0]);
  for (std::size_t i = 1; i < expression.children.size(); ++i) {
    const Val factor = evaluate(expression.children[i]);
    const char joined = i < expression.text.size() ? expression.text[i] : ' ';
    if (joined == 'o') {
      if (result.rows != factor.rows || result.columns != factor.columns) {
        if (!result.is_scalar() && !factor.is_scalar())
          throw ShapeMismatch("an entry-by-entry product of different shapes");
      } else {
        for (std::size_t k = 0; k < result.entries.size(); ++k)
          result.entries[k] = result.entries[k] * factor.entries[k];
        continue;
      }
    }
    if (joined == 'x' && result.is_vector() && factor.is_vector()) {
      const Val column = result.columns == 1 ? result : transposed(result);
      result = multiplied(column, factor.rows == 1 ? factor : transposed(factor), false, nullptr);
      continue;
    }
    result = multiplied(result, factor, joined == '.' || joined == '*', allowed_notes());
  }
  return result;
}

template <class Scalar>
Value<Scalar> Evaluator<Scalar>::quotient(const Expression& expression) {
  Val numerator = evaluate(expression.children[0]);
  const Val denominator = evaluate(expression.children[1]);
  if (denominator.literal_zero) throw Unevaluable("a division by zero");
  if (!denominator.is_scalar())
    throw ShapeMismatch("a division by " + describe_shape(denominator.rows, denominator.columns));
  if (numerator.literal_zero) return numerator;
  const Number& divisor = denominator.entries[0];
  if (divisor.value == Scalar(0)) throw Unevaluable("a division by zero");
  return each(numerator, [&](const auto& entry) { return entry / divisor; });
}

template <class Scalar>
Value<Scalar> Evaluator<Scalar>::power(const Expression& expression) {
  const Val base = evaluate(expression.children[0]);
  const Val exponent = evaluate(expression.children[1]);
  if (!exponent.is_scalar()) throw ShapeMismatch("an exponent that is not a number");
  if (!base.is_scalar()) throw ShapeMismatch("a power of " + describe_shape(base.rows, base.columns));
  if (expression.children[1].is(Kind::number) && expression.children[1].text == "2")
    return Val::scalar(base.entries[0] * base.entries[0]);
  if (!(base.entries[0].value > Scalar(0))) throw Unevaluable("a power of a number that is not positive");
  return Val::scalar(pow(base.entries[0], exponent.entries[0]));
}

template <class Scalar>
Value<Scalar> Evaluator<Scalar>::inverse(const Expression& expression) {
  const Val value = evaluate(expression.children[0]);
  if (value.is_scalar()) {
    if (value.entries[0].value == Scalar(0)) throw Unevaluable("a division by zero");
    return Val::scalar(Number{Scalar(1), Scalar(0)} / value.entries[0]);
  }
  if (value.rows != value.columns)
    throw ShapeMismatch("the inverse of " + describe_shape(value.rows, value.columns) +
                        ", which is not square");
  throw Unevaluable("the inverse of a matrix");
}

template <class Scalar>
Value<Scalar> Evaluator<Scalar>::cases(const Expression& expression) {
  for (const auto& branch : expression.children) {
    const auto applies = holds(branch.children[1]);
    const bool last = &branch == &expression.children.back();
    if (!applies && !last) throw Unevaluable("a case whose condition is words");
    if (!applies || *applies) return evaluate(branch.children[0]);
  }
  throw Unevaluable("no case applies");
}

template <class Scalar>
std::optional<bool> Evaluator<Scalar>::holds(const Expression& condition) {
  if (condition.is(Kind::conjunction)) {
    bool all = true;
    for (const auto& child : condition.children) {
      const auto one = holds(child);
      if (!one) return std::nullopt;
      all = all && *one;
    }
    return all;
  }
  if (condition.is(Kind::relation)) return relation(condition);
  return std::nullopt;
}

template <class Scalar>
bool Evaluator<Scalar>::relation(const Expression& expression) {
  const Expression& left = expression.children[0];
  const Expression& right = expression.children[1];
  const std::string& how = expression.text;
  if (how == "in" || how == "notin") throw Unevaluable("membership in a set");
  // x < 0, of the argument of a function.
  const bool numbers = is_argument(left) && left.children.empty() && !bound_.contains(left.text);
  if (numbers) {
    const Scalar a = evaluate(left).entries[0].value;
    const Scalar b = evaluate(right).entries[0].value;
    if (how == "=") return a == b;
    if (how == "!=") return a != b;
    if (how == "<") return a < b;
    if (how == "<=") return a <= b;
    return how == ">" ? a > b : a >= b;
  }
  const auto side = [&](const Expression& which) {
    // w_l ≠ u_k compares words.
    if (which.is(Kind::symbol) && (which.text == "u" || which.text == "U") && which.children.size() == 1)
      return IndexValue{IndexValue::Kind::word, word(index(which.children[0]))};
    return index(which);
  };
  const auto offset_bound = [&](const Expression& which) {
    return which.is(Kind::symbol) && which.children.empty() && bound_.contains(which.text) &&
           bound_.at(which.text).kind == IndexValue::Kind::integer;
  };
  const bool offsets = offset_bound(left) || offset_bound(right);
  if (offsets || (how != "=" && how != "!=")) {
    const Index a = integer(left);
    const Index b = integer(right);
    if (how == "=") return a == b;
    if (how == "!=") return a != b;
    if (how == "<") return a < b;
    if (how == "<=") return a <= b;
    return how == ">" ? a > b : a >= b;
  }
  const IndexValue a = side(left);
  const IndexValue b = side(right);
  const bool positions = a.kind == IndexValue::Kind::sample && b.kind == IndexValue::Kind::sample;
  bool equal = false;
  if (positions && !reading_.lenient) {
    equal = a.value == b.value;
  } else {
    if (positions && word(a) == word(b) && a.value != b.value) notes.insert(Note::index_for_word);
    equal = word(a) == word(b);
  }
  return how == "=" ? equal : !equal;
}

template class Evaluator<double>;
template class Evaluator<Real>;

}  // namespace gradjudge::derivation
