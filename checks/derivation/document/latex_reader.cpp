// SPDX-License-Identifier: MIT
#include "checks/derivation/document/latex_reader.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "checks/derivation/latex/macro_table.hpp"
#include "checks/derivation/latex/tokenizer.hpp"

namespace gradjudge::derivation {
namespace {

constexpr int maximal_inputs = 50;

const std::set<std::string, std::less<>> display_environments{
    "align",    "align*",    "equation",    "equation*", "gather",   "gather*", "eqnarray", "eqnarray*",
    "multline", "multline*", "displaymath", "flalign",   "flalign*", "math",    "alignat",  "alignat*"};
const std::set<std::string, std::less<>> code_environments{"verbatim", "lstlisting", "minted", "comment"};

std::string folder_of(const std::string& file) {
  const std::size_t slash = file.rfind('/');
  return slash == std::string::npos ? std::string() : file.substr(0, slash + 1);
}

std::string letters_of(const Tokens& tokens) {
  std::string letters;
  for (const auto& token : tokens) letters += (token.space_before ? " " : "") + token.text;
  return letters;
}

class Reader {
 public:
  Reader(Document& document, ReadFile read_file, const DocumentLimits& limits)
      : document_(document), read_file_(std::move(read_file)), limits_(limits) {}

  void run() {
    const Source& main = document_.sources[0];
    if (main.text.size() > limits_.latex_bytes) {
      throw UnreadableDocument({main.file, 1, 1}, "the document has " + std::to_string(main.text.size()) +
                                                      " bytes, at most " +
                                                      std::to_string(limits_.latex_bytes) +
                                                      " of LaTeX are read; hand in the written part alone");
    }
    Tokens tokens = with_inputs(tokenize(document_.sources[0].text, 0, 0), 0);
    if (document_.sources[0].text.find("\\documentclass") == std::string::npos) take_macros_of_main_file();
    tokens = macros_.take_definitions(tokens);
    try {
      tokens = macros_.expand(tokens, limits_.tokens);
    } catch (const MacroTable::TooLarge&) {
      throw UnreadableDocument({document_.sources[0].file, 1, 1},
                               "the macros expand to more than " + std::to_string(limits_.tokens) +
                                   " tokens, or without end; a document has far fewer: look for a macro that "
                                   "uses itself");
    }
    split(tokens);
  }

 private:
  Document& document_;
  ReadFile read_file_;
  const DocumentLimits& limits_;
  MacroTable macros_;
  int inputs_ = 0;

  Tokens with_inputs(const Tokens& tokens, int depth) {
    Tokens out;
    for (std::size_t at = 0; at < tokens.size();) {
      const bool is_input = tokens[at].is_command("input") || tokens[at].is_command("include");
      if (!is_input || depth > 8) {
        out.push_back(tokens[at++]);
        continue;
      }
      std::size_t next = at + 1;
      const std::string name = file_name(tokens, next);
      const auto included = open(name);
      if (included) {
        const Tokens inner =
            with_inputs(tokenize(document_.sources[*included].text, *included, 0), depth + 1);
        out.insert(out.end(), inner.begin(), inner.end());
      }
      at = next;
      if (out.size() > limits_.tokens) break;
    }
    return out;
  }

  /// \input{macros} or \input macros.tex
  static std::string file_name(const Tokens& tokens, std::size_t& at) {
    std::string name;
    if (at < tokens.size() && tokens[at].is_symbol('{')) {
      for (const auto& token : take_argument(tokens, at))
        name += (token.kind == Token::Kind::command ? "\\" : "") + token.text;
      return name;
    }
    while (at < tokens.size() && (name.empty() || !tokens[at].space_before) &&
           tokens[at].kind != Token::Kind::command) {
      name += tokens[at++].text;
    }
    return name;
  }

  std::optional<std::size_t> open(const std::string& name) {
    if (read_file_ == nullptr || name.empty() || ++inputs_ > maximal_inputs) return std::nullopt;
    // Only files beside the document: what a document names is not to lead anywhere else.
    if (name.front() == '/' || name.find("..") != std::string::npos) return std::nullopt;
    for (const auto& path : {name, name + ".tex"}) {
      const std::string whole = folder_of(document_.sources[0].file) + path;
      const bool known = std::any_of(document_.sources.begin(), document_.sources.end(),
                                     [&](const auto& source) { return source.file == whole; });
      if (known) return std::nullopt;
      if (auto text = read_file_(whole)) {
        if (text->size() > limits_.latex_bytes) return std::nullopt;
        document_.sources.push_back({whole, std::nullopt, std::move(*text), {}, {}});
        return document_.sources.size() - 1;
      }
    }
    return std::nullopt;
  }

  /// The usual names of the file that reads the parts of a hand-in, and of those that hold its macros.
  void take_macros_of_main_file() {
    for (const char* name : {"macros.tex", "std_macros.tex", "std-macros.tex", "main.tex"}) {
      const auto opened = open(name);
      if (!opened) continue;
      const Tokens tokens = tokenize(document_.sources[*opened].text, *opened, 0);
      macros_.take_definitions(tokens);
    }
  }

