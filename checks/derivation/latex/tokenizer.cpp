// SPDX-License-Identifier: MIT
#include "checks/derivation/latex/tokenizer.hpp"

#include <map>
#include <set>
#include <string>
#include <tao/pegtl.hpp>

namespace gradjudge::derivation {
namespace {

namespace grammar {
using namespace tao::pegtl;

struct comment : seq<one<'%'>, until<eolf>> {};
struct blank_run : plus<space> {};
struct command_word : seq<one<'\\'>, plus<alpha>> {};
struct command_symbol : seq<one<'\\'>, utf8::any> {};
struct number : seq<plus<digit>, opt<seq<one<'.'>, plus<digit>>>> {};
struct letter : alpha {};
struct ascii_symbol : seven {};
struct wide_character : utf8::any {};
struct broken_byte : any {};
struct token : sor<comment, blank_run, command_word, command_symbol, number, letter, ascii_symbol,
                   wide_character, broken_byte> {};
struct text : until<eof, token> {};

}  // namespace grammar

/// What Unicode's mathematical characters stand for, as commands or symbols in order.
const std::map<std::string, std::vector<std::string>, std::less<>>& unicode_meanings() {
  static const std::map<std::string, std::vector<std::string>, std::less<>> meanings{
      {"−", {"-"}},          {"–", {"-"}},
      {"≤", {"\\le"}},       {"≥", {"\\ge"}},
      {"≠", {"\\neq"}},      {"·", {"\\cdot"}},
      {"⋅", {"\\cdot"}},     {"×", {"\\times"}},
      {"∑", {"\\sum"}},      {"Σ", {"\\sum"}},
      {"σ", {"\\sigma"}},    {"∂", {"\\partial"}},
      {"∇", {"\\nabla"}},    {"∈", {"\\in"}},
      {"∉", {"\\notin"}},    {"θ", {"\\theta"}},
      {"α", {"\\alpha"}},    {"δ", {"\\delta"}},
      {"′", {"'"}},          {"’", {"'"}},
      {"ᵀ", {"^", "T"}},     {"⊤", {"\\top"}},
      {"ŷ", {"\\hat", "y"}}, {"…", {"\\dots"}},
      {"⋯", {"\\dots"}},     {"⇒", {"\\Rightarrow"}},
      {"→", {"\\to"}},       {"←", {"\\leftarrow"}},
      {"（", {"("}},         {"）", {")"}},
      {"，", {","}},         {"：", {":"}},
      {"；", {";"}},         {"𝟙", {"\\mathbb", "1"}},
      {"∞", {"\\infty"}},    {"√", {"\\sqrt"}},
      {"，", {","}},         {"。", {"."}},
      {"ω", {"\\omega"}},    {"𝑇", {"T"}}};
  return meanings;
}

/// Commands that a doubled backslash stands before in notebooks written through JSON.
bool doubled_backslash_before(std::string_view name) {
  static const std::set<std::string, std::less<>> names{
      "frac", "partial", "sum",  "sigma", "hat",  "log",   "exp",   "cdot",   "mathbf",   "boldsymbol",
      "in",   "text",    "left", "right", "top",  "theta", "begin", "end",    "substack", "neq",
      "leq",  "nabla",   "quad", "times", "dots", "ldots", "cdots", "mathrm", "bm"};
  return names.contains(name);
}

struct Collector {
  Tokens tokens;
  std::size_t source;
  std::size_t offset;
  bool space = false;

