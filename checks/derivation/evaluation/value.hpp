// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "checks/derivation/evaluation/dual.hpp"
#include "reference/linear_algebra.hpp"

namespace gradjudge::derivation {

/// Shapes that do not fit: a number minus a vector, a product that is none.
struct ShapeMismatch : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// What has been read but has no value here: an unknown name, an index that nothing binds.
struct Unevaluable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// An index that nothing binds.
struct UnboundIndex : Unevaluable {
  explicit UnboundIndex(const std::string& letter)
      : Unevaluable("nothing binds the index " + letter), letter(letter) {}
  std::string letter;
};

/// What had to be granted beyond strict reading.
enum class Note {
  zero_for_o,               ///< u_0 for u_o
  capital_for_row,          ///< U_w for u_w
  letter_for_sigma,         ///< δ(x), 6(x) or s(x) for σ(x)
  dot_without_transpose,    ///< u v for uᵀv
  outer_without_transpose,  ///< (ŷ − y) v for (ŷ − y) vᵀ
  one_for_ones,             ///< 1 − σ(x) entry by entry
  index_for_word,           ///< j = k for w_j = w_k
  vector_for_component,     ///< ŷ for ŷ_w
  transposed_result,
  pair_left_out,      ///< o and J for w_{t+j} and its loss, in a sum over the window
  counted_from_zero,  ///< words are 0 … V − 1, or negatives 0 … K − 1
  counted_from_one,   ///< 1 … V, as the handouts count
  free_letter,        ///< a letter that stands for any number
  jacobian            ///< the derivative of a vector for a vector, whose layout nobody declared
};
using Notes = std::set<Note>;

/// A scalar (1 × 1), a row, a column or a matrix.
template <class Scalar>
struct Value {
  Index rows = 1;
  Index columns = 1;
  std::vector<Dual<Scalar>> entries{Dual<Scalar>{}};
  bool literal_zero = false;  ///< written as 0: any shape

  static Value of_shape(Index rows, Index columns) {
    Value value;
    value.rows = rows;
    value.columns = columns;
    value.entries.assign(static_cast<std::size_t>(rows * columns), Dual<Scalar>{});
    return value;
  }
  static Value scalar(Dual<Scalar> entry) {
    Value value;
    value.entries[0] = std::move(entry);
    return value;
  }
  bool is_scalar() const { return rows == 1 && columns == 1; }
  bool is_vector() const { return !is_scalar() && (rows == 1 || columns == 1); }
  Dual<Scalar>& at(Index row, Index column) {
    return entries[static_cast<std::size_t>(row * columns + column)];
  }
  const Dual<Scalar>& at(Index row, Index column) const {
    return entries[static_cast<std::size_t>(row * columns + column)];
  }
};

/// "a number", "a column of d", "a row of V", "a d × V matrix".
std::string describe_shape(Index rows, Index columns);

template <class Scalar>
Value<Scalar> transposed(const Value<Scalar>& value) {
  Value<Scalar> result = value;
  result.rows = value.columns;
  result.columns = value.rows;
  for (Index i = 0; i < value.rows; ++i) {
    for (Index j = 0; j < value.columns; ++j) result.at(j, i) = value.at(i, j);
  }
  return result;
}

template <class Scalar, class Function>
Value<Scalar> each(Value<Scalar> value, Function&& function) {
  value.literal_zero = false;
  for (auto& entry : value.entries) entry = function(entry);
  return value;
}

/// a + b; a literal zero is of any shape. With `notes`, a number is added to every entry of a vector.
template <class Scalar>
Value<Scalar> added(const Value<Scalar>& a, const Value<Scalar>& b, Notes* notes) {
  if (a.literal_zero) return b;
  if (b.literal_zero) return a;
  if (a.rows == b.rows && a.columns == b.columns) {
    Value<Scalar> sum = a;
    for (std::size_t i = 0; i < sum.entries.size(); ++i) sum.entries[i] = a.entries[i] + b.entries[i];
    return sum;
  }
  if (notes != nullptr && (a.is_scalar() || b.is_scalar())) {
    notes->insert(Note::one_for_ones);
    const Value<Scalar>& number = a.is_scalar() ? a : b;
    return each(a.is_scalar() ? b : a, [&](const auto& entry) { return entry + number.entries[0]; });
  }
  throw ShapeMismatch(describe_shape(a.rows, a.columns) + " plus or minus " +
                      describe_shape(b.rows, b.columns));
}

/// The matrix product; numbers multiply anything. With `notes`, a transpose that was left out is supplied
/// between two vectors. `dot` says that a product sign stands between.
template <class Scalar>
Value<Scalar> multiplied(const Value<Scalar>& a, const Value<Scalar>& b, bool dot, Notes* notes) {
  if (a.literal_zero || b.literal_zero) {
    Value<Scalar> zero;
    zero.literal_zero = true;
    return zero;
  }
  if (a.is_scalar()) return each(b, [&](const auto& entry) { return a.entries[0] * entry; });
  if (b.is_scalar()) return each(a, [&](const auto& entry) { return entry * b.entries[0]; });
  if (a.columns == b.rows) {
    Value<Scalar> product = Value<Scalar>::of_shape(a.rows, b.columns);
    for (Index i = 0; i < a.rows; ++i) {
      for (Index j = 0; j < b.columns; ++j) {
        for (Index k = 0; k < a.columns; ++k) product.at(i, j) = product.at(i, j) + a.at(i, k) * b.at(k, j);
      }
    }
    return product;
  }
  if (a.is_vector() && b.is_vector()) {
    const bool same_length = a.entries.size() == b.entries.size();
    // u · v with a product sign is the usual way to write a dot product.
    if (same_length && (dot || notes != nullptr)) {
      if (!dot) notes->insert(Note::dot_without_transpose);
      Dual<Scalar> sum;
      for (std::size_t i = 0; i < a.entries.size(); ++i) sum = sum + a.entries[i] * b.entries[i];
      return Value<Scalar>::scalar(sum);
    }
    if (!same_length && notes != nullptr && a.columns == 1 && b.columns == 1) {
      notes->insert(Note::outer_without_transpose);
      return multiplied(a, transposed(b), false, notes);
    }
  }
  throw ShapeMismatch(describe_shape(a.rows, a.columns) + " times " + describe_shape(b.rows, b.columns));
}

}  // namespace gradjudge::derivation
