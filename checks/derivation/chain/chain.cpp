// SPDX-License-Identifier: MIT
#include "checks/derivation/chain/chain.hpp"

#include <algorithm>
#include <set>

#include "checks/derivation/chain/balance.hpp"
#include "checks/derivation/expression/parser.hpp"
#include "checks/derivation/expression/token_reader.hpp"
#include "checks/derivation/expression/words.hpp"
#include "checks/derivation/latex/simplify.hpp"

namespace gradjudge::derivation {
namespace {

constexpr std::size_t maximal_tokens = 6000;

const std::set<std::string, std::less<>> layouts{
    "align",       "align*",   "aligned",   "alignedat", "split",     "gather",   "gather*",
    "gathered",    "equation", "equation*", "eqnarray",  "eqnarray*", "multline", "multline*",
    "displaymath", "flalign",  "flalign*",  "math",      "alignat",   "alignat*"};

/// Takes away the environments that only lay out lines, and an array that is one.
Tokens without_layout(const Tokens& tokens) {
  Tokens out;
  int skipped_ends = 0;
  for (std::size_t at = 0; at < tokens.size();) {
    const bool begins = tokens[at].is_command("begin");
    if (begins || tokens[at].is_command("end")) {
      std::size_t behind = at;
      std::string name;
      try {
        name = environment_at(tokens, behind, tokens.size());
      } catch (const Unreadable&) {
        out.push_back(tokens[at++]);
        continue;
      }
      const bool whole_array = name == "array" && begins && out.empty() &&
                               behind_environment(tokens, at, tokens.size()) == tokens.size();
      if (whole_array) {
        std::size_t columns = behind;
        argument_at(tokens, columns, tokens.size());
        behind = columns;
        ++skipped_ends;
      }
      const bool end_of_array = name == "array" && !begins && skipped_ends > 0 && behind == tokens.size();
      if (layouts.contains(name) || whole_array || end_of_array) {
        if (begins && behind < tokens.size() && tokens[behind].is_symbol('[')) {
          while (behind < tokens.size() && !tokens[behind].is_symbol(']')) ++behind;
          ++behind;
        }
        if (name.compare(0, 7, "alignat") == 0 && begins && behind < tokens.size())
          argument_at(tokens, behind, tokens.size());
        at = behind;
        continue;
      }
    }
    out.push_back(tokens[at++]);
  }
  return out;
}

/// The lines of a display. A line that leaves a parenthesis open goes on in the next one.
std::vector<Tokens> rows_of(const Tokens& tokens) {
  std::vector<Tokens> rows(1);
  int depth = 0;
  int brackets = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.is_symbol('{') || token.is_command("begin")) ++depth;
    if (token.is_symbol('}') || token.is_command("end")) --depth;
    if (depth == 0 && opens(token)) ++brackets;
    if (depth == 0 && closes(token) && brackets > 0) --brackets;
    if (depth <= 0 && token.is_command("\\")) {
      std::size_t next = i + 1;
      while (next < tokens.size() && tokens[next].is_symbol('&')) ++next;
      const bool begins_relation = next < tokens.size() && tokens[next].is_symbol('=');
      if (brackets > 0 && !begins_relation) continue;
      brackets = 0;
      rows.emplace_back();
      continue;
    }
    if (depth <= 0 && token.is_symbol('&')) continue;
    rows.back().push_back(token);
  }
  std::erase_if(rows, [](const Tokens& row) { return row.empty(); });
  return rows;
}

