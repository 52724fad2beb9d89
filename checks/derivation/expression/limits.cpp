// SPDX-License-Identifier: MIT
#include "checks/derivation/expression/parser_state.hpp"

namespace gradjudge::derivation {
namespace {

using Kind = Expression::Kind;

Expression node(Kind kind, std::string text, std::vector<Expression> children, Stretch place) {
  return {kind, std::move(text), false, 0, std::move(children), place.begin, place.end};
}

/// The variable that a clause is about: j in j ≠ 0, w in w = o, j in w_j = w_k.
std::string variable_of(const Expression& side) {
  if (!side.is(Kind::symbol)) return {};
  if (side.children.empty()) return index_name(side);
  return variable_of(side.children[0]);
}

class Limits {
 public:
  Limits(const Tokens& tokens, std::string& variable, int depth)
      : tokens_(tokens), variable_(variable), depth_(depth) {}

  void read_lower(Stretch lower, Stretch upper) {
    for (const auto& clause : clauses_of(lower)) {
      if (!clause.empty()) read_clause(clause, upper);
    }
    if (!upper.empty() && !has_upper_) {
      // \sum^V_w: a bound without a beginning.
      Expression from = node(Kind::text, "first", {}, upper);
      clauses_.push_back(node(Kind::range, "<=<=", {std::move(from), bound(upper)}, upper));
    }
  }
  std::vector<Expression> take() { return std::move(clauses_); }

 private:
  const Tokens& tokens_;
  std::string& variable_;
  int depth_;
  std::vector<Expression> clauses_;
  bool has_upper_ = false;

  /// The parts of \substack{a \\ b}, a \atop b, and a, b.
  std::vector<Stretch> clauses_of(Stretch lower) const {
    if (lower.end - lower.begin >= 2 && tokens_[lower.begin].is_command("substack")) {
      std::size_t at = lower.begin + 1;
      lower = argument_at(tokens_, at, lower.end);
    }
    if (lower.end - lower.begin >= 2 && tokens_[lower.begin].is_command("begin")) {
      std::size_t inside = lower.begin;
      const std::string name = environment_at(tokens_, inside, lower.end);
      if (name == "subarray" || name == "array") argument_at(tokens_, inside, lower.end);
      while (lower.end > inside && !tokens_[lower.end - 1].is_command("end")) --lower.end;
      lower = {inside, lower.end > inside ? lower.end - 1 : inside};
    }
    // {a \atop b} inside a group of its own
    if (lower.end - lower.begin >= 2 && tokens_[lower.begin].is_symbol('{') &&
        tokens_[lower.end - 1].is_symbol('}')) {
      ++lower.begin;
      --lower.end;
    }
    return split_outside(tokens_, lower, [&](std::size_t i) {
      const Token& token = tokens_[i];
      return token.is_symbol(',') || token.is_command("\\") || token.is_command("atop") ||
             (token.kind == Token::Kind::text && i > lower.begin && !tokens_[i - 1].is_command("in")) ||
             token.is_symbol(';') || token.is_symbol(':') || token.is_command("wedge") ||
             token.is_symbol('&');
    });
  }

  Expression bound(Stretch stretch) const {
    const std::string text = spelled(tokens_, stretch);
    if (text == "|V|" || text == "V" || text == "Vocab" || text == "vocab" || text == "W" ||
        text == "|Vocab|" || text == "|vocab|")
      return node(Kind::size, "Vocab", {}, stretch);
    // L is a loss elsewhere.
    if (text == "L") return node(Kind::symbol, text, {}, stretch);
    return ExpressionReader(tokens_, stretch, depth_ + 1).whole();
  }

