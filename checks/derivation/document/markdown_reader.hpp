// SPDX-License-Identifier: MIT
#pragma once
#include "checks/derivation/document/document.hpp"

namespace gradjudge::derivation {

/// Which bytes of a Markdown text are code, fenced or in backticks: no formula begins there.
std::vector<bool> code_mask(std::string_view markdown);

/// Appends what a source says to the document: the words, the headings (lines that begin with a heading
/// character) and the formulas between $, $$, \( \), \[ \] or in an environment such as align. Formulas have
/// tokens as they are written; macros are not yet expanded. Throws UnreadableDocument.
void read_dollar_text(Document& document, std::size_t source, const std::vector<bool>& code, char heading,
                      const DocumentLimits& limits);

}  // namespace gradjudge::derivation