std::string relation_at(const Tokens& tokens, std::size_t& at) {
  const Token& token = tokens[at];
  if (token.is_symbol(':') && at + 1 < tokens.size() && tokens[at + 1].is_symbol('=')) {
    at += 2;
    return ":=";
  }
  if (token.is_symbol('!') && at + 1 < tokens.size() && tokens[at + 1].is_symbol('=')) {
    at += 2;
    return "!=";
  }
  if ((token.is_symbol('<') || token.is_symbol('>')) && at + 1 < tokens.size() &&
      tokens[at + 1].is_symbol('=')) {
    at += 2;
    return "<";
  }
  const auto take = [&](const char* relation) {
    ++at;
    return std::string(relation);
  };
  if (token.is_symbol('=') || token.is_command("equiv") || token.is_command("triangleq")) return take("=");
  if (token.is_command("coloneq") || token.is_command("leftarrow")) return take(":=");
  if (token.is_symbol('<') || token.is_symbol('>')) return take("<");
  for (const char* name : {"neq", "le", "ge", "in", "notin", "subset", "subseteq", "ll", "gg"}) {
    if (token.is_command(name)) return take("<");
  }
  for (const char* name : {"approx", "propto", "sim", "to", "simeq"}) {
    if (token.is_command(name)) return take("~");
  }
  return {};
}

bool has_differential(const Tokens& tokens) {
  return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.is_command("partial") || token.is_command("nabla");
  });
}

bool has_equals(const Tokens& tokens) {
  int depth = 0;
  for (const auto& token : tokens) {
    if (token.is_symbol('{') || token.is_command("begin") || opens(token)) ++depth;
    if (token.is_symbol('}') || token.is_command("end") || closes(token)) --depth;
    if (depth == 0 && token.is_symbol('=')) return true;
  }
  return false;
}

/// w = o, w ≠ c, 1 ≤ k ≤ K, x > 0: indices on both sides and nothing else.
std::optional<Expression> as_condition(const Tokens& tokens) {
  if (tokens.size() < 3 || tokens.size() > 16 || has_differential(tokens)) return std::nullopt;
  for (const auto& token : tokens) {
    if (token.is_command("frac") || token.is_command("sum") || token.is_command("hat") || opens(token))
      return std::nullopt;
  }
  try {
    Expression condition = parse_condition(tokens, 0, tokens.size());
    const bool relation =
        condition.is(Expression::Kind::relation) || condition.is(Expression::Kind::conjunction);
    if (!relation) return std::nullopt;
    const Expression& left = condition.is(Expression::Kind::conjunction) ? condition.children[0] : condition;
    if (!left.children[0].is(Expression::Kind::symbol) && !left.children[0].is(Expression::Kind::number))
      return std::nullopt;
    static const std::set<std::string, std::less<>> indices{"w", "o", "k", "s", "i", "j",
                                                            "l", "c", "n", "x", "t", "omega"};
    if (left.children[0].is(Expression::Kind::symbol) && !indices.contains(left.children[0].text))
      return std::nullopt;
    return condition;
  } catch (const Unreadable&) {
    return std::nullopt;
  }
}

struct Segment {
  Tokens tokens;
  bool after_arrow = false;
};

/// What stands between commas, words, wide blanks and arrows, outside of every bracket.
std::vector<Segment> segments_of(const Tokens& row) {
  std::vector<Segment> segments(1);
  int depth = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Token& token = row[i];
    if (token.is_symbol('{') || token.is_command("begin") || opens(token)) {
      // (when w ≠ c) is a remark.
      const bool words_follow = i + 1 < row.size() && row[i + 1].kind == Token::Kind::text &&
                                row[i + 1].text.size() > 1 && function_name(row[i + 1].text).empty();
      const bool remark = depth == 0 && opens(token) && words_follow && !segments.back().tokens.empty();
      if (remark) {
        segments.emplace_back();
        continue;
      }
      ++depth;
    }
    if (token.is_symbol('}') || token.is_command("end") || closes(token)) depth = std::max(0, depth - 1);
    if (depth > 0) {
      if (!token.is_command("quad")) segments.back().tokens.push_back(token);
      continue;
    }
    const bool arrow =
        token.is_command("Rightarrow") || token.is_command("therefore") || token.is_command("because");
    const bool colon = token.is_symbol(':') && !(i + 1 < row.size() && row[i + 1].is_symbol('='));
    const bool words = token.kind == Token::Kind::text && token.text.size() > 1 &&
                       token.text.find("ocab") == std::string::npos && function_name(token.text).empty();
    if (token.is_command("quad")) {
      std::size_t next = i + 1;
      while (next < row.size() && row[next].is_command("quad")) ++next;
      std::size_t relation = next;
      const bool goes_on = next < row.size() && !relation_at(row, relation).empty();
      if (!goes_on && !segments.back().tokens.empty()) segments.emplace_back();
      continue;
    }
    if (token.is_symbol(',') || token.is_symbol(';') || arrow || colon || words ||
        token.is_command("forall")) {
      segments.emplace_back();
      segments.back().after_arrow = arrow;
      continue;
    }
    segments.back().tokens.push_back(token);
  }
  return segments;
}

