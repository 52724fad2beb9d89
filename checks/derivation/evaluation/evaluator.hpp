// SPDX-License-Identifier: MIT
#pragma once
#include <map>
#include <optional>
#include <utility>

#include "checks/derivation/evaluation/reading.hpp"
#include "checks/derivation/evaluation/value.hpp"
#include "checks/derivation/evaluation/world.hpp"
#include "checks/derivation/expression/expression.hpp"

namespace gradjudge::derivation {

/// What an index stands for: a word of the vocabulary, a position among the negatives, or a plain integer.
struct IndexValue {
  enum class Kind { word, sample, integer };
  Kind kind = Kind::integer;
  Index value = 0;
};

/// Evaluates expressions in one world. Derivatives inside are exact: every number carries its slope.
/// Throws ShapeMismatch or Unevaluable.
template <class Scalar>
class Evaluator {
 public:
  using Number = Dual<Scalar>;
  using Val = Value<Scalar>;

  Evaluator(const World<Scalar>& world, const Reading& reading) : world_(world), reading_(reading) {}

  Val evaluate(const Expression& expression);
  /// Whether a condition holds; nullopt for words.
  std::optional<bool> holds(const Expression& condition);

  Notes notes;
  std::string free_number;  ///< the first letter that stood for any number; empty if none did

  /// The letter that stood for the free word or negative; empty if none did.
  std::string free_letter() const { return free_names_.empty() ? std::string() : free_names_.front(); }

 private:
  using Kind = Expression::Kind;

  /// What the slopes are taken along.
  struct Seed {
    enum class Of { nothing, U, V, theta, x, letter } of = Of::nothing;
    Index row = 0;
    Index column = 0;
    std::string letter;
  };

  const World<Scalar>& world_;
  const Reading& reading_;
  Seed seed_;
  std::map<std::string, IndexValue> bound_;
  std::vector<std::string> free_names_;
  std::string entry_of_x_;  ///< the subscript of x, if it has one: x_i and x_j are two numbers
  std::vector<Number> y_hat_cache_;
  std::size_t steps_ = 0;
  int depth_ = 0;
  int definition_depth_ = 0;

  bool negative_context() const { return reading_.loss == LossInForce::negative_sampling; }
  Notes* allowed_notes() { return reading_.lenient ? &notes : nullptr; }
  void count_step();

  // Names.
  Number outside_entry(Index word, Index j) const;
  Number center_entry(Index word, Index j) const;
  Val outside_vector(Index word) const;
  Val center_vector(Index word) const;
  Val outside_matrix() const;
  Val center_matrix() const;
  Number score(Index word) const;
  const std::vector<Number>& y_hat();
  Val over_words(const std::vector<Number>& entries) const;
  Val symbol(const Expression& expression);
  Val named_scalar(const Expression& expression);
  Val subscripted(const Expression& expression);
  Number argument_x();
  Val entry_of_x(const Expression& expression);
  bool is_argument(const Expression& symbol) const;
  void note_free_number(const std::string& name);

  // Indices.
  IndexValue index(const Expression& expression);
  IndexValue free_index(const std::string& name);
  Index integer(const Expression& expression);
  Index word(const IndexValue& value);
  IndexValue context_index(Index one_based);
  void note_number(Note note);
  Index multiplicity(Index word) const;
  std::optional<Index> word_of_window() const;

  // Functions.
  Val call(const Expression& expression);
  Val rectified(const Val& argument, int order, bool leaky);
  Val loss(const Expression& expression);
  Number pair_loss(bool negative, Index o);
  Number whole_loss(LossInForce loss);
  Val softmax_of(const Val& scores);

  // Operators.
  Val product(const Expression& expression);
  Val quotient(const Expression& expression);
  Val power(const Expression& expression);
  Val inverse(const Expression& expression);
  Val big_sum(const Expression& expression);
  void for_each_binding(const Expression& sum, std::size_t clause, const std::function<void()>& body);
  std::vector<IndexValue> range_of(const Expression& sum, const std::string& variable);
  bool clauses_hold(const Expression& sum);
  std::string guessed_variable(const Expression& body) const;
  Val derivative(const Expression& expression);
  Val list(const std::vector<Expression>& entries);
  Val matrix(const Expression& expression);
  Val cases(const Expression& expression);
  bool relation(const Expression& expression);
};

extern template class Evaluator<double>;
extern template class Evaluator<Real>;

}  // namespace gradjudge::derivation
