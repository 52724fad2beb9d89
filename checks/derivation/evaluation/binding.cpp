// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "checks/derivation/evaluation/evaluator.hpp"
#include "checks/derivation/expression/parser_state.hpp"

namespace gradjudge::derivation {
namespace {

using Kind = Expression::Kind;

bool mentions(const Expression& expression, const char* name) {
  bool found = false;
  for_each_node(expression, [&](const Expression& node) { found = found || node.is_symbol(name); });
  return found;
}

/// Whether |V| is part of it.
bool has_size(const Expression& expression) {
  bool found = false;
  for_each_node(expression, [&](const Expression& node) { found = found || node.is(Kind::size); });
  return found;
}

bool is_zero(const Expression& expression) {
  return expression.is(Kind::number) && expression.text == "0";
}

/// \text{ Vocab } and Vocab. are Vocab.
std::string bare(std::string set) {
  std::erase_if(set, [](char c) { return c == ' ' || c == '.' || c == '~'; });
  return set;
}

bool is_vocabulary(const std::string& set) {
  static const std::set<std::string, std::less<>> names{
      "V",     "|V|", "W",          "|W|",        "Vocab", "vocab", "|Vocab|",
      "VOCAB", "vo",  "Vocabulary", "vocabulary", "Voc",   "voc",   "|vocab|"};
  return names.contains(set);
}

/// The set of the negatives: {1, …, K}, [1, K], {w_1, …, w_K}, K, neg.
bool is_negatives(const std::string& set) {
  if (set == "K" || set == "[K]" || set == "Neg" || set == "neg" || set == "NEG") return true;
  if (set.compare(0, 3, "neg") == 0 || set.compare(0, 3, "Neg") == 0) return true;
  const bool listed = set.find('1') != std::string::npos && set.find('K') != std::string::npos;
  const bool with_o = set.find("{o") != std::string::npos || set.find(",o") != std::string::npos;
  return listed && !with_o && set.find('+') == std::string::npos;
}

/// Keeps the binding of a variable while it is bound anew.
class Rebinding {
 public:
  Rebinding(std::map<std::string, IndexValue>& bound, std::string name)
      : bound_(bound), name_(std::move(name)) {
    const auto found = bound.find(name_);
    if (found != bound.end()) before_ = found->second;
  }
  ~Rebinding() {
    if (before_) {
      bound_[name_] = *before_;
    } else {
      bound_.erase(name_);
    }
  }
  Rebinding(const Rebinding&) = delete;
  Rebinding& operator=(const Rebinding&) = delete;
  void set(const IndexValue& value) { bound_[name_] = value; }

