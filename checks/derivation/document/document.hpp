// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case.hpp"
#include "checks/derivation/latex/token.hpp"

namespace gradjudge::derivation {

/// A file, or one cell of a notebook, as it was read.
struct Source {
  std::string file;
  std::optional<int> cell;
  std::string text;
  std::vector<std::size_t> line_begins;  ///< bytes at which lines begin, and
  std::vector<std::size_t> characters;   ///< characters before every 256th byte: filled once all is read
};

/// A stretch of a document: words, a heading, or a formula.
struct Passage {
  enum class Kind { prose, heading, formula };
  Kind kind = Kind::prose;
  std::string text;  ///< the words, or the formula as it is written
  Tokens tokens;     ///< of a formula, macros expanded
  bool display = false;
  std::size_t source = 0;
  std::size_t begin = 0;  ///< bytes into the source
};

/// What a document says, in order.
struct Document {
  std::vector<Source> sources;
  std::vector<Passage> passages;
};

/// Files that a document reads besides itself (\input): their text, or nullopt if there is none.
using ReadFile = std::function<std::optional<std::string>(const std::string& path)>;

/// The most that a document may hold; more is refused.
struct DocumentLimits {
  std::size_t bytes = 8u << 20;
  std::size_t latex_bytes = 600'000;  ///< of a LaTeX file, or of the formulas of another document
  std::size_t tokens = 400'000;       ///< after macros are expanded
};

/// Bad input: the place, what was expected and what was found.
struct UnreadableDocument : std::runtime_error {
  UnreadableDocument(Place place, const std::string& what);
  Place place;
};

/// Reads a document in the format that its name tells: .md, .tex, .ipynb, .org; everything else as plain text
/// with LaTeX's dollars. Throws UnreadableDocument.
Document read_document(const std::string& file, std::string text, ReadFile read_file,
                       const DocumentLimits& limits = {});

/// Line and column (in characters) of a byte of a source.
Place place_of(const Source& source, std::size_t byte);

}  // namespace gradjudge::derivation
