// SPDX-License-Identifier: MIT
#include <algorithm>

#include "checks/derivation/evaluation/evaluator.hpp"

namespace gradjudge::derivation {
namespace {

using Kind = Expression::Kind;

/// A letter that no formula uses, for the word that a list runs over.
constexpr const char* running = "§";

bool is_last_word(const Expression& index) {
  return (index.is(Kind::size) && index.text == "Vocab") || index.is_symbol("V") ||
         (index.is(Kind::text) && index.text.find("ocab") != std::string::npos);
}

/// The entry with every subscript that `is_this_word` accepts replaced by the running letter.
template <class Test>
Expression with_running_index(Expression entry, const Test& is_this_word) {
  for (auto& child : entry.children) {
    if (entry.is(Kind::symbol) && is_this_word(child)) {
      child = Expression{Kind::symbol, running, false, 0, {}, 0, 0};
    } else {
      child = with_running_index(std::move(child), is_this_word);
    }
  }
  return entry;
}

bool is_number(const Expression& expression, const char* digits) {
  return expression.is(Kind::number) && expression.text == digits;
}

}  // namespace

/// [a_1, a_2, …, a_o, …, a_V]: one vector for each word, an array that lies as U does.
template <class Scalar>
Value<Scalar> Evaluator<Scalar>::list(const std::vector<Expression>& entries) {
  const auto dots =
      std::count_if(entries.begin(), entries.end(), [](const auto& entry) { return entry.is(Kind::dots); });
  if (entries.size() < 3 || dots == 0 || dots > 2 || entries.front().is(Kind::dots) ||
      entries.back().is(Kind::dots))
    throw Unevaluable("a list of values");
  const Expression first =
      with_running_index(entries.front(), [](const Expression& index) { return is_number(index, "1"); });
  if (first == entries.front() || !(first == with_running_index(entries.back(), is_last_word)))
    throw Unevaluable("what the dots of the list stand for is not evident");
  // Between two runs of dots stands the outside word's entry; before the dots, the second word's.
  const Expression* special = nullptr;
  std::size_t dots_passed = 0;
  for (std::size_t i = 1; i + 1 < entries.size(); ++i) {
    if (entries[i].is(Kind::dots)) {
      ++dots_passed;
    } else if (dots_passed == 1 && dots == 2 && special == nullptr) {
      special = &entries[i];
    } else {
      const bool second = i == 1 && first == with_running_index(entries[i], [](const Expression& index) {
                                      return is_number(index, "2");
                                    });
      if (!second) throw Unevaluable("what the dots of the list stand for is not evident");
    }
  }
  const Index V = world_.U.rows();
  const Index d = world_.U.cols();
  Val rows = Val::of_shape(V, d);
  for (Index w = 0; w < V; ++w) {
    const IndexValue here{IndexValue::Kind::word, w};
    bound_[running] = here;
    const bool named_w = special != nullptr && w == world_.o && !bound_.contains("w");
    // The outside word's entry may call its word w.
    if (named_w) bound_["w"] = here;
    Val entry;
    try {
      entry = evaluate(special != nullptr && w == world_.o ? *special : first);
    } catch (...) {
      bound_.erase(running);
      if (named_w) bound_.erase("w");
      throw;
    }
    bound_.erase(running);
    if (named_w) bound_.erase("w");
    if (!entry.is_vector() || static_cast<Index>(entry.entries.size()) != d)
      throw ShapeMismatch("a list of " + describe_shape(entry.rows, entry.columns) + " for each word");
    for (Index j = 0; j < d; ++j) rows.at(w, j) = entry.entries[static_cast<std::size_t>(j)];
  }
  return reading_.convention.U_rows ? rows : transposed(rows);
}

template <class Scalar>
Value<Scalar> Evaluator<Scalar>::matrix(const Expression& expression) {
  if (expression.children.size() == 1) return list(expression.children[0].children);
  // A column 0 ⋮ 1 ⋮ 0 is the one-hot vector y.
  std::string column;
  for (const auto& row : expression.children) {
    if (row.children.size() != 1) throw Unevaluable("a matrix that is written out");
    const Expression& entry = row.children[0];
    column +=
        is_number(entry, "0") ? '0' : (is_number(entry, "1") ? '1' : (entry.is(Kind::dots) ? '.' : '?'));
  }
  const bool one_hot = column.find('?') == std::string::npos && column.find('.') != std::string::npos &&
                       std::count(column.begin(), column.end(), '1') == 1;
  if (!one_hot) throw Unevaluable("a column that is written out");
  return symbol(Expression{Kind::symbol, "y", false, 0, {}, 0, 0});
}

template class Evaluator<double>;
template class Evaluator<Real>;

}  // namespace gradjudge::derivation
