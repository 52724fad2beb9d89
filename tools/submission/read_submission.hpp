// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string>

#include "tools/submission/submission.hpp"

namespace gradjudge {

/// A Python file or notebook with the Python files beside it and in folders below (at most two deep, as many
/// as there is room for): helper modules that it may import. Links are not followed. Throws BadInput that
/// names the file if it cannot be read.
Submission read_submission(const std::filesystem::path& file);

/// The bytes of one regular file that is not too large (see largest_bytes). Throws BadInput.
std::string read_submitted_file(const std::filesystem::path& path);

/// The file as it is graded: its ending in lower case, and without the .txt that Windows adds to a Python
/// file; a large notebook without its outputs, which a note says.
SubmittedFile as_graded(std::string name, std::string bytes, std::vector<std::string>& notes);

/// Whether the name is that of a notebook. Upper case counts as lower in all endings.
bool is_notebook(const std::filesystem::path& path);

/// Whether the name is that of a Python file or a notebook.
bool is_python(const std::filesystem::path& path);

/// Whether the name is that of a document that may hold derivations: Markdown, LaTeX, org, plain text, or a
/// notebook, which may hold both.
bool is_write_up(const std::filesystem::path& path);

/// Either of them.
bool may_be_graded(const std::filesystem::path& path);

/// Whether a file of that name among a class's submissions belongs to the class as a whole and is nobody's:
/// README.md, requirements.txt, a worksheet or a file of settings.
bool is_of_the_class(const std::filesystem::path& path);

}  // namespace gradjudge
