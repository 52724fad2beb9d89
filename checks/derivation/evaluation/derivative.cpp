// SPDX-License-Identifier: MIT
#include "checks/derivation/evaluation/evaluator.hpp"
#include "checks/derivation/expression/parser_state.hpp"

namespace gradjudge::derivation {

template <class Scalar>
Value<Scalar> Evaluator<Scalar>::derivative(const Expression& expression) {
  if (seed_.of != Seed::Of::nothing) throw Unevaluable("a derivative inside a derivative");
  Expression operand = expression.children[0];
  const Expression& variable = expression.children[1];
  if (!variable.is(Kind::symbol) || variable.hat || variable.primes > 0)
    throw Unevaluable("a derivative for something that is not a variable");
  const bool abbreviated = reading_.definitions && reading_.definitions->meaning_of(variable);
  if (abbreviated) throw Unevaluable("a derivative for a name that is defined by others");
  // ∂σ/∂x and ∂f/∂x: of σ(x).
  const bool function_alone = operand.is(Kind::symbol) && operand.children.empty() &&
                              (operand.text == "sigma" || operand.text == "f" || operand.text == "relu" ||
                               operand.text == "leaky_relu");
  if (function_alone) {
    operand.kind = Kind::call;
    operand.children = {variable};
  }
  const std::string& name = variable.text;
  const bool indexed = variable.children.size() == 1;
  struct Shape {
    Index rows;
    Index columns;
    bool scalar;
  };
  Shape shape{1, 1, false};
  Seed base;
  const Index V = world_.U.rows();
  const Index d = world_.U.cols();
  const bool row_vectors = reading_.convention.v_row;
  Index fixed_row = 0;
  if ((name == "u" || name == "U") && indexed) {
    if (name == "U") notes.insert(Note::capital_for_row);
    base.of = Seed::Of::U;
    fixed_row = word(index(variable.children[0]));
    shape = {d, 1, false};
  } else if ((name == "v" || name == "V") && indexed) {
    if (name == "V") notes.insert(Note::capital_for_row);
    base.of = Seed::Of::V;
    fixed_row = word(index(variable.children[0]));
    shape = {d, 1, false};
  } else if (name == "U" || name == "V") {
    base.of = name == "U" ? Seed::Of::U : Seed::Of::V;
    shape = {V, d, false};
  } else if (is_argument(variable)) {
    base.of = Seed::Of::x;
    if (indexed) entry_of_x(variable);
    note_free_number(name);
    shape.scalar = true;
  } else if ((name == "theta" || name == "z") && !indexed) {
    base.of = Seed::Of::theta;
    shape = {V, 1, false};
  } else if (!indexed) {
    named_scalar(variable);
    base.of = Seed::Of::letter;
    base.letter = index_name(variable);
    shape.scalar = true;
  } else {
    throw Unevaluable("a derivative for '" + name + "' with this subscript");
  }
  const bool matrix = shape.rows == V && shape.columns == d && V > 1;
  std::vector<Val> slopes;
  for (Index i = 0; i < shape.rows; ++i) {
    for (Index j = 0; j < shape.columns; ++j) {
      seed_ = base;
      seed_.row = matrix || base.of == Seed::Of::theta ? i : fixed_row;
      seed_.column = matrix ? j : i;
      y_hat_cache_.clear();
      try {
        slopes.push_back(evaluate(operand));
      } catch (...) {
        seed_ = Seed{};
        y_hat_cache_.clear();
        throw;
      }
    }
  }
  seed_ = Seed{};
  y_hat_cache_.clear();
  const auto slope_of = [](const Number& entry) { return Number{entry.slope, Scalar(0)}; };
  if (shape.scalar) return each(slopes[0], slope_of);
  if (!slopes[0].is_scalar()) {
    if (matrix) throw Unevaluable("the derivative of an array for a matrix");
    if (!slopes[0].is_vector()) throw ShapeMismatch("the derivative of a matrix for a vector");
    notes.insert(Note::jacobian);
    const auto length = static_cast<Index>(slopes[0].entries.size());
    Val jacobian = Val::of_shape(length, shape.rows);
    for (Index i = 0; i < length; ++i) {
      for (Index j = 0; j < shape.rows; ++j)
        jacobian.at(i, j) =
            slope_of(slopes[static_cast<std::size_t>(j)].entries[static_cast<std::size_t>(i)]);
    }
    return jacobian;
  }
  Val gradient = Val::of_shape(shape.rows, shape.columns);
  for (std::size_t i = 0; i < slopes.size(); ++i) gradient.entries[i] = slope_of(slopes[i].entries[0]);
  const bool lies_across = matrix ? !reading_.convention.U_rows
                                  : (base.of == Seed::Of::theta ? reading_.convention.y_row : row_vectors);
  return lies_across ? transposed(gradient) : gradient;
}

template class Evaluator<double>;
template class Evaluator<Real>;

}  // namespace gradjudge::derivation
