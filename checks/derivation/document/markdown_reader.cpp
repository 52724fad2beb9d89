// SPDX-License-Identifier: MIT
#include "checks/derivation/document/markdown_reader.hpp"

#include <md4c.h>

#include <algorithm>
#include <array>
#include <set>

#include "checks/derivation/latex/tokenizer.hpp"

namespace gradjudge::derivation {
namespace {

struct CodeMarks {
  std::string_view markdown;
  std::vector<bool> mask;
};

int on_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
  auto& marks = *static_cast<CodeMarks*>(user);
  if (type != MD_TEXT_CODE) return 0;
  const char* const begin = marks.markdown.data();
  // Texts that md4c makes up itself (line ends) lie outside the document.
  if (std::less<>()(text, begin) || !std::less<>()(text, begin + marks.markdown.size())) return 0;
  const auto at = static_cast<std::size_t>(text - begin);
  std::fill_n(marks.mask.begin() + static_cast<std::ptrdiff_t>(at), size, true);
  return 0;
}

int ignore_block(MD_BLOCKTYPE /*type*/, void* /*detail*/, void* /*user*/) {
  return 0;
}
int ignore_span(MD_SPANTYPE /*type*/, void* /*detail*/, void* /*user*/) {
  return 0;
}

/// The environments that begin a display without dollars around them.
constexpr std::array display_environments{"align",       "align*",   "equation",  "equation*", "gather",
                                          "gather*",     "eqnarray", "eqnarray*", "multline",  "multline*",
                                          "displaymath", "flalign",  "flalign*"};

constexpr std::size_t most_formulas = 20'000;
constexpr std::string_view fence = "```math";

struct Formula {
  std::size_t begin;  ///< of the formula itself, delimiters left out
  std::size_t end;
  std::size_t after;  ///< behind the closing delimiter
  bool display;
};

class Scanner {
 public:
  Scanner(Document& document, std::size_t source, const std::vector<bool>& code, char heading,
          const DocumentLimits& limits)
      : document_(document),
        source_(source),
        text_(document.sources[source].text),
        code_(code),
        heading_(heading),
        limits_(limits) {}

  void run() {
    std::size_t prose = 0;
    std::size_t at = 0;
    while (at < text_.size()) {
      if (is_code(at) && !starts_with(at, fence)) {
        ++at;
        continue;
      }
      const auto formula = formula_at(at);
      if (!formula) {
        at += text_[at] == '\\' && at + 1 < text_.size() ? 2 : 1;
        continue;
      }
      add_prose(prose, at);
      add_formula(*formula);
      at = prose = formula->after;
    }
    add_prose(prose, text_.size());
  }

 private:
  Document& document_;
  std::size_t source_;
  const std::string& text_;
  const std::vector<bool>& code_;
  char heading_;
  const DocumentLimits& limits_;
  std::size_t formula_bytes_ = 0;
  std::size_t formulas_ = 0;
  std::set<std::string, std::less<>> not_closed_;  ///< closing delimiters that do not come any more

  /// Where the closing delimiter stands; npos if nowhere. It is not looked for again where it cannot be.
  std::size_t find_closing(std::string_view close, std::size_t from) {
    if (not_closed_.contains(close)) return std::string::npos;
    const std::size_t found = text_.find(close, from);
    if (found == std::string::npos) not_closed_.emplace(close);
    return found;
  }

  bool is_code(std::size_t at) const { return at < code_.size() && code_[at]; }
  bool starts_with(std::size_t at, std::string_view what) const {
    return text_.compare(at, what.size(), what) == 0;
  }

  std::optional<Formula> formula_at(std::size_t at) {
    if (starts_with(at, fence)) return fenced(at);
    if (starts_with(at, "$$")) return delimited(at, "$$", "$$", true);
    if (starts_with(at, "\\[")) return delimited(at, "\\[", "\\]", true);
    if (starts_with(at, "\\(")) return delimited(at, "\\(", "\\)", false);
    if (starts_with(at, "\\begin{")) return environment(at);
    if (text_[at] == '$') return inline_dollars(at);
    return std::nullopt;
  }

  std::optional<Formula> delimited(std::size_t at, std::string_view open, std::string_view close,
                                   bool display) {
    const std::size_t begin = at + open.size();
    std::size_t end = begin;
    while ((end = find_closing(close, end)) != std::string::npos) {
      const bool escaped = end > begin && text_[end - 1] == '\\' && close[0] == '$';
      // A display line-break with a length, \\[2pt], opens nothing and closes nothing.
      const bool line_break = end > begin && text_[end - 1] == '\\' && close[0] == '\\';
      if (!escaped && !line_break) return Formula{begin, end, end + close.size(), display};
      ++end;
    }
    return std::nullopt;
  }

