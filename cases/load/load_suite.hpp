// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string>

#include "cases/case.hpp"
#include "cases/invalid_file.hpp"

namespace gradjudge {

/// Reads a suite. Every problem it returns is valid, and every question has rows to judge. Decimal text is
/// rounded once, to Real. Throws InvalidFile with every problem of the file.
Suite load_suite(const std::filesystem::path& path);

/// The same from text; `file` is the name that places carry.
Suite parse_suite(const std::string& text, const std::string& file);

}  // namespace gradjudge
