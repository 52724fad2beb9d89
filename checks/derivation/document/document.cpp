// SPDX-License-Identifier: MIT
#include "checks/derivation/document/document.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "cases/bounded/json.hpp"
#include "checks/derivation/document/latex_reader.hpp"
#include "checks/derivation/document/markdown_reader.hpp"
#include "checks/derivation/latex/macro_table.hpp"

namespace gradjudge::derivation {
namespace {

/// Of Markdown, org and plain text. What reads a notebook costs less memory a byte.
constexpr std::size_t largest_text = 2'000'000;
constexpr JsonLimits notebook_limits{64, 1'000'000};

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

std::string message(const Place& place, const std::string& what) {
  return place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": " + what;
}

/// Macros may be defined in one formula and used in another.
void expand_macros(Document& document, const DocumentLimits& limits) {
  MacroTable macros;
  for (auto& passage : document.passages) {
    if (passage.kind != Passage::Kind::formula) continue;
    passage.tokens = macros.take_definitions(passage.tokens);
  }
  std::size_t left = limits.tokens;
  for (auto& passage : document.passages) {
    if (passage.kind != Passage::Kind::formula) continue;
    try {
      passage.tokens = macros.expand(passage.tokens, left);
    } catch (const MacroTable::TooLarge&) {
      throw UnreadableDocument(
          place_of(document.sources[passage.source], passage.begin),
          "the formulas have more than " + std::to_string(limits.tokens) +
              " tokens once their macros are expanded; shorten the document, or look for "
              "a macro that uses itself");
    }
    left -= passage.tokens.size();
  }
}

/// The text of a cell; nullopt if it is no cell of Markdown.
std::optional<std::string> markdown_of(const nlohmann::json& cell) {
  const auto type = cell.find("cell_type");
  const auto source = cell.find("source");
  if (type == cell.end() || *type != "markdown" || source == cell.end()) return std::nullopt;
  if (source->is_string()) return source->get<std::string>();
  if (!source->is_array()) return std::nullopt;
  std::string text;
  for (const auto& line : *source) {
    if (line.is_string()) text += line.get_ref<const std::string&>();
  }
  return text;
}

void read_notebook(Document& document, const std::string& file, const std::string& text,
                   const DocumentLimits& limits) {
  const auto refuse = [&](const std::string& why) {
    throw UnreadableDocument({file, 1, 1}, "not a notebook (JSON with a list of cells is expected): " + why);
  };
  nlohmann::json notebook;
  try {
    notebook = read_json(text, notebook_limits);
  } catch (const InvalidJson& error) {
    refuse("the file " + std::string(error.what()) +
           (error.byte ? " (byte " + std::to_string(*error.byte + 1) + ")" : ""));
  }
  const auto cells = notebook.find("cells");
  if (cells == notebook.end() || !cells->is_array()) refuse("it has none");
  for (std::size_t i = 0; i < cells->size(); ++i) {
    const std::optional<std::string> source = markdown_of((*cells)[i]);
    if (!source) continue;
    document.sources.push_back({file, static_cast<int>(i), *source, {}, {}});
    read_dollar_text(document, document.sources.size() - 1, code_mask(document.sources.back().text), '#',
                     limits);
  }
}

/// #+begin_src … #+end_src
std::vector<bool> org_code_mask(const std::string& text) {
  std::vector<bool> mask(text.size(), false);
  bool inside = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string line = text.substr(begin, end - begin);
    std::transform(line.begin(), line.end(), line.begin(), [](unsigned char c) { return std::tolower(c); });
    if (line.find("#+begin_src") != std::string::npos) inside = true;
    if (inside)
      std::fill(mask.begin() + static_cast<std::ptrdiff_t>(begin),
                mask.begin() + static_cast<std::ptrdiff_t>(end), true);
    if (line.find("#+end_src") != std::string::npos) inside = false;
    begin = end + 1;
  }
  return mask;
}

constexpr std::size_t bytes_between_counts = 256;

bool begins_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

void index_places(Source& source) {
  source.line_begins = {0};
  std::size_t characters = 0;
  for (std::size_t i = 0; i < source.text.size(); ++i) {
    if (i % bytes_between_counts == 0) source.characters.push_back(characters);
    if (source.text[i] == '\n') source.line_begins.push_back(i + 1);
    characters += begins_character(source.text[i]) ? 1 : 0;
  }
  source.characters.push_back(characters);
}

std::size_t characters_before(const Source& source, std::size_t byte) {
  const std::size_t counted = byte / bytes_between_counts;
  // Behind the last count stands the end of the text.
  std::size_t characters = source.characters[std::min(counted, source.characters.size() - 1)];
  for (std::size_t i = counted * bytes_between_counts; i < byte; ++i)
    characters += begins_character(source.text[i]) ? 1 : 0;
  return characters;
}

Document read_sources(const std::string& file, std::string text, ReadFile read_file,
                      const DocumentLimits& limits) {
  Document document;
  // Sources are referred to while they are read.
  document.sources.reserve(8192);
  if (ends_with(file, ".ipynb")) {
    read_notebook(document, file, text, limits);
    expand_macros(document, limits);
    return document;
  }
  document.sources.push_back({file, std::nullopt, std::move(text), {}, {}});
  const std::string& source = document.sources.back().text;
  if (ends_with(file, ".tex")) {
    read_latex(document, std::move(read_file), limits);
    return document;
  }
  if (ends_with(file, ".org")) {
    read_dollar_text(document, 0, org_code_mask(source), '*', limits);
  } else if (ends_with(file, ".md") || ends_with(file, ".markdown")) {
    read_dollar_text(document, 0, code_mask(source), '#', limits);
  } else {
    read_dollar_text(document, 0, {}, '#', limits);
  }
  expand_macros(document, limits);
  return document;
}

}  // namespace

UnreadableDocument::UnreadableDocument(Place at, const std::string& what)
    : std::runtime_error(message(at, what)), place(std::move(at)) {}

Document read_document(const std::string& file, std::string text, ReadFile read_file,
                       const DocumentLimits& limits) {
  const std::size_t most = ends_with(file, ".ipynb") ? limits.bytes : std::min(limits.bytes, largest_text);
  if (text.size() > most) {
    throw UnreadableDocument({file, 1, 1}, "the document has " + std::to_string(text.size()) +
                                               " bytes, at most " + std::to_string(most) +
                                               " are read; hand in the written part alone");
  }
  if (text.find('\0') != std::string::npos) {
    throw UnreadableDocument({file, 1, 1},
                             "not a text: it holds a zero byte; hand in Markdown, LaTeX, org or a notebook");
  }
  Document document = read_sources(file, std::move(text), std::move(read_file), limits);
  for (auto& source : document.sources) index_places(source);
  return document;
}

Place place_of(const Source& source, std::size_t byte) {
  byte = std::min(byte, source.text.size());
  if (source.line_begins.empty()) {
    Source indexed = source;
    index_places(indexed);
    return place_of(indexed, byte);
  }
  const auto next = std::upper_bound(source.line_begins.begin(), source.line_begins.end(), byte);
  const std::size_t begin = *(next - 1);
  const std::size_t column = characters_before(source, byte) - characters_before(source, begin) + 1;
  return {source.file, static_cast<int>(next - source.line_begins.begin()), static_cast<int>(column)};
}

}  // namespace gradjudge::derivation
