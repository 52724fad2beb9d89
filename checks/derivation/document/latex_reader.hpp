// SPDX-License-Identifier: MIT
#pragma once
#include "checks/derivation/document/document.hpp"

namespace gradjudge::derivation {

/// Reads the LaTeX document whose text is the document's first source: \input files, macros, mathematics,
/// \section and \item. A part of a larger document (no \documentclass) takes the macros of the file beside it
/// that reads it. Throws UnreadableDocument.
void read_latex(Document& document, ReadFile read_file, const DocumentLimits& limits);

}  // namespace gradjudge::derivation
