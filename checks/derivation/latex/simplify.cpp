// SPDX-License-Identifier: MIT
#include "checks/derivation/latex/simplify.hpp"

#include <algorithm>

#include "checks/derivation/latex/command_names.hpp"
#include "checks/derivation/latex/macro_table.hpp"

namespace gradjudge::derivation {
namespace {

class Simplifier {
 public:
  explicit Simplifier(const Tokens& tokens, int depth = 0) : tokens_(tokens), depth_(depth) {}

  Tokens run() {
    while (at_ < tokens_.size()) step();
    return std::move(out_);
  }

 private:
  const Tokens& tokens_;
  int depth_;
  std::size_t at_ = 0;
  Tokens out_;
  bool blank_ = false;  ///< a blank was left out before the next token

  /// What stands inside of a command's braces. Nobody writes a formula so deep that it is left as it stands.
  Tokens simplified(const Tokens& inside) const {
    constexpr int deepest = 20;
    return depth_ == deepest ? inside : Simplifier(inside, depth_ + 1).run();
  }

  bool begins_line() const {
    return out_.empty() || out_.back().is_command("\\") || out_.back().is_symbol('&');
  }

  static bool holds_equals(const Tokens& tokens) {
    int depth = 0;
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      if (token.is_symbol('{')) ++depth;
      if (token.is_symbol('}')) --depth;
      return depth == 0 && token.is_symbol('=');
    });
  }

  /// {\color{red} a = b}: braces around a line do not hide its equals sign.
  void line_in_braces() {
    const Token brace = tokens_[at_];
    std::size_t behind = at_;
    const Tokens inside = take_argument(tokens_, behind);
    if (holds_equals(inside)) {
      at_ = behind;
      return append(simplified(inside));
    }
    ++at_;
    out_.push_back(brace);
  }

  /// Behind \\: [6pt].
  void skip_length() {
    std::size_t at = at_;
    if (at < tokens_.size() && tokens_[at].is_symbol('*')) at_ = ++at;
    if (at >= tokens_.size() || !tokens_[at].is_symbol('[')) return;
    std::string length;
    for (++at; at < tokens_.size() && !tokens_[at].is_symbol(']'); ++at) length += tokens_[at].text;
    const bool is_length = length.size() > 2 && length.size() < 12 &&
                           length.find_first_not_of("0123456789.-ptemxcn") == std::string::npos &&
                           std::isalpha(static_cast<unsigned char>(length.back())) != 0;
    if (is_length) at_ = at + 1;
  }

  static bool is_word(const Tokens& group) {
    return !group.empty() && std::all_of(group.begin(), group.end(), [](const Token& token) {
      return token.kind == Token::Kind::letter || token.is_symbol('-');
    });
  }

  void append(const Tokens& tokens) { out_.insert(out_.end(), tokens.begin(), tokens.end()); }

  void step() {
    Token token = tokens_[at_];
    token.space_before = token.space_before || blank_;
    blank_ = false;
    if (token.kind != Token::Kind::command) {
      if (token.is_symbol('{') && begins_line()) return line_in_braces();
      ++at_;
      if (token.is_symbol('~')) return;
      if (token.kind == Token::Kind::symbol && token.text.size() == 1 &&
          static_cast<unsigned char>(token.text[0]) < 32)
        return;
      out_.push_back(std::move(token));
      return;
    }
    if (const auto synonym = synonym_of(token.text)) {
      token.text = *synonym;
      if (token.text == "[" || token.text == "]" || token.text == "|" || token.text == ":" ||
          token.text == "_")
        token.kind = Token::Kind::symbol;
    }
    const std::string& name = token.text;
    if (name == "left" || name == "right" || name == "middle") return delimiter(token);
    if (name == "displaystyle" || is_dropped(name)) {
      ++at_;
      blank_ = true;
      return;
    }
    if (name == "\\") {
      ++at_;
      skip_length();
      out_.push_back(std::move(token));
      return;
    }
    if (is_dropped_with_argument(name)) {
      ++at_;
      if (at_ < tokens_.size() && tokens_[at_].is_symbol('*')) ++at_;
      take_argument(tokens_, at_);
      return;
    }
    if (name == "textcolor" || name == "colorbox") {
      ++at_;
      take_argument(tokens_, at_);
      append(simplified(take_argument(tokens_, at_)));
      return;
    }
    if (name == "underbrace" || name == "overbrace" || name == "underline" || name == "overline") {
      const bool brace = name.find("brace") != std::string::npos;
      const bool below = name == "underbrace";
      ++at_;
      group(take_argument(tokens_, at_), token);
      if (brace && at_ < tokens_.size() && tokens_[at_].is_symbol(below ? '_' : '^')) {
        ++at_;
        take_argument(tokens_, at_);
      }
      return;
    }
    if (is_text(name)) return text(token);
    if (is_font(name)) {
      ++at_;
      if (at_ < tokens_.size() && tokens_[at_].is_symbol('*')) ++at_;
      if (at_ >= tokens_.size() || !tokens_[at_].is_symbol('{')) return;
      group(take_argument(tokens_, at_), token);
      return;
    }
    ++at_;
    out_.push_back(std::move(token));
  }

  /// A font's group: without braces if it is one word, letter or number, so that it may be a function's name
  /// or an indicator.
  void group(const Tokens& argument, const Token& place) {
    Tokens inside = simplified(argument);
    const bool script = !out_.empty() && (out_.back().is_symbol('_') || out_.back().is_symbol('^'));
    if (!script && holds_equals(inside)) return append(inside);
    if (is_word(inside) && inside.size() > 1 && !script) {
      // \mathrm{if} w: the word ends where its braces do.
      inside.front().space_before = true;
      blank_ = true;
    }
    const bool one_number = inside.size() == 1 && inside[0].kind == Token::Kind::number;
    if (is_word(inside) || one_number) return append(inside);
    Token brace = place;
    brace.kind = Token::Kind::symbol;
    brace.text = "{";
    out_.push_back(brace);
    append(inside);
    brace.text = "}";
    out_.push_back(brace);
  }

  void delimiter(const Token& command) {
    ++at_;
    if (at_ >= tokens_.size()) return;
    Token next = tokens_[at_];
    if (next.is_symbol('.')) {
      next.kind = Token::Kind::command;
      next.text = command.text + ".";
      ++at_;
      out_.push_back(next);
      return;
    }
    // \right[ closes nothing that \left[ opened; the bracket itself is read by the next step.
  }

  void text(const Token& command) {
    ++at_;
    Token words = command;
    words.kind = Token::Kind::text;
    words.text.clear();
    bool mathematics = false;
    Tokens inside;
    const auto flush_words = [&] {
      const bool letter =
          words.text.size() == 1 && std::isalpha(static_cast<unsigned char>(words.text[0])) != 0;
      if (words.text.find_first_not_of(' ') != std::string::npos) out_.push_back(words);
      // \text{U} is U.
      if (letter) out_.back().kind = Token::Kind::letter;
      words.text.clear();
    };
    for (const auto& token : take_argument(tokens_, at_)) {
      if (token.is_symbol('$')) {
        if (mathematics) {
          append(simplified(inside));
          inside.clear();
        } else {
          flush_words();
        }
        mathematics = !mathematics;
      } else if (mathematics) {
        inside.push_back(token);
      } else {
        words.text += (token.space_before ? " " : "") + token.text;
      }
    }
    flush_words();
    append(simplified(inside));
  }
};

}  // namespace

Tokens simplify(const Tokens& tokens) {
  return Simplifier(tokens).run();
}

}  // namespace gradjudge::derivation
