// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string>

#include "tools/submission/submission.hpp"

namespace gradjudge {

/// A Python file or notebook with the Python files beside it and in folders below (at most two deep, 200
/// files): helper modules that it may import. Links are not followed. Throws BadInput that names the file if
/// it cannot be read.
Submission read_submission(const std::filesystem::path& file);

/// The bytes of one regular file of at most 4 MiB. Throws BadInput.
std::string read_submitted_file(const std::filesystem::path& path);

/// Whether the name is that of a Python file or a notebook.
bool is_python(const std::filesystem::path& path);

}  // namespace gradjudge
