// SPDX-License-Identifier: MIT
#include "checks/derivation/chain/layout.hpp"

#include <set>
#include <string>

#include "checks/derivation/chain/relation.hpp"
#include "checks/derivation/expression/token_reader.hpp"

namespace gradjudge::derivation {
namespace {

const std::set<std::string, std::less<>> layouts{
    "align",       "align*",   "aligned",   "alignedat", "split",     "gather",   "gather*",
    "gathered",    "equation", "equation*", "eqnarray",  "eqnarray*", "multline", "multline*",
    "displaymath", "flalign",  "flalign*",  "math",      "alignat",   "alignat*"};

/// A system of equations: one environment that is the whole formula, perhaps with a brace before it. The
/// brace is left out; cases that are equations become lines.
Tokens without_brace(const Tokens& tokens) {
  const std::size_t begin = !tokens.empty() && opens(tokens.front()) ? 1 : 0;
  const std::size_t closing = !tokens.empty() && closes(tokens.back()) ? 1 : 0;
  if (begin >= tokens.size() || !tokens[begin].is_command("begin")) return tokens;
  const std::size_t behind = behind_environment(tokens, begin, tokens.size());
  if (behind + closing != tokens.size()) return tokens;
  std::size_t inside = begin;
  const std::string name = environment_at(tokens, inside, behind);
  std::size_t end = behind;
  while (end > inside && !tokens[end - 1].is_command("end")) --end;
  if (end > inside) --end;
  const auto part = [&](std::size_t from, std::size_t to) {
    return Tokens(tokens.begin() + static_cast<std::ptrdiff_t>(from),
                  tokens.begin() + static_cast<std::ptrdiff_t>(to));
  };
  const Tokens lines = part(inside, end);
  if (!has_equals(lines)) return tokens;
  return name == "cases" ? lines : part(begin, behind);
}

}  // namespace

Tokens without_layout(const Tokens& with_layout) {
  const Tokens tokens = without_brace(with_layout);
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

}  // namespace gradjudge::derivation