class Splitter {
 public:
  Splitter(const Document& document, const Passage& formula) : document_(document), formula_(formula) {}

  std::vector<Chain> run() {
    const Tokens tokens = without_layout(simplify(formula_.tokens));
    if (tokens.size() > maximal_tokens) {
      Step step;
      step.begin = step.row = formula_.tokens.front();
      step.latex = formula_.text.substr(0, 200);
      step.unread = "the formula has more than " + std::to_string(maximal_tokens) + " tokens";
      step.relation = "=";
      Chain chain;
      chain.steps.push_back(std::move(step));
      return {chain};
    }
    for (auto& row : rows_of(tokens)) take_row(std::move(row));
    for (auto& chain : chains_) {
      for (auto& step : chain.steps) finish(step);
    }
    return std::move(chains_);
  }

 private:
  const Document& document_;
  const Passage& formula_;
  std::vector<Chain> chains_;
  std::vector<Expression> pending_conditions_;

  void take_row(Tokens row) {
    while (!row.empty() && (row.front().is_command("quad"))) row.erase(row.begin());
    while (!row.empty() &&
           (row.back().is_symbol('.') || row.back().is_symbol(',') || row.back().is_command("quad")) &&
           !(row.size() > 1 && row.back().is_symbol('.') && row[row.size() - 2].is_symbol('.'))) {
      row.pop_back();
    }
    if (row.empty()) return;
    const Token first = row.front();
    const bool plus = first.is_symbol('+');
    const bool minus = first.is_symbol('-');
    const bool joins = !chains_.empty() && !chains_.back().steps.empty() &&
                       (plus || (minus && !has_equals(row)) || waits(chains_.back().steps.back()));
    auto segments = segments_of(row);
    bool at_row_begin = true;
    for (auto& segment : segments) {
      if (segment.tokens.empty()) continue;
      if (joins && at_row_begin) {
        join(segment.tokens, first);
        at_row_begin = false;
        continue;
      }
      take_segment(segment, first, at_row_begin);
      at_row_begin = false;
    }
  }

  static bool waits(const Step& step) { return step.tokens.empty() && !step.relation.empty(); }

  void join(const Tokens& tokens, const Token& row) {
    Step& last = chains_.back().steps.back();
    std::size_t at = 0;
    int depth = 0;
    for (; at < tokens.size(); ++at) {
      if (tokens[at].is_symbol('{') || tokens[at].is_command("begin") || opens(tokens[at])) ++depth;
      if (tokens[at].is_symbol('}') || tokens[at].is_command("end") || closes(tokens[at])) --depth;
      std::size_t behind = at;
      if (depth == 0 && !relation_at(tokens, behind).empty()) break;
      last.tokens.push_back(tokens[at]);
    }
    if (at < tokens.size())
      add_steps(chains_.back(), Tokens(tokens.begin() + static_cast<std::ptrdiff_t>(at), tokens.end()), row);
  }

