// SPDX-License-Identifier: MIT
#include "reference/formula/parse.hpp"

#include <utility>

#include "reference/formula/normalize.hpp"
#include "reference/formula/parser.hpp"

namespace gradjudge::formula {
namespace {

/// The top-level = of a definition.
std::size_t equals_sign(const Tokens& tokens) {
  int depth = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].is_symbol('{')) ++depth;
    if (tokens[i].is_symbol('}')) --depth;
    if (depth == 0 && tokens[i].is_symbol('=')) return i;
  }
  return tokens.size();
}

/// The LaTeX of the name on the left, and its indices.
struct SplitLeftSide {
  std::string symbol;
  std::vector<std::string> indices;
};

SplitLeftSide split_left_side(std::string_view latex, const Tokens& tokens, std::size_t end,
                              const Names& names) {
  SplitLeftSide left;
  std::size_t underscore = end;
  for (std::size_t i = 0; i < end; ++i) {
    if (tokens[i].is_symbol('_')) underscore = std::min(underscore, i);
  }
  const std::size_t text_end = end == tokens.size() ? latex.size() : tokens[end].begin;
  if (underscore == end) {
    left.symbol = latex.substr(0, text_end);
  } else {
    std::vector<std::string> indices;
    bool of_name = false;
    std::size_t first_index = end;
    for (std::size_t i = underscore + 1; i < end; ++i) {
      if (tokens[i].kind != Token::Kind::letter) {
        of_name = of_name || tokens[i].kind == Token::Kind::digit || tokens[i].kind == Token::Kind::command;
        if (tokens[i].is_symbol(',')) of_name = of_name && !indices.empty();
        continue;
      }
      if (names.find(tokens, i)) {
        of_name = true;
        continue;
      }
      first_index = std::min(first_index, i);
      indices.push_back(tokens[i].text);
    }
    const bool comma =
        first_index > underscore + 1 && first_index < end && tokens[first_index - 1].is_symbol(',');
    const bool whole_is_name = indices.empty();
    if (whole_is_name) {
      left.symbol = latex.substr(0, text_end);
    } else if (comma) {
      left.symbol = std::string(latex.substr(0, tokens[first_index - 1].begin)) + "}";
    } else {
      left.symbol = latex.substr(0, tokens[underscore].begin);
    }
    left.indices = std::move(indices);
  }
  while (!left.symbol.empty() && left.symbol.back() == ' ') left.symbol.pop_back();
  return left;
}

/// A name from LaTeX: \hat{y} is y_hat, W_x is W_x, \mu is mu.
std::string plain_name(const Tokens& tokens) {
  std::string name;
  std::string accent;
  for (const auto& token : tokens) {
    const bool is_accent = token.is_command("hat") || token.is_command("bar") || token.is_command("tilde") ||
                           token.is_command("dot");
    if (is_accent) {
      accent = "_" + token.text;
    } else if (token.kind == Token::Kind::symbol) {
      if (token.is_symbol('_')) name += accent + "_";
      if (token.is_symbol('_')) accent.clear();
    } else {
      name += token.text;
    }
  }
  return name + accent;
}

/// All of the tokens as one sum.
std::optional<Expression> parse_all(const Tokens& tokens, const Names& names, std::size_t text_size,
                                    std::vector<std::string> bound, FormulaProblems& problems) {
  Parser parser(tokens, names, text_size);
  parser.bound = std::move(bound);
  try {
    Expression expression = parser.sum();
    parser.expect_end();
    return expression;
  } catch (FormulaProblem& problem) {
    problems.push_back(std::move(problem));
    return std::nullopt;
  }
}

}  // namespace

std::optional<Expression> parse_expression(std::string_view latex, const Names& names,
                                           FormulaProblems& problems) {
  return parse_all(normalize(tokenize(latex)), names, latex.size(), {}, problems);
}

std::optional<LeftSide> parse_left_side(std::string_view latex, const std::string& name, Names& names,
                                        FormulaProblems& problems) {
  const Tokens tokens = normalize(tokenize(latex));
  const std::size_t equals = equals_sign(tokens);
  if (equals == tokens.size() || equals == 0) {
    problems.push_back(
        {0, latex.size(), "this defines nothing", "NAME = …, such as p_{ic} = …", "add a left side and ="});
    return std::nullopt;
  }
  SplitLeftSide split;
  if (name.empty()) split = split_left_side(latex, tokens, equals, names);
  LeftSide left{name, std::move(split.indices), tokens[equals].end};
  if (name.empty()) left.name = plain_name(normalize(tokenize(split.symbol)));
  if (names.contains(left.name)) {
    problems.push_back({0, tokens[equals].begin, left.name + " is defined again", "a name of its own",
                        "give one of the two another name, or say it: {name: next_c, define: …}"});
    return std::nullopt;
  }
  names.add(left.name, split.symbol);
  if (name.empty()) return left;
  const auto found = names.find(tokens, 0);
  if (!found || found->name != name) {
    problems.push_back(
        {0, tokens[equals].begin, "the left side is not " + name, name, "write the name before the ="});
    return std::nullopt;
  }
  for (std::size_t i = found->end; i < equals; ++i) {
    if (tokens[i].kind == Token::Kind::letter) left.indices.push_back(tokens[i].text);
  }
  return left;
}

std::optional<Expression> parse_right_side(std::string_view latex, const LeftSide& left, const Names& names,
                                           FormulaProblems& problems) {
  Tokens tokens = normalize(tokenize(latex));
  std::erase_if(tokens, [&](const Token& token) { return token.begin < left.right_side; });
  return parse_all(tokens, names, latex.size(), left.indices, problems);
}

}  // namespace gradjudge::formula
