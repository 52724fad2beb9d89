// SPDX-License-Identifier: MIT
#include "reference/formula/parser.hpp"

#include <algorithm>
#include <utility>

#include "reference/formula/functions.hpp"

namespace gradjudge::formula {
namespace {

constexpr int deepest = 100;

/// What closes a bracket.
std::string_view closing(const Token& token) {
  if (token.is_symbol('(')) return ")";
  if (token.is_symbol('[')) return "]";
  if (token.is_symbol('{')) return "}";
  if (token.is_command("{")) return "\\}";
  return {};
}

std::string written(const Token& token) {
  return token.kind == Token::Kind::command ? "\\" + token.text : token.text;
}

bool is_reduction(std::string_view name) {
  return name == "sum" || name == "prod" || name == "max" || name == "min";
}

}  // namespace

void Parser::stop_at(std::size_t begin, std::size_t end, std::string what, std::string expected,
                     std::string remedy) const {
  throw FormulaProblem{begin, end, std::move(what), std::move(expected), std::move(remedy)};
}

void Parser::stop(std::string what, std::string expected, std::string remedy) const {
  const std::size_t end = done() ? text_size_ : peek().end;
  stop_at(position(), end, std::move(what), std::move(expected), std::move(remedy));
}

void Parser::enter() {
  if (++depth_ > deepest)
    stop("the formula is nested too deeply", "at most 100 levels", "name a part in `where`");
}

bool Parser::is_symbol(char symbol, std::size_t ahead) const {
  return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].is_symbol(symbol);
}
bool Parser::is_command(std::string_view name, std::size_t ahead) const {
  return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].is_command(name);
}
bool Parser::take_symbol(char symbol) {
  if (!is_symbol(symbol)) return false;
  ++at_;
  return true;
}
bool Parser::take_command(std::string_view name) {
  if (!is_command(name)) return false;
  ++at_;
  return true;
}

void Parser::expect_symbol(char symbol, std::string_view where) {
  if (take_symbol(symbol)) return;
  const std::string found = done() ? "the formula ends" : "'" + written(peek()) + "' stands";
  stop(found + " " + std::string(where), std::string("'") + symbol + "'",
       "close what was opened, or remove this");
}

Expression Parser::make(Kind kind, std::size_t begin, std::vector<Expression> children,
                        std::string text) const {
  Expression made;
  made.kind = kind;
  made.text = std::move(text);
  made.children = std::move(children);
  made.begin = begin;
  made.end = end_position();
  return made;
}

void Parser::expect_end() {
  if (done()) return;
  const bool closes = is_symbol(')') || is_symbol(']') || is_symbol('}') || is_command("}");
  stop(
      "'" + written(peek()) + "' is not expected here", "the end of the formula or an operator",
      closes ? "remove it or open what it closes" : "remove it, or write what joins it to what is before it");
}

Expression Parser::sum() {
  enter();
  const std::size_t begin = position();
  std::vector<Expression> terms;
  terms.push_back(product());
  while (is_symbol('+') || is_symbol('-')) {
    const std::size_t sign = position();
    const bool minus = is_symbol('-');
    ++at_;
    Expression term = product();
    terms.push_back(minus ? make(Kind::negate, sign, {std::move(term)}) : std::move(term));
  }
  --depth_;
  return terms.size() == 1 ? std::move(terms[0]) : make(Kind::add, begin, std::move(terms));
}

/// Factors from the left; a big operator takes all that follows it up to the next + or −.
Expression Parser::product() {
  const std::size_t begin = position();
  Expression left = signed_factor();
  while (!done()) {
    std::string joined = " ";
    if (take_command("cdot") || take_command("times") || take_symbol('*')) {
      joined = ".";
    } else if (take_command("odot") || take_command("circ")) {
      joined = "o";
    } else if (take_symbol('/')) {
      Expression divisor = signed_factor();
      left = make(Kind::quotient, begin, {std::move(left), std::move(divisor)});
      continue;
    } else if (!can_begin_factor()) {
      break;
    }
    Expression right = joined == " " ? factor() : signed_factor();
    left = make(Kind::product, begin, {std::move(left), std::move(right)}, joined);
  }
  return left;
}