 private:
  std::map<std::string, IndexValue>& bound_;
  std::string name_;
  std::optional<IndexValue> before_;
};

}  // namespace

/// The index letter that a sum without limits can only run over: the one that its body uses.
template <class Scalar>
std::string Evaluator<Scalar>::guessed_variable(const Expression& body) const {
  std::string found;
  bool several = false;
  for_each_node(body, [&](const Expression& node) {
    if (!node.is(Kind::symbol) || node.children.size() != 1) return;
    const Expression& index = node.children[0];
    if (!index.is(Kind::symbol) || !index.children.empty()) return;
    const std::string name = index_name(index);
    if (name == "o" || name == "c" || bound_.contains(name)) return;
    several = several || (!found.empty() && found != name);
    found = name;
  });
  if (found.empty() || several) throw Unevaluable("what the sum runs over is not said");
  return found;
}

template <class Scalar>
std::vector<IndexValue> Evaluator<Scalar>::range_of(const Expression& sum, const std::string& variable) {
  std::vector<IndexValue> values;
  const auto count = [&](IndexValue::Kind kind, Index from, Index to) {
    if (to - from > 1000) throw Unevaluable("a sum of more than a thousand terms");
    for (Index i = from; i <= to; ++i) values.push_back({kind, i});
  };
  const Index samples = static_cast<Index>(world_.negatives.size());
  const auto by_context = [&] {
    if (negative_context() && variable != "w") {
      count(IndexValue::Kind::sample, 0, samples - 1);
    } else {
      count(IndexValue::Kind::word, 0, world_.U.rows() - 1);
    }
  };
  const Expression* domain = nullptr;
  const Expression* range = nullptr;
  for (std::size_t i = 1; i < sum.children.size(); ++i) {
    const Expression& clause = sum.children[i];
    if (clause.is(Kind::domain) && domain == nullptr) domain = &clause;
    if (clause.is(Kind::range) && range == nullptr && clause.text.compare(0, 5, "also:") != 0)
      range = &clause;
  }
  if (domain != nullptr) {
    const std::string set = bare(domain->text);
    if (is_vocabulary(set)) {
      count(IndexValue::Kind::word, 0, world_.U.rows() - 1);
    } else if (is_negatives(set) && (negative_context() || set.find('1') != std::string::npos)) {
      count(IndexValue::Kind::sample, 0, samples - 1);
    } else if (set.find("-m,") != std::string::npos && set.find(",m") != std::string::npos) {
      count(IndexValue::Kind::integer, -world_.m, world_.m);
    } else {
      throw Unevaluable("the set '" + set + "' is not known");
    }
    return values;
  }
  if (range == nullptr) {
    by_context();
    return values;
  }
  const Expression& from = range->children[0];
  const Expression& to = range->children[1];
  const bool strict_from = range->text[0] == '<' && range->text[1] != '=';
  const bool strict_to = range->text.back() == '<';
  const bool whole_vocabulary = to.is(Kind::size) || to.is_symbol("V");
  const bool of_words = mentions(to, "V") || has_size(to);
  const bool of_samples = mentions(to, "K");
  if ((of_words || of_samples) && is_zero(from) && !strict_from) {
    const Index last = integer(to) - (strict_to ? 1 : 0);
    if (last == (of_words ? world_.U.rows() : samples) - 1) {
      note_number(Note::counted_from_zero);
      count(of_words ? IndexValue::Kind::word : IndexValue::Kind::sample, 0, last);
      return values;
    }
  }
  if (whole_vocabulary) {
    if (from.is(Kind::number)) note_number(Note::counted_from_one);
    const Index first = integer(from) - 1 + (strict_from ? 1 : 0);
    if (first < 0) throw Unevaluable("the sum runs beyond the vocabulary, whose words are 1 … V");
    count(IndexValue::Kind::word, first, world_.U.rows() - 1 - (strict_to ? 1 : 0));
    return values;
  }
  if (mentions(to, "m") || mentions(from, "m")) {
    count(IndexValue::Kind::integer, integer(from) + (strict_from ? 1 : 0),
          integer(to) - (strict_to ? 1 : 0));
    return values;
  }
  if (of_samples) {
    if (from.is(Kind::number)) note_number(Note::counted_from_one);
    const Index first = integer(from) - 1 + (strict_from ? 1 : 0);
    const Index last = integer(to) - 1 - (strict_to ? 1 : 0);
    if (first < 0 || last >= samples) throw Unevaluable("the sum runs beyond the negatives");
    count(IndexValue::Kind::sample, first, last);
    return values;
  }
  // An upper bound with a letter of its own (N, L, n): all that there are.
  if (to.is(Kind::symbol) && to.children.empty() && from.is(Kind::number) && from.text == "1") {
    by_context();
    return values;
  }
  throw Unevaluable("the limits of the sum are not understood");
}

template <class Scalar>
bool Evaluator<Scalar>::clauses_hold(const Expression& sum) {
  for (std::size_t i = 1; i < sum.children.size(); ++i) {
    const Expression& clause = sum.children[i];
    if (clause.is(Kind::relation) && !relation(clause)) return false;
    if (clause.is(Kind::conjunction)) {
      const auto all = holds(clause);
      if (all && !*all) return false;
    }
  }
  return true;
}

template <class Scalar>
void Evaluator<Scalar>::for_each_binding(const Expression& sum, std::size_t clause,
                                         const std::function<void()>& body) {
  for (; clause < sum.children.size(); ++clause) {
    const Expression& other = sum.children[clause];
    if (!other.is(Kind::range) || other.text.compare(0, 5, "also:") != 0) continue;
    // 1 ≤ x ≤ K, 1 ≤ s ≤ K: two variables, whatever s meant outside.
    Rebinding rebinding(bound_, other.text.substr(5));
    const Index last = integer(other.children[1]);
    const bool samples = mentions(other.children[1], "K");
    for (Index i = integer(other.children[0]); i <= last; ++i) {
      count_step();
      rebinding.set(samples ? IndexValue{IndexValue::Kind::sample, i - 1} : context_index(i));
      for_each_binding(sum, clause + 1, body);
    }
    return;
  }
  if (clauses_hold(sum)) body();
}

template <class Scalar>
Value<Scalar> Evaluator<Scalar>::big_sum(const Expression& expression) {
  const Expression& body = expression.children[0];
  const std::string variable = expression.text.empty() ? guessed_variable(body) : expression.text;
  if (variable == "o" || variable == "c") throw Unevaluable("the sum runs over " + variable);
  if (++depth_ > 4) throw Unevaluable("sums nested more than four deep");
  const std::vector<IndexValue> values = range_of(expression, variable);
  Val total;
  total.literal_zero = true;
  {
    Rebinding rebinding(bound_, variable);
    for (const auto& value : values) {
      rebinding.set(value);
      for_each_binding(expression, 1, [&] { total = added(total, evaluate(body), allowed_notes()); });
    }
  }
  --depth_;
  return total;
}

template class Evaluator<double>;
template class Evaluator<Real>;

}  // namespace gradjudge::derivation