  void take_segment(const Segment& segment, const Token& row, bool at_row_begin) {
    std::size_t behind = 0;
    const bool begins_with_relation = !relation_at(segment.tokens, behind).empty();
    if (auto condition = at_row_begin || begins_with_relation ? std::nullopt : as_condition(segment.tokens)) {
      if (!chains_.empty()) {
        chains_.back().conditions.push_back(std::move(*condition));
      } else {
        pending_conditions_.push_back(std::move(*condition));
      }
      return;
    }
    if (at_row_begin && !begins_with_relation) {
      if (auto condition = as_condition(segment.tokens)) {
        pending_conditions_.push_back(*condition);
        // A condition alone on its line may also be a claim, such as ŷ = y; indices are not.
        return;
      }
    }
    if (begins_with_relation && !chains_.empty()) {
      add_steps(chains_.back(), segment.tokens, row);
      return;
    }
    if (!at_row_begin && !has_equals(segment.tokens) && !segment.after_arrow) {
      // A remark. If it looks like more than 1, 2, …, K, something of the formula may have been taken for
      // one.
      const bool plain = std::all_of(segment.tokens.begin(), segment.tokens.end(), [](const Token& token) {
        return token.kind == Token::Kind::number || token.kind == Token::Kind::letter ||
               token.is_command("dots") || token.is_symbol('.') || closes(token);
      });
      if (!plain && !chains_.empty()) chains_.back().uncertain = true;
      return;
    }
    Chain chain;
    chain.continues = begins_with_relation;
    chain.conditions = std::move(pending_conditions_);
    pending_conditions_.clear();
    add_steps(chain, segment.tokens, row);
    chains_.push_back(std::move(chain));
  }

  static void add_steps(Chain& chain, const Tokens& tokens, const Token& row) {
    Step step;
    step.begin = tokens.front();
    step.row = row;
    int depth = 0;
    bool begun = false;
    for (std::size_t at = 0; at < tokens.size();) {
      const Token& token = tokens[at];
      std::size_t behind = at;
      const std::string relation = depth == 0 ? relation_at(tokens, behind) : std::string();
      if (!relation.empty()) {
        if (begun) chain.steps.push_back(step);
        step = Step();
        step.relation = relation;
        step.begin = token;
        step.row = row;
        at = behind;
        begun = true;
        continue;
      }
      if (token.is_symbol('{') || token.is_command("begin") || opens(token)) ++depth;
      if (token.is_symbol('}') || token.is_command("end") || closes(token)) depth = std::max(0, depth - 1);
      if (!begun || step.tokens.empty()) {
        if (step.relation.empty()) step.begin = token;
      }
      step.tokens.push_back(token);
      begun = true;
      ++at;
    }
    if (begun) chain.steps.push_back(std::move(step));
  }

  void finish(Step& step) const {
    step.latex = latex_of(step);
    step.unbalanced = balance(step.tokens);
    if (step.tokens.empty()) {
      step.unread = "nothing stands here";
      return;
    }
    try {
      step.expression = parse_expression(step.tokens, 0, step.tokens.size()).expression;
    } catch (const Unreadable& stopped) {
      step.unread = stopped.what();
      step.stopped_at = stopped.token < step.tokens.size() ? step.tokens[stopped.token] : step.tokens.back();
    }
  }

  /// The step as it is written, from its first to its last token in the formula's own source.
  std::string latex_of(const Step& step) const {
    if (step.tokens.empty()) return {};
    const std::size_t source = step.tokens.front().source;
    std::size_t begin = step.tokens.front().begin;
    std::size_t end = begin;
    for (const auto& token : step.tokens) {
      if (token.source != source) continue;
      begin = std::min(begin, token.begin);
      end = std::max(end, token.end);
    }
    return document_.sources[source].text.substr(begin, end - begin);
  }
};

}  // namespace

std::vector<Chain> chains_of(const Document& document, const Passage& formula) {
  if (formula.tokens.empty()) return {};
  try {
    return Splitter(document, formula).run();
  } catch (const Unreadable& stopped) {
    Step step;
    step.relation = "=";
    step.begin = step.row = formula.tokens.front();
    step.latex = formula.text;
    step.unread = stopped.what();
    Chain chain;
    chain.steps.push_back(std::move(step));
    return {chain};
  }
}

}  // namespace gradjudge::derivation
