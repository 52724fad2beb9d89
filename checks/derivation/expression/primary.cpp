// SPDX-License-Identifier: MIT
#include "checks/derivation/expression/parser_state.hpp"
#include "checks/derivation/expression/words.hpp"

namespace gradjudge::derivation {

Expression ExpressionReader::primary() {
  if (done()) stop("the formula ends where an expression is expected");
  const std::size_t first = at_;
  const Token& token = peek();
  switch (token.kind) {
    case Token::Kind::number: {
      ++at_;
      if (token.text == "1" && condition_follows()) return indicator(first);
      // A scanner reads σ as 6.
      const bool call = token.text == "6" && (next_is('(') || next_is('\''));
      if (call && !tokens_[at_].space_before) {
        Expression sigma = named_function("sigma", first);
        sigma.hat = true;
        return sigma;
      }
      return make(Kind::number, first, {}, token.text);
    }
    case Token::Kind::letter:
      return letters();
    case Token::Kind::text: {
      const auto name = function_name(token.text);
      if (name.empty()) stop("words stand where an expression is expected");
      ++at_;
      return named_function(std::string(name), first);
    }
    case Token::Kind::command:
      return command();
    case Token::Kind::symbol:
      break;
  }
  if (token.is_symbol('{')) return group();
  if (token.is_symbol('(') || token.is_symbol('[')) return bracketed();
  if (token.is_symbol('|')) return bars();
  if (token.is_symbol('.') && at_ + 2 < end_ && tokens_[at_ + 1].is_symbol('.') &&
      tokens_[at_ + 2].is_symbol('.')) {
    at_ += 3;
    return make(Kind::dots, first);
  }
  stop("'" + as_written(token) + "' is not expected here");
}

Expression ExpressionReader::letters() {
  const std::size_t first = at_;
  const std::string word = known_word(tokens_, at_, end_);
  if (!word.empty()) {
    const auto name = function_name(word);
    at_ += word.size();
    if (name.empty()) return make(Kind::symbol, first, {}, "Vocab");
    return named_function(std::string(name), first);
  }
  const std::string letter = peek().text;
  const auto spells = [&](std::string_view name) {
    for (std::size_t i = 0; i < name.size(); ++i) {
      if (at_ + i >= end_ || tokens_[at_ + i].text != name.substr(i, 1)) return false;
    }
    return true;
  };
  if (spells("Pr") && at_ + 2 < end_ && opens(tokens_[at_ + 2])) {
    at_ += 2;
    return probability(first);
  }
  for (const std::string_view name : {"Loss", "loss", "L"}) {
    if (!spells(name)) continue;
    at_ += name.size();
    return loss(first);
  }
  ++at_;
  const bool opened = next_is('(') || next_is_command("{");
  if (letter == "I" && condition_follows()) return indicator(first);
  if ((letter == "P" || letter == "p") && opened) return probability(first);
  if (letter == "J") return loss(first);
  const bool primed = next_is('\'') || (next_is('^') && at_ + 1 < end_ &&
                                        (tokens_[at_ + 1].is_command("prime") ||
                                         (at_ + 2 < end_ && tokens_[at_ + 2].is_command("prime")) ||
                                         (at_ + 2 < end_ && tokens_[at_ + 2].is_symbol('\''))));
  if ((letter == "f" || letter == "g" || letter == "s") && (next_is('(') || primed))
    return named_function(letter, first);
  // a(x), b(a(x)): a function that nobody defined here. a(b + c) is a product.
  const bool applied = next_is('(') && !peek().space_before &&
                       std::string_view("abghqr").find(letter) != std::string_view::npos && at_ + 2 < end_ &&
                       tokens_[at_ + 1].kind == Token::Kind::letter &&
                       (closes(tokens_[at_ + 2]) || opens(tokens_[at_ + 2]));
  if (applied) return named_function(letter, first);
  return make(Kind::symbol, first, {}, letter);
}

Expression ExpressionReader::group() {
  const std::size_t first = at_;
  const Stretch inside = argument_at(tokens_, at_, end_);
  for (std::size_t i = inside.begin; i < inside.end; ++i) {
    if (tokens_[i].is_symbol('{')) {
      std::size_t behind = i;
      argument_at(tokens_, behind, inside.end);
      i = behind - 1;
    } else if (tokens_[i].is_command("over")) {
      return fraction_of({inside.begin, i}, {i + 1, inside.end}, first);
    }
  }
  return read(inside);
}

Expression ExpressionReader::bracketed() {
  const std::size_t first = at_;
  if (at_ + 1 < end_ && tokens_[at_ + 1].is_command("begin")) return environment(true);
  const bool square = next_is('[');
  const Stretch inside = bracket_stretch();
  // [w = o] is 1 where the condition holds, and 0 elsewhere.
  if (square && holds_relation(tokens_, inside)) {
    return make(Kind::indicator, first, {parse_condition(tokens_, inside.begin, inside.end)});
  }
  const auto parts = split_outside(tokens_, inside, [&](std::size_t i) { return tokens_[i].is_symbol(','); });
  if (parts.size() == 1) return read(inside);
  std::vector<Expression> entries;
  for (const auto& part : parts) {
    if (part.empty()) throw Unreadable("an entry is missing between commas", part.begin);
    entries.push_back(read(part));
  }
  return make(Kind::row, first, std::move(entries));
}

/// Whether a condition in brackets, braces or a subscript comes next.
bool ExpressionReader::condition_follows() const {
  std::size_t at = at_;
  if (next_is('_')) {
    ++at;
    if (at >= end_ || !tokens_[at].is_symbol('{')) return false;
    return holds_relation(tokens_, without_brackets(tokens_, argument_at(tokens_, at, end_)));
  }
  if (next_is('{')) return holds_relation(tokens_, without_brackets(tokens_, argument_at(tokens_, at, end_)));
  if (!next_opens()) return false;
  ExpressionReader ahead(tokens_, {at_, end_}, depth_);
  return holds_relation(tokens_, ahead.bracket_stretch());
}

Stretch ExpressionReader::bracket_stretch() {
  int depth = 0;
  const std::size_t begin = at_ + 1;
  for (; at_ < end_; ++at_) {
    if (opens(tokens_[at_])) ++depth;
    if (closes(tokens_[at_]) && --depth == 0) {
      ++at_;
      return {begin, at_ - 1};
    }
  }
  // Left open: it closes where the formula ends.
  return {begin, end_};
}

Expression ExpressionReader::bars() {
  const std::size_t first = at_++;
  const std::size_t begin = at_;
  int braces = 0;
  while (at_ < end_ && (braces > 0 || !tokens_[at_].is_symbol('|'))) {
    if (tokens_[at_].is_symbol('{')) ++braces;
    if (tokens_[at_].is_symbol('}')) --braces;
    ++at_;
  }
  if (at_ >= end_) throw Unreadable("'|' is not closed", first);
  const Stretch inside{begin, at_++};
  if (next_is('|') && inside.empty()) throw Unreadable("'||' is read as a norm only as \\|", first);
  const std::string name = spelled(tokens_, inside);
  if (name == "V" || name == "Vocab" || name == "vocab" || name == "Vocabulary")
    return make(Kind::size, first, {}, "Vocab");
  return make(Kind::size, first, {}, name);
}

Expression ExpressionReader::norm() {
  const std::size_t first = at_++;
  const std::size_t begin = at_;
  while (at_ < end_ && !tokens_[at_].is_command("Vert")) ++at_;
  if (at_ >= end_) throw Unreadable("'\\|' is not closed", first);
  Expression inside = read({begin, at_});
  ++at_;
  if (next_is('_')) {
    ++at_;
    argument_at(tokens_, at_, end_);
  }
  return make(Kind::call, first, {std::move(inside)}, "norm");
}

Expression ExpressionReader::environment(bool opened) {
  const std::size_t first = at_;
  const bool curly = opened && peek().is_command("{");
  if (opened) ++at_;
  const std::size_t begin = at_;
  std::size_t inside = at_;
  std::string name = environment_at(tokens_, inside, end_);
  const std::size_t behind = behind_environment(tokens_, begin, end_);
  // Of array: the columns' alignment; of matrix and aligned: an optional position.
  if (inside < end_ && tokens_[inside].is_symbol('[')) {
    while (inside < end_ && !tokens_[inside].is_symbol(']')) ++inside;
    ++inside;
  }
  if (name == "array" && inside < end_) argument_at(tokens_, inside, end_);
  std::size_t end = behind;
  while (end > inside && !tokens_[end - 1].is_command("end")) --end;
  if (end > inside) --end;
  at_ = behind;
  bool closed_by_bracket = false;
  if (opened && !done()) {
    closed_by_bracket = closes(peek()) && !peek().is_command("right.");
    if (closes(peek())) ++at_;
  }
  // cases around one aligned
  while (inside < end && tokens_[inside].is_command("begin") &&
         behind_environment(tokens_, inside, end) == end) {
    environment_at(tokens_, inside, end);
    while (end > inside && !tokens_[end - 1].is_command("end")) --end;
    if (end > inside) --end;
  }
  const auto rows =
      split_outside(tokens_, {inside, end}, [&](std::size_t i) { return tokens_[i].is_command("\\"); });
  const bool is_cases = name == "cases" || name == "dcases" || name == "rcases" ||
                        (opened && !closed_by_bracket) || (curly && name == "array");
  const bool is_matrix = name.find("matrix") != std::string::npos || name == "array" || name == "aligned";
  if (!is_cases && !is_matrix) throw Unreadable("the environment '" + name + "' is not known", begin);
  std::vector<Expression> lines;
  for (const auto& row : rows) {
    if (row.empty()) continue;
    auto cells = split_outside(tokens_, row, [&](std::size_t i) { return tokens_[i].is_symbol('&'); });
    if (is_cases && cells.size() > 1 && cells[0].empty()) cells.erase(cells.begin());
    if (is_cases) {
      Stretch value = cells[0];
      Stretch condition{cells[0].end, cells[0].end};
      const bool has_condition = cells.size() > 1 && !cells[1].empty();
      if (has_condition) {
        condition = {cells[1].begin, cells.back().end};
      } else {
        const auto parts = split_outside(tokens_, row, [&](std::size_t i) {
          return i >= cells[0].begin && (tokens_[i].is_symbol(',') || tokens_[i].is_command("quad") ||
                                         tokens_[i].kind == Token::Kind::text);
        });
        value = {cells[0].begin, parts[0].end};
        condition = {parts[0].end, row.end};
      }
      while (condition.begin < condition.end &&
             (tokens_[condition.begin].is_symbol(',') || tokens_[condition.begin].is_command("quad"))) {
        ++condition.begin;
      }
      Expression branch = make(Kind::branch, value.begin, {read(value)});
      branch.children.push_back(parse_condition(tokens_, condition.begin, condition.end));
      branch.last = condition.end;
      lines.push_back(std::move(branch));
      continue;
    }
    std::vector<Expression> entries;
    for (const auto& cell : cells) {
      const auto parts =
          split_outside(tokens_, cell, [&](std::size_t i) { return tokens_[i].is_symbol(','); });
      for (const auto& part : parts) {
        if (!part.empty()) entries.push_back(read(part));
      }
    }
    Expression line = make(Kind::row, row.begin, std::move(entries));
    line.last = row.end;
    lines.push_back(std::move(line));
  }
  if (lines.empty()) throw Unreadable("the environment '" + name + "' is empty", begin);
  return make(is_cases ? Kind::cases : Kind::matrix, first, std::move(lines));
}

}  // namespace gradjudge::derivation