  /// ```math … ```
  std::optional<Formula> fenced(std::size_t at) {
    const std::size_t begin = text_.find('\n', at);
    if (begin == std::string::npos) return std::nullopt;
    const std::size_t end = find_closing("```", begin);
    if (end == std::string::npos) return std::nullopt;
    return Formula{begin + 1, end, end + 3, true};
  }

  std::optional<Formula> environment(std::size_t at) {
    const std::size_t name_begin = at + 7;
    std::string name = text_.substr(name_begin, 13);
    const std::size_t name_size = name.find('}');
    if (name_size == std::string::npos) return std::nullopt;
    name.resize(name_size);
    if (std::find(display_environments.begin(), display_environments.end(), name) ==
        display_environments.end()) {
      return std::nullopt;
    }
    const std::string close = "\\end{" + name + "}";
    const std::size_t end = find_closing(close, name_begin);
    if (end == std::string::npos) return std::nullopt;
    return Formula{at, end + close.size(), end + close.size(), true};
  }

  /// Inline mathematics stays within its paragraph and is not empty; a dollar before a digit that no other
  /// dollar closes is money.
  std::optional<Formula> inline_dollars(std::size_t at) const {
    const std::size_t begin = at + 1;
    for (std::size_t end = begin; end < text_.size(); ++end) {
      if (text_[end] == '\\') {
        ++end;
        continue;
      }
      if (text_[end] == '\n' && is_blank_line(end + 1)) return std::nullopt;
      if (text_[end] == '$') {
        if (end == begin) return std::nullopt;
        // $`…`$
        const bool ticks = end > begin + 1 && text_[begin] == '`' && text_[end - 1] == '`';
        if (ticks) return Formula{begin + 1, end - 1, end + 1, false};
        return Formula{begin, end, end + 1, false};
      }
    }
    return std::nullopt;
  }

  bool is_blank_line(std::size_t at) const {
    while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t' || text_[at] == '\r')) ++at;
    return at >= text_.size() || text_[at] == '\n';
  }

  void add_formula(const Formula& formula) {
    formula_bytes_ += formula.end - formula.begin;
    if (++formulas_ > most_formulas) {
      throw UnreadableDocument(
          place_of(document_.sources[source_], formula.begin),
          "more than " + std::to_string(most_formulas) +
              " formulas stand before here, which no write-up needs; hand in the written "
              "part alone");
    }
    if (formula_bytes_ > limits_.latex_bytes) {
      throw UnreadableDocument(
          place_of(document_.sources[source_], formula.begin),
          "the formulas have more than " + std::to_string(limits_.latex_bytes) +
              " bytes up to here, which no write-up needs; hand in the written part alone");
    }
    Passage passage;
    passage.kind = Passage::Kind::formula;
    passage.text = text_.substr(formula.begin, formula.end - formula.begin);
    if (passage.text.find_first_not_of(" \t\r\n") == std::string::npos) return;
    passage.tokens = tokenize(passage.text, source_, formula.begin);
    passage.display = formula.display || passage.text.find("\\begin{align") != std::string::npos;
    passage.source = source_;
    passage.begin = formula.begin;
    document_.passages.push_back(std::move(passage));
  }

  void add_prose(std::size_t begin, std::size_t end) {
    while (begin < end) {
      const std::size_t line_end = std::min(text_.find('\n', begin), end);
      const std::string line = text_.substr(begin, line_end - begin);
      const std::size_t first = line.find_first_not_of(" \t\r>");
      if (first != std::string::npos && !is_code(begin + first)) {
        Passage passage;
        const bool begins_line = begin == 0 || text_[begin - 1] == '\n';
        if (begins_line && line[first] == heading_) passage.kind = Passage::Kind::heading;
        passage.text = line.substr(first);
        passage.source = source_;
        passage.begin = begin + first;
        document_.passages.push_back(std::move(passage));
      }
      begin = line_end + 1;
    }
  }
};

}  // namespace

std::vector<bool> code_mask(std::string_view markdown) {
  CodeMarks marks{markdown, std::vector<bool>(markdown.size(), false)};
  MD_PARSER parser{};
  // Indented mathematics is not code.
  parser.flags = MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_LATEXMATHSPANS;
  parser.enter_block = parser.leave_block = ignore_block;
  parser.enter_span = parser.leave_span = ignore_span;
  parser.text = on_text;
  md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &marks);
  return std::move(marks.mask);
}

void read_dollar_text(Document& document, std::size_t source, const std::vector<bool>& code, char heading,
                      const DocumentLimits& limits) {
  Scanner(document, source, code, heading, limits).run();
}

}  // namespace gradjudge::derivation