  void read_clause(Stretch clause, Stretch upper) {
    const Expression read = condition(clause);
    if (read.is(Kind::symbol)) {
      declare(variable_of(read));
      return;
    }
    if (read.is(Kind::conjunction) && read.children.size() == 2) {
      const Expression& left = read.children[0];
      const Expression& right = read.children[1];
      const bool rising = left.text[0] == '<' && right.text[0] == '<';
      const std::string middle = variable_of(left.children[1]);
      if (rising && !middle.empty()) {
        declare(middle);
        if (middle == variable_) {
          Expression from = left.children[0];
          Expression to = right.children[1];
          if (to.is_symbol("V")) to = node(Kind::size, "Vocab", {}, clause);
          clauses_.push_back(
              node(Kind::range, left.text + right.text, {std::move(from), std::move(to)}, clause));
          has_upper_ = true;
        } else {
          // 1 ≤ s ≤ K with another variable declared before binds s as well.
          clauses_.push_back(
              node(Kind::range, "also:" + middle, {left.children[0], right.children[1]}, clause));
        }
        return;
      }
    }
    if (!read.is(Kind::relation)) throw Unreadable("the limits of the sum are not understood", clause.begin);
    const std::string name = variable_of(read.children[0]);
    if (read.text == "in") {
      declare(name);
      clauses_.push_back(node(Kind::domain, read.children[1].text, {}, clause));
      for (const auto& left_out : left_out_of(clause)) {
        Expression letter = node(Kind::symbol, name, {}, clause);
        clauses_.push_back(node(Kind::relation, "!=", {std::move(letter), left_out}, clause));
      }
      return;
    }
    const bool begins_range =
        read.text == "=" && !upper.empty() && !has_upper_ && read.children[0].children.empty();
    if (begins_range) {
      declare(name);
      clauses_.push_back(node(Kind::range, "<=<=", {read.children[1], bound(upper)}, clause));
      has_upper_ = true;
      return;
    }
    declare(name);
    clauses_.push_back(read);
  }

  /// Where the set's name ends: before \setminus, or a minus sign.
  std::size_t end_of_set(Stretch clause) const {
    int depth = 0;
    for (std::size_t i = clause.begin; i < clause.end; ++i) {
      if (opens(tokens_[i])) ++depth;
      if (closes(tokens_[i])) --depth;
      if (depth == 0 && (tokens_[i].is_command("setminus") || tokens_[i].is_symbol('-'))) return i;
    }
    return clause.end;
  }

  /// The elements that V \setminus \{o\} leaves out.
  std::vector<Expression> left_out_of(Stretch clause) const {
    const std::size_t sign = end_of_set(clause);
    if (sign >= clause.end) return {};
    const Stretch elements = without_brackets(tokens_, {sign + 1, clause.end});
    std::vector<Expression> left_out;
    const auto is_comma = [&](std::size_t i) { return tokens_[i].is_symbol(','); };
    for (const auto& element : split_outside(tokens_, elements, is_comma))
      left_out.push_back(ExpressionReader(tokens_, element, depth_ + 1).whole());
    return left_out;
  }

  Expression condition(Stretch clause) const {
    for (std::size_t i = clause.begin; i < clause.end; ++i) {
      // i ∈ {1, …, K}: the set keeps its commas.
      if (tokens_[i].is_command("in")) {
        Expression left = ExpressionReader(tokens_, {clause.begin, i}, depth_ + 1).whole();
        Expression right = node(Kind::text, spelled(tokens_, {i + 1, end_of_set(clause)}), {}, clause);
        return node(Kind::relation, "in", {std::move(left), std::move(right)}, clause);
      }
    }
    return parse_condition(tokens_, clause.begin, clause.end);
  }

  void declare(const std::string& name) {
    if (variable_.empty()) variable_ = name;
  }
};

}  // namespace

std::vector<Expression> read_limits(const Tokens& tokens, Stretch lower, Stretch upper, std::string& variable,
                                    int depth) {
  if (depth > maximal_nesting) throw Unreadable("nested too deeply", lower.begin);
  Limits limits(tokens, variable, depth);
  limits.read_lower(lower, upper);
  return limits.take();
}

}  // namespace gradjudge::derivation
