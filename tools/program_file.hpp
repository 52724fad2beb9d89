// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>

namespace gradjudge {

/// The file that this program was loaded from. It need not be what was started: a bundle starts it by a
/// loader of its own.
std::filesystem::path program_file();

}  // namespace gradjudge
