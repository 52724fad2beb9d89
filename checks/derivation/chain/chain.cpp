// SPDX-License-Identifier: MIT
#include "checks/derivation/chain/chain.hpp"

#include <algorithm>

#include "checks/derivation/chain/balance.hpp"
#include "checks/derivation/chain/layout.hpp"
#include "checks/derivation/chain/relation.hpp"
#include "checks/derivation/chain/segments.hpp"
#include "checks/derivation/expression/parser.hpp"
#include "checks/derivation/expression/token_reader.hpp"
#include "checks/derivation/latex/simplify.hpp"

namespace gradjudge::derivation {
namespace {

constexpr std::size_t maximal_tokens = 6000;

bool is_sign(const Token& token) {
  return token.is_symbol('+') || token.is_symbol('-') || token.is_symbol('*') || token.is_command("cdot") ||
         token.is_command("times");
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

  /// (ii) before what has a differential, or e) before anything: a number in a list, not a factor.
  static bool begins_with_list_number(const Tokens& row) {
    if (row.size() > 2 && row[0].kind == Token::Kind::letter && row[1].is_symbol(')')) return true;
    if (row.empty() || !row[0].is_symbol('(')) return false;
    std::size_t at = 1;
    while (at < row.size() && row[at].kind == Token::Kind::letter) ++at;
    if (at < 2 || at > 4 || at + 1 >= row.size() || !row[at].is_symbol(')')) return false;
    const Token& next = row[at + 1];
    return next.is_command("frac") || next.is_command("partial") || next.is_command("nabla") ||
           next.is_command("quad");
  }

  void take_row(Tokens row) {
    if (begins_with_list_number(row)) {
      while (!row.front().is_symbol(')')) row.erase(row.begin());
      row.erase(row.begin());
    }
    while (!row.empty() && (row.front().is_command("quad"))) row.erase(row.begin());
    while (!row.empty() &&
           (row.back().is_symbol('.') || row.back().is_symbol(',') || row.back().is_command("quad")) &&
           !(row.size() > 1 && row.back().is_symbol('.') && row[row.size() - 2].is_symbol('.'))) {
      row.pop_back();
    }
    if (row.empty()) return;
    const Token first = row.front();
    const bool begins_with_sign = is_sign(first) && (!first.is_symbol('-') || !has_equals(row));
    const bool joins = !chains_.empty() && !chains_.back().steps.empty() &&
                       (begins_with_sign || waits(chains_.back().steps.back()));
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

  /// Whether a line ended with a sign, so that the step goes on in the next one.
  static bool waits(const Step& step) {
    if (step.tokens.empty()) return !step.relation.empty();
    const Token& last = step.tokens.back();
    return is_sign(last) || last.is_symbol('/');
  }

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
    if (!begins_with_relation && is_condition(segment.tokens)) return;
    if (begins_with_relation && !chains_.empty()) {
      add_steps(chains_.back(), segment.tokens, row);
      return;
    }
    if (!at_row_begin && !has_equals(segment.tokens) && !segment.after_arrow) {
      // Something of the formula may have been taken for a remark.
      if (!is_plain_remark(segment.tokens) && !chains_.empty()) chains_.back().uncertain = true;
      return;
    }
    Chain chain;
    chain.continues = begins_with_relation;
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
    for (const auto& tokens : closed_elsewhere(step.tokens, 24)) {
      try {
        step.repairs.push_back(parse_expression(tokens, 0, tokens.size()).expression);
      } catch (const Unreadable&) {
        continue;
      }
    }
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
    const std::string& text = document_.sources[source].text;
    // The size of a delimiter is no token of the step.
    for (const std::string_view size :
         {"\\left", "\\bigl", "\\Bigl", "\\biggl", "\\big", "\\Big", "\\bigg"}) {
      if (begin < size.size() || text.compare(begin - size.size(), size.size(), size) != 0) continue;
      begin -= size.size();
      break;
    }
    return with_braces_whole(text, begin, end);
  }

  /// text[begin, end), and as much more as leaves no brace without its partner: of {\rm v}_c and \boxed{x}
  /// only what is inside has tokens of the step.
  static std::string with_braces_whole(const std::string& text, std::size_t begin, std::size_t end) {
    int open = 0;
    int closed_before = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (text[i] == '{') ++open;
      if (text[i] == '}' && --open < 0) {
        ++closed_before;
        open = 0;
      }
    }
    constexpr std::size_t furthest = 80;
    const std::size_t first = begin > furthest ? begin - furthest : 0;
    std::size_t from = begin;
    for (int needed = closed_before; needed > 0 && from > first; --needed) {
      do --from;
      while (from > first && text[from] != '{');
    }
    if (text[from] != '{' && closed_before > 0) return text.substr(begin, end - begin);
    while (from > first && closed_before > 0 && std::isalpha(static_cast<unsigned char>(text[from - 1])) != 0)
      --from;
    if (from > first && closed_before > 0 && text[from - 1] == '\\') --from;
    std::size_t to = end;
    while (open > 0 && to < text.size() && to < end + furthest) {
      if (text[to] == '{') ++open;
      if (text[to] == '}') --open;
      ++to;
    }
    return text.substr(from, to - from);
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