  void add(Passage::Kind kind, std::string text, const Token& first) {
    if (text.find_first_not_of(" \n\t") == std::string::npos) return;
    Passage passage;
    passage.kind = kind;
    passage.text = std::move(text);
    passage.source = first.source;
    passage.begin = first.begin;
    document_.passages.push_back(std::move(passage));
  }

  void add_formula(Tokens tokens, bool display) {
    if (tokens.empty()) return;
    Passage passage;
    passage.kind = Passage::Kind::formula;
    passage.source = tokens.front().source;
    passage.begin = tokens.front().begin;
    std::size_t end = passage.begin;
    for (const auto& token : tokens) {
      if (token.source == passage.source) end = std::max(end, token.end);
    }
    passage.text = document_.sources[passage.source].text.substr(passage.begin, end - passage.begin);
    const auto is_align = [](const Token& token) { return token.is_command("begin"); };
    passage.display = display || std::any_of(tokens.begin(), tokens.end(), is_align);
    passage.tokens = std::move(tokens);
    document_.passages.push_back(std::move(passage));
  }

  static std::string environment_name(const Tokens& tokens, std::size_t at) {
    // Braces that are not closed lead to no name, and not to the end of the document each time.
    constexpr std::size_t longest = 32;
    std::string name;
    if (at + 1 >= tokens.size() || !tokens[at + 1].is_symbol('{')) return name;
    for (std::size_t i = at + 2; i < std::min(tokens.size(), at + longest); ++i) {
      if (tokens[i].is_symbol('}')) return name;
      name += tokens[i].text;
    }
    return {};
  }

  static std::size_t end_of_environment(const Tokens& tokens, std::size_t at, const std::string& name) {
    for (std::size_t i = at + 1; i < tokens.size(); ++i) {
      if (tokens[i].is_command("end") && environment_name(tokens, i) == name) return i;
    }
    return tokens.size();
  }

  void split(const Tokens& tokens) {
    std::string prose;
    const Token* prose_begin = nullptr;
    const auto flush = [&] {
      if (prose_begin != nullptr) add(Passage::Kind::prose, prose, *prose_begin);
      prose.clear();
      prose_begin = nullptr;
    };
    std::size_t at = 0;
    while (at < tokens.size()) {
      const Token& token = tokens[at];
      if (token.is_command("begin")) {
        const std::string name = environment_name(tokens, at);
        const bool code = code_environments.contains(name);
        if (code || display_environments.contains(name)) {
          const std::size_t end = end_of_environment(tokens, at, name);
          flush();
          std::size_t after = end + 1;
          if (after < tokens.size()) take_argument(tokens, after);
          after = std::min(after, tokens.size());
          if (!code) {
            add_formula(Tokens(tokens.begin() + static_cast<std::ptrdiff_t>(at),
                               tokens.begin() + static_cast<std::ptrdiff_t>(after)),
                        true);
          }
          at = after;
          continue;
        }
      }
      const bool double_dollar =
          token.is_symbol('$') && at + 1 < tokens.size() && tokens[at + 1].is_symbol('$');
      if (token.is_symbol('$') || token.is_command("[") || token.is_command("(")) {
        flush();
        at = take_formula(tokens, at, double_dollar);
        continue;
      }
      if (token.is_command("section") || token.is_command("subsection") ||
          token.is_command("subsubsection") || token.is_command("paragraph") ||
          token.is_command("titledquestion")) {
        flush();
        ++at;
        if (at < tokens.size() && tokens[at].is_symbol('*')) ++at;
        add(Passage::Kind::heading, letters_of(take_argument(tokens, at)), token);
        continue;
      }
      if (prose_begin == nullptr) prose_begin = &token;
      if (token.is_command("item") || token.is_command("part")) {
        flush();
        prose_begin = &token;
      }
      prose += (token.space_before ? " " : "") + std::string(token.kind == Token::Kind::command ? "\\" : "") +
               token.text;
      ++at;
    }
    flush();
  }

  std::size_t take_formula(const Tokens& tokens, std::size_t at, bool double_dollar) {
    const Token& open = tokens[at];
    const bool display = double_dollar || open.is_command("[");
    const std::size_t begin = at + (double_dollar ? 2 : 1);
    std::size_t end = begin;
    int braces = 0;
    for (; end < tokens.size(); ++end) {
      const Token& token = tokens[end];
      if (token.is_symbol('{')) ++braces;
      if (token.is_symbol('}')) --braces;
      // \text{if $w = o$} inside a formula has dollars of its own.
      const bool closes = (token.is_symbol('$') && open.is_symbol('$') && braces <= 0) ||
                          (token.is_command("]") && open.is_command("[")) ||
                          (token.is_command(")") && open.is_command("("));
      if (closes) break;
    }
    add_formula(Tokens(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                       tokens.begin() + static_cast<std::ptrdiff_t>(end)),
                display);
    return std::min(tokens.size(), end + (double_dollar ? 2 : 1));
  }
};

}  // namespace

void read_latex(Document& document, ReadFile read_file, const DocumentLimits& limits) {
  Reader(document, std::move(read_file), limits).run();
}

}  // namespace gradjudge::derivation