Expression Parser::signed_factor() {
  const std::size_t begin = position();
  if (take_symbol('-')) {
    enter();
    Expression negated = make(Kind::negate, begin, {signed_factor()});
    --depth_;
    negated.end = end_position();
    return negated;
  }
  take_symbol('+');
  return factor();
}

Expression Parser::factor() {
  enter();
  Expression read = scripts(atom());
  --depth_;
  return read;
}

bool Parser::is_transpose() const {
  std::size_t ahead = 1;
  const bool braces = is_symbol('{', 1);
  if (braces) ++ahead;
  const bool marked =
      is_command("top", ahead) || is_command("intercal", ahead) || is_command("mathsf", ahead);
  const bool letter =
      at_ + ahead < tokens_.size() && tokens_[at_ + ahead].text == "T" && (!names_.contains("T") || braces);
  return is_symbol('^') && (marked || letter) && (!braces || is_symbol('}', ahead + 1));
}

Expression Parser::scripts(Expression base) {
  while (true) {
    if (is_symbol('^')) {
      base = superscript(std::move(base));
    } else if (is_symbol('_') && !base.is(Kind::number) && !base.is(Kind::index)) {
      base = subscripted(std::move(base), false);
    } else {
      return base;
    }
  }
}

Expression Parser::superscript(Expression base) {
  const std::size_t begin = base.begin;
  if (is_transpose()) {
    at_ += is_symbol('{', 1) ? 4 : 2;
    return make(Kind::transpose, begin, {std::move(base)});
  }
  ++at_;
  if (is_symbol('{') && is_symbol('-', 1) && at_ + 3 < tokens_.size() && tokens_[at_ + 2].text == "1" &&
      is_symbol('}', 3)) {
    at_ += 4;
    return make(Kind::inverse, begin, {std::move(base)});
  }
  Expression exponent = argument();
  // x'^2 and ‖x‖^2: the square of a norm has no kink where the norm is 0.
  if (base.is(Kind::norm) && exponent.is(Kind::number) && exponent.text == "2") {
    base.kind = Kind::squared_norm;
    base.end = end_position();
    return base;
  }
  return make(Kind::power, begin, {std::move(base), std::move(exponent)});
}

bool Parser::is_word(std::string_view word, std::size_t at) const {
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool sign = at + i >= tokens_.size() || (tokens_[at + i].kind != Token::Kind::letter &&
                                                   tokens_[at + i].kind != Token::Kind::digit);
    if (sign || tokens_[at + i].text[0] != word[i]) return false;
    if (i > 0 && tokens_[at + i].begin != tokens_[at + i - 1].end) return false;
  }
  return true;
}

/// The longest function that is spelled in letters here.
std::string Parser::function_word() const {
  std::string longest;
  for (const Function& function : all_functions()) {
    for (const std::string_view spelling : {function.name, function.also}) {
      if (spelling.size() > std::max<std::size_t>(longest.size(), 1) && is_word(spelling, at_))
        longest = std::string(spelling);
    }
  }
  return longest;
}

bool Parser::begins_function() const {
  if (done()) return false;
  if (peek().kind == Token::Kind::command)
    return is_reduction(peek().text) || peek().text == "frac" || peek().text == "sqrt" ||
           (find_function(peek().text) != nullptr && !names_.find(tokens_, at_));
  return !function_word().empty() && !names_.find(tokens_, at_);
}

bool Parser::can_begin_factor() const {
  if (done()) return false;
  const Token& token = peek();
  switch (token.kind) {
    case Token::Kind::letter:
    case Token::Kind::digit:
      return true;
    case Token::Kind::command:
      return token.text != "}" && token.text != "\\" && token.text != "end" && token.text != "rVert" &&
             token.text != "rvert" && !is_relation() && token.text != "|";
    case Token::Kind::symbol:
      return token.text == "(" || token.text == "[" || token.text == "{";
  }
  return false;
}