  void add(Token::Kind kind, std::string text, std::size_t begin, std::size_t end) {
    tokens.push_back({kind, std::move(text), source, offset + begin, offset + end, space});
    space = false;
  }
  void add_meaning(const std::string& meaning, std::size_t begin, std::size_t end) {
    if (meaning[0] == '\\') {
      add(Token::Kind::command, meaning.substr(1), begin, end);
    } else if (std::isalpha(static_cast<unsigned char>(meaning[0]))) {
      add(Token::Kind::letter, meaning, begin, end);
    } else {
      add(Token::Kind::symbol, meaning, begin, end);
    }
  }
};

template <class Rule>
struct action {};

template <Token::Kind kind, std::size_t dropped>
struct collect {
  template <class Input>
  static void apply(const Input& in, Collector& collector) {
    const std::size_t begin = in.position().byte;
    collector.add(kind, in.string().substr(dropped), begin, begin + in.size());
  }
};

struct note_space {
  template <class Input>
  static void apply(const Input& /*in*/, Collector& collector) {
    collector.space = true;
  }
};

template <>
struct action<grammar::comment> : note_space {};
template <>
struct action<grammar::blank_run> : note_space {};
template <>
struct action<grammar::command_symbol> : collect<Token::Kind::command, 1> {};
template <>
struct action<grammar::number> : collect<Token::Kind::number, 0> {};
template <>
struct action<grammar::letter> : collect<Token::Kind::letter, 0> {};
template <>
struct action<grammar::ascii_symbol> : collect<Token::Kind::symbol, 0> {};
template <>
struct action<grammar::broken_byte> : note_space {};

template <>
struct action<grammar::command_word> {
  template <class Input>
  static void apply(const Input& in, Collector& collector) {
    const std::size_t begin = in.position().byte;
    const std::string name = in.string().substr(1);
    collector.add(Token::Kind::command, name, begin, begin + in.size());
  }
};

template <>
struct action<grammar::wide_character> {
  template <class Input>
  static void apply(const Input& in, Collector& collector) {
    const std::size_t begin = in.position().byte;
    const std::size_t end = begin + in.size();
    const std::string character = in.string();
    if (character == "\u00a0" || character == "\u3000" || character == "\u200b") {
      collector.space = true;
      return;
    }
    const auto meaning = unicode_meanings().find(character);
    if (meaning != unicode_meanings().end()) {
      for (const auto& part : meaning->second) collector.add_meaning(part, begin, end);
      return;
    }
    Tokens& tokens = collector.tokens;
    if (!tokens.empty() && tokens.back().kind == Token::Kind::text && !collector.space) {
      tokens.back().text += character;
      tokens.back().end = collector.offset + end;
    } else {
      collector.add(Token::Kind::text, character, begin, end);
    }
  }
};

/// What a character reference such as &lt; stands for; Markdown may hold them inside mathematics.
std::string character_reference(const Tokens& tokens, std::size_t at, std::size_t& behind) {
  static const std::map<std::string, std::string, std::less<>> characters{
      {"lt", "<"}, {"gt", ">"}, {"amp", "&"}, {"nbsp", "~"}};
  std::string name;
  for (behind = at + 1; behind < tokens.size() && tokens[behind].kind == Token::Kind::letter; ++behind)
    name += tokens[behind].text;
  const auto found = characters.find(name);
  if (found == characters.end() || behind >= tokens.size() || !tokens[behind].is_symbol(';')) return {};
  ++behind;
  return found->second;
}

Tokens with_character_references(Tokens tokens) {
  Tokens out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::size_t behind = i;
    const std::string character =
        tokens[i].is_symbol('&') ? character_reference(tokens, i, behind) : std::string();
    if (character.empty()) {
      out.push_back(std::move(tokens[i]));
      continue;
    }
    tokens[i].text = character;
    tokens[i].end = tokens[behind - 1].end;
    out.push_back(std::move(tokens[i]));
    i = behind - 1;
  }
  return out;
}

/// \\frac, written where \frac is meant, is read as \frac.
Tokens join_doubled_backslashes(Tokens tokens) {
  Tokens joined;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].is_command("\\")) {
      std::string run;
      std::size_t next = i + 1;
      while (next < tokens.size() && tokens[next].kind == Token::Kind::letter && !tokens[next].space_before) {
        run += tokens[next++].text;
      }
      if (doubled_backslash_before(run)) {
        Token command = tokens[i];
        command.text = run;
        command.end = tokens[next - 1].end;
        joined.push_back(std::move(command));
        i = next - 1;
        continue;
      }
    }
    joined.push_back(std::move(tokens[i]));
  }
  return joined;
}

}  // namespace

Tokens tokenize(std::string_view latex, std::size_t source, std::size_t offset) {
  Collector collector{{}, source, offset};
  tao::pegtl::memory_input input(latex.data(), latex.size(), "");
  tao::pegtl::parse<grammar::text, action>(input, collector);
  return join_doubled_backslashes(with_character_references(std::move(collector.tokens)));
}

}  // namespace gradjudge::derivation
