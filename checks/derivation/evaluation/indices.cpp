// SPDX-License-Identifier: MIT
#include <algorithm>

#include "checks/derivation/evaluation/evaluator.hpp"
#include "checks/derivation/expression/parser_state.hpp"

namespace gradjudge::derivation {
namespace {

/// Far beyond what an index or a bound of a sum can be, and far below what an Index can hold.
Index small(Index number) {
  constexpr Index largest = 1'000'000;
  if (number < -largest || number > largest) throw Unevaluable("a bound is not a small integer");
  return number;
}

}  // namespace

/// A number of a word or negative counts from 0 or from 1, or is 0 for o; from 0 only where no other does.
template <class Scalar>
void Evaluator<Scalar>::note_number(Note note) {
  notes.insert(note);
  const bool others = notes.contains(Note::counted_from_one) || notes.contains(Note::zero_for_o);
  if (notes.contains(Note::counted_from_zero) && others)
    throw Unevaluable("it is not clear whether words and negatives are counted from 0 or from 1");
}

template <class Scalar>
IndexValue Evaluator<Scalar>::context_index(Index one_based) {
  note_number(Note::counted_from_one);
  const bool negative = negative_context();
  const Index count = negative ? static_cast<Index>(world_.negatives.size()) : world_.U.rows();
  if (one_based < 1 || one_based > count)
    throw Unevaluable("the index " + std::to_string(one_based) + " lies outside 1 … " +
                      std::to_string(count));
  return {negative ? IndexValue::Kind::sample : IndexValue::Kind::word, one_based - 1};
}

template <class Scalar>
IndexValue Evaluator<Scalar>::free_index(const std::string& name) {
  static const std::vector<std::string> letters{"w", "k",     "s", "i", "j",   "l", "x",
                                                "n", "omega", "r", "p", "ell", "a", "b"};
  std::string base = name;
  while (!base.empty() && base.back() == '\'') base.pop_back();
  if (std::find(letters.begin(), letters.end(), base) == letters.end())
    throw Unevaluable("the index " + name + " is not known");
  if (free_names_.empty() && reading_.any_free_index) free_names_.push_back(name);
  if (free_names_.empty() && !reading_.index.empty()) free_names_.push_back(reading_.index);
  if (free_names_.empty() || free_names_.front() != name) throw UnboundIndex(name);
  if (negative_context()) return {IndexValue::Kind::sample, world_.free_sample};
  return {IndexValue::Kind::word, world_.free_word};
}

template <class Scalar>
IndexValue Evaluator<Scalar>::index(const Expression& expression) {
  count_step();
  switch (expression.kind) {
    case Kind::symbol: {
      const std::string name = index_name(expression);
      if (expression.children.empty() && !expression.hat) {
        const auto bound = bound_.find(name);
        if (bound != bound_.end()) return bound->second;
        if (name == "o") {
          const auto outside = word_of_window();
          if (outside) notes.insert(Note::pair_left_out);
          return {IndexValue::Kind::word, outside.value_or(world_.o)};
        }
        if (name == "c") return {IndexValue::Kind::word, world_.c};
        if (name == "K") return {IndexValue::Kind::sample, static_cast<Index>(world_.negatives.size()) - 1};
        if (name == "V") return {IndexValue::Kind::word, world_.U.rows() - 1};
        if (name == "t") return {IndexValue::Kind::integer, world_.t};
        return free_index(name);
      }
      if ((name == "w" || name == "W") && !expression.hat) {
        const Expression& inner = expression.children[0];
        // w_{t+j}: a word of the sentence.
        const bool of_sentence = inner.is(Kind::add) || inner.is_symbol("t");
        if (of_sentence) {
          const Index position = integer(inner);
          if (position < 0 || position >= static_cast<Index>(world_.sentence.size()))
            throw Unevaluable("a word outside of the sentence is referred to");
          return {IndexValue::Kind::word, world_.sentence[static_cast<std::size_t>(position)]};
        }
        return {IndexValue::Kind::word, word(index(inner))};
      }
      throw Unevaluable("the index " + name + " is not known");
    }
    case Kind::number: {
      if (expression.text == "0") {
        note_number(Note::zero_for_o);
        return {IndexValue::Kind::word, world_.o};
      }
      return context_index(integer(expression));
    }
    case Kind::size:
      if (expression.text == "Vocab") return {IndexValue::Kind::word, world_.U.rows() - 1};
      break;
    case Kind::relation:
      // u_{w=o} is u_o; u_{w≠o} is u_w.
      if (expression.text == "=") return index(expression.children[1]);
      if (expression.text == "!=") {
        if (expression.children[1].is(Kind::number)) note_number(Note::zero_for_o);
        return index(expression.children[0]);
      }
      break;
    case Kind::text: {
      const std::string& name = expression.text;
      if (name == "vocab" || name == "Vocab" || name == "|vocab|" || name == "|Vocab|")
        return {IndexValue::Kind::word, world_.U.rows() - 1};
      throw Unevaluable("the index '" + name + "' is not known");
    }
    default:
      break;
  }
  throw Unevaluable("an index is not understood");
}

template <class Scalar>
Index Evaluator<Scalar>::word(const IndexValue& value) {
  if (value.kind == IndexValue::Kind::word) {
    if (value.value < 0 || value.value >= world_.U.rows())
      throw Unevaluable("there is no word of that number, they are counted from 1");
    return value.value;
  }
  if (value.kind == IndexValue::Kind::sample) {
    if (value.value < 0 || value.value >= static_cast<Index>(world_.negatives.size()))
      throw Unevaluable("there is no negative of that number");
    return world_.negatives[static_cast<std::size_t>(value.value)];
  }
  throw Unevaluable("an offset stands where a word is expected");
}

template <class Scalar>
Index Evaluator<Scalar>::integer(const Expression& expression) {
  count_step();
  switch (expression.kind) {
    case Kind::number: {
      if (expression.text.size() > 6 || expression.text.find('.') != std::string::npos)
        throw Unevaluable("a bound is not a small integer");
      return std::stol(expression.text);
    }
    case Kind::negate:
      return -integer(expression.children[0]);
    case Kind::add: {
      Index sum = 0;
      for (const auto& child : expression.children) sum = small(sum + integer(child));
      return sum;
    }
    case Kind::product: {
      Index result = 1;
      for (const auto& child : expression.children) result = small(result * integer(child));
      return result;
    }
    case Kind::size:
      if (expression.text == "Vocab") return world_.U.rows();
      break;
    case Kind::text:
      if (expression.text == "first") return 1;
      break;
    case Kind::symbol: {
      const std::string name = index_name(expression);
      if (!expression.children.empty() || expression.hat) break;
      const auto bound = bound_.find(name);
      if (bound != bound_.end()) {
        if (bound->second.kind == IndexValue::Kind::integer) return bound->second.value;
        note_number(Note::counted_from_one);
        return bound->second.value + 1;
      }
      if (name == "t") return world_.t;
      if (name == "m") return world_.m;
      if (name == "K") return static_cast<Index>(world_.negatives.size());
      if (name == "V") return world_.U.rows();
      break;
    }
    default:
      break;
  }
  throw Unevaluable("a bound is not understood");
}

template <class Scalar>
Index Evaluator<Scalar>::multiplicity(Index word) const {
  return std::count(world_.negatives.begin(), world_.negatives.end(), word);
}

/// In a sum over the window, the word w_{t+j} of the pair; nullopt elsewhere.
template <class Scalar>
std::optional<Index> Evaluator<Scalar>::word_of_window() const {
  if (reading_.loss != LossInForce::skip_gram) return std::nullopt;
  for (const auto& [name, value] : bound_) {
    if (value.kind != IndexValue::Kind::integer) continue;
    const Index position = world_.t + value.value;
    if (position < 0 || position >= static_cast<Index>(world_.sentence.size())) return std::nullopt;
    return world_.sentence[static_cast<std::size_t>(position)];
  }
  return std::nullopt;
}

template class Evaluator<double>;
template class Evaluator<Real>;

}  // namespace gradjudge::derivation
