// SPDX-License-Identifier: MIT
#include <algorithm>

#include "checks/derivation/evaluation/evaluator.hpp"
#include "checks/derivation/expression/parser_state.hpp"

namespace gradjudge::derivation {

template <class Scalar>
Dual<Scalar> Evaluator<Scalar>::outside_entry(Index word, Index j) const {
  const bool seeded = seed_.of == Seed::Of::U && seed_.row == word && seed_.column == j;
  return {world_.U(word, j), Scalar(seeded ? 1 : 0)};
}

template <class Scalar>
Dual<Scalar> Evaluator<Scalar>::center_entry(Index word, Index j) const {
  const bool seeded = seed_.of == Seed::Of::V && seed_.row == word && seed_.column == j;
  return {world_.V(word, j), Scalar(seeded ? 1 : 0)};
}

template <class Scalar>
Value<Scalar> Evaluator<Scalar>::outside_vector(Index word) const {
  Val vector = Val::of_shape(world_.U.cols(), 1);
  for (Index j = 0; j < world_.U.cols(); ++j) vector.at(j, 0) = outside_entry(word, j);
  return reading_.convention.v_row ? transposed(vector) : vector;
}

template <class Scalar>
Value<Scalar> Evaluator<Scalar>::center_vector(Index word) const {
  Val vector = Val::of_shape(world_.V.cols(), 1);
  for (Index j = 0; j < world_.V.cols(); ++j) vector.at(j, 0) = center_entry(word, j);
  return reading_.convention.v_row ? transposed(vector) : vector;
}

template <class Scalar>
Value<Scalar> Evaluator<Scalar>::outside_matrix() const {
  Val rows = Val::of_shape(world_.U.rows(), world_.U.cols());
  for (Index w = 0; w < rows.rows; ++w) {
    for (Index j = 0; j < rows.columns; ++j) rows.at(w, j) = outside_entry(w, j);
  }
  return reading_.convention.U_rows ? rows : transposed(rows);
}

template <class Scalar>
Dual<Scalar> Evaluator<Scalar>::score(Index word) const {
  Number sum;
  for (Index j = 0; j < world_.U.cols(); ++j) sum = sum + outside_entry(word, j) * center_entry(world_.c, j);
  if (seed_.of == Seed::Of::theta && seed_.row == word) sum.slope += Scalar(1);
  return sum;
}

template <class Scalar>
const std::vector<Dual<Scalar>>& Evaluator<Scalar>::y_hat() {
  if (y_hat_cache_.empty()) {
    Number total;
    for (Index w = 0; w < world_.U.rows(); ++w) {
      y_hat_cache_.push_back(exp(score(w)));
      total = total + y_hat_cache_.back();
    }
    for (auto& entry : y_hat_cache_) entry = entry / total;
  }
  return y_hat_cache_;
}

template <class Scalar>
Value<Scalar> Evaluator<Scalar>::over_words(const std::vector<Number>& entries) const {
  Val vector = Val::of_shape(static_cast<Index>(entries.size()), 1);
  vector.entries = entries;
  return reading_.convention.y_row ? transposed(vector) : vector;
}

template <class Scalar>
void Evaluator<Scalar>::note_free_number(const std::string& name) {
  notes.insert(Note::free_letter);
  if (free_number.empty()) free_number = name;
}

template <class Scalar>
bool Evaluator<Scalar>::is_argument(const Expression& symbol) const {
  return symbol.is(Kind::symbol) && !symbol.hat && symbol.primes == 0 && symbol.text == reading_.argument;
}

template <class Scalar>
Dual<Scalar> Evaluator<Scalar>::argument_x() {
  note_free_number(reading_.argument);
  return {world_.x, Scalar(seed_.of == Seed::Of::x ? 1 : 0)};
}

/// x_i, an entry of σ's argument, is one number; x_j beside it would be another.
template <class Scalar>
Value<Scalar> Evaluator<Scalar>::entry_of_x(const Expression& expression) {
  const Expression& index = expression.children[0];
  if (!index.is(Kind::symbol) || !index.children.empty()) throw Unevaluable("an entry of x");
  if (entry_of_x_.empty()) entry_of_x_ = index_name(index);
  if (entry_of_x_ != index_name(index)) throw Unevaluable("two entries of x");
  return Val::scalar(argument_x());
}

template <class Scalar>
Value<Scalar> Evaluator<Scalar>::symbol(const Expression& expression) {
  if (reading_.definitions && !bound_.contains(index_name(expression))) {
    if (const auto meaning = reading_.definitions->meaning_of(expression)) {
      if (++definition_depth_ > 6) throw Unevaluable("a name is defined by itself");
      Val value = evaluate(*meaning);
      --definition_depth_;
      return value;
    }
  }
  if (!expression.children.empty()) return subscripted(expression);
  if (is_argument(expression) && !bound_.contains(expression.text)) return Val::scalar(argument_x());
  const std::string& name = expression.text;
  if (name == "U" && !expression.hat) return outside_matrix();
  if (name == "y" && expression.primes == 0) {
    if (reading_.component) {
      notes.insert(Note::vector_for_component);
      Expression index{Kind::symbol, reading_.index, false, 0, {}, 0, 0};
      const Index w = word(this->index(index));
      if (expression.hat) return Val::scalar(y_hat()[static_cast<std::size_t>(w)]);
      return Val::scalar({Scalar(w == world_.o ? 1 : 0), Scalar(0)});
    }
    if (expression.hat) return over_words(y_hat());
    std::vector<Number> one_hot(static_cast<std::size_t>(world_.U.rows()));
    const auto outside = word_of_window();
    if (outside) notes.insert(Note::pair_left_out);
    one_hot[static_cast<std::size_t>(outside.value_or(world_.o))].value = Scalar(1);
    return over_words(one_hot);
  }
  if (name == "theta" || name == "z") {
    // θ is the course's; z may be anything.
    if (name == "z") note_free_number(name);
    std::vector<Number> scores;
    for (Index w = 0; w < world_.U.rows(); ++w) scores.push_back(score(w));
    return over_words(scores);
  }
  return named_scalar(expression);
}

template <class Scalar>
Value<Scalar> Evaluator<Scalar>::named_scalar(const Expression& expression) {
  const std::string name = index_name(expression);
  const auto constant = [](const Scalar& value) { return Val::scalar({value, Scalar(0)}); };
  if (name == "e") {
    using std::exp;
    return constant(Scalar(exp(Scalar(1))));
  }
  if (name == "alpha") {
    if (reading_.rectifier == Reading::Rectifier::none) note_free_number(name);
    return constant(world_.alpha);
  }
  if (name == "V") return constant(Scalar(static_cast<double>(world_.U.rows())));
  if (name == "K") return constant(Scalar(static_cast<double>(world_.negatives.size())));
  const auto bound = bound_.find(name);
  if (bound != bound_.end()) {
    if (bound->second.kind == IndexValue::Kind::integer)
      return constant(Scalar(static_cast<double>(bound->second.value)));
    throw Unevaluable("the index " + name + " stands where a number is expected");
  }
  const bool counts = reading_.repeated && name.size() == 1 && !expression.hat;
  if (counts) {
    note_free_number(name);
    const Index drawn = world_.negatives[static_cast<std::size_t>(world_.free_sample)];
    return constant(Scalar(static_cast<double>(multiplicity(drawn))));
  }
  static const std::vector<std::string> letters{"a",       "b",          "t",     "T",   "beta",
                                                "eta",     "lambda",     "q",     "rho", "lambda",
                                                "epsilon", "varepsilon", "gamma", "mu"};
  if (std::find(letters.begin(), letters.end(), name) == letters.end() || expression.hat)
    throw Unevaluable("the name '" + std::string(expression.hat ? "\\hat " : "") + name + "' is not known");
  note_free_number(name);
  const bool seeded = seed_.of == Seed::Of::letter && seed_.letter == name;
  return Val::scalar({world_.letter(name), Scalar(seeded ? 1 : 0)});
}

template <class Scalar>
Value<Scalar> Evaluator<Scalar>::subscripted(const Expression& expression) {
  const std::string& name = expression.text;
  const Expression& index_expression = expression.children[0];
  if (expression.primes > 0) throw Unevaluable("the name '" + index_name(expression) + "' is not known");
  if (name == "U" && !expression.hat) {
    notes.insert(Note::capital_for_row);
    return outside_vector(word(index(index_expression)));
  }
  if (name == "u" && !expression.hat) return outside_vector(word(index(index_expression)));
  if ((name == "v" || name == "V") && !expression.hat) {
    if (name == "V") notes.insert(Note::capital_for_row);
    return center_vector(word(index(index_expression)));
  }
  if (name == "y") {
    const Index w = word(index(index_expression));
    if (expression.hat) return Val::scalar(y_hat()[static_cast<std::size_t>(w)]);
    const auto outside = word_of_window();
    if (outside) notes.insert(Note::pair_left_out);
    return Val::scalar({Scalar(w == outside.value_or(world_.o) ? 1 : 0), Scalar(0)});
  }
  if ((name == "theta" || name == "z") && !is_argument(expression))
    return Val::scalar(score(word(index(index_expression))));
  if (is_argument(expression)) return entry_of_x(expression);
  const bool counts =
      (name == "N" || name == "n" || name == "m" || name == "c" || name == "count") && negative_context();
  if (counts)
    return Val::scalar({Scalar(static_cast<double>(multiplicity(word(index(index_expression))))), Scalar(0)});
  throw Unevaluable("the name '" + name + "' with this subscript is not known");
}

template class Evaluator<double>;
template class Evaluator<Real>;

}  // namespace gradjudge::derivation