Expression Parser::atom() {
  if (done()) stop("the formula ends too early", "a number, a name or a function", "write what is missing");
  const Token& token = peek();
  if (const auto found = names_.find(tokens_, at_)) return named(*found);
  switch (token.kind) {
    case Token::Kind::digit:
      return number();
    case Token::Kind::letter:
      return letters();
    case Token::Kind::command:
      return command();
    case Token::Kind::symbol:
      break;
  }
  if (token.is_symbol('.')) return number();
  if (token.is_symbol('|')) {
    ++at_;
    return bars("|");
  }
  const std::string_view close = closing(token);
  if (!close.empty()) {
    ++at_;
    return group(close);
  }
  stop("'" + written(token) + "' is not expected here", "a number, a name, a function or a bracket",
       "write what is missing before it, or remove it");
}

Expression Parser::number() {
  const std::size_t begin = position();
  std::string digits;
  std::size_t last = begin;
  while (!done() && (peek().kind == Token::Kind::digit || peek().is_symbol('.')) &&
         (digits.empty() || peek().begin == last)) {
    digits += peek().text;
    last = peek().end;
    ++at_;
  }
  if (digits.front() == '.' || digits.back() == '.' || std::count(digits.begin(), digits.end(), '.') > 1)
    stop_at(begin, last, "'" + digits + "' is no number", "a decimal such as 0.5", "mend the point");
  return make(Kind::number, begin, {}, digits);
}

Expression Parser::group(std::string_view close) {
  const std::size_t begin = end_position() - 1;
  Expression inside = sum();
  const bool closed = close == "\\}" ? take_command("}") : take_symbol(close[0]);
  if (!closed) {
    const std::string found =
        done() ? "the formula ends within a bracket" : "'" + written(peek()) + "' stands within a bracket";
    stop(found, "'" + std::string(close) + "', which closes the one at byte " + std::to_string(begin),
         "close it, or write an operator");
  }
  return inside;
}

/// |x|; the bar that opens it is taken.
Expression Parser::bars(std::string_view close) {
  const std::size_t begin = end_position() - 1;
  Expression inside = sum();
  const bool closed = close == "|" ? take_symbol('|') : take_command(close);
  if (!closed) stop("an absolute value is not closed", "a bar", "close it with | or \\rvert");
  return make(Kind::call, begin, {std::move(inside)}, "abs");
}

/// ‖x‖, ‖x‖_1, ‖W‖_F; what opens it is taken.
Expression Parser::norm() {
  const std::size_t begin = end_position() - 1;
  Expression inside = sum();
  if (!take_command("rVert") && !take_command("|") && !take_command("Vert"))
    stop("a norm is not closed", "\\rVert or \\|", "close it");
  std::string which = "2";
  if (take_symbol('_')) {
    const bool braces = take_symbol('{');
    if (done() || (peek().text != "1" && peek().text != "2" && peek().text != "F"))
      stop("an unknown norm", "1, 2 or F", "write it as a formula");
    which = peek().text;
    ++at_;
    if (braces) expect_symbol('}', "after the norm's name");
  }
  return make(Kind::norm, begin, {std::move(inside)}, which);
}

Expression Parser::argument() {
  if (take_symbol('{')) return group("}");
  if (!done() && peek().kind == Token::Kind::digit) {
    // TeX takes one digit: \frac12.
    const std::size_t begin = position();
    std::string digit = peek().text;
    ++at_;
    return make(Kind::number, begin, {}, std::move(digit));
  }
  return atom();
}

Expression Parser::fraction() {
  const std::size_t begin = end_position();
  Expression numerator = argument();
  Expression denominator = argument();
  return make(Kind::quotient, begin, {std::move(numerator), std::move(denominator)});
}

Expression Parser::square_root() {
  const std::size_t begin = end_position();
  if (is_symbol('[')) stop("a root of another degree", "\\sqrt{…}", "write it as a power, x^{1/3}");
  Expression inside = argument();
  return make(Kind::call, begin, {std::move(inside)}, "sqrt");
}

}  // namespace gradjudge::formula
