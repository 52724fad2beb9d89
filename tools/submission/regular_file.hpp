// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

#include "tools/sandbox/file_descriptor.hpp"

namespace gradjudge {

/// Opens a file that lies among what was handed in. A link could lead to somebody else's work, a pipe or a
/// device could keep its reader waiting for ever: they are refused. Throws BadInput with the path.
FileDescriptor open_regular_file(const std::filesystem::path& path);

/// Its bytes. Throws BadInput with the path, also if there are more than `most_bytes`.
std::string read_regular_file(const std::filesystem::path& path, std::uintmax_t most_bytes);

}  // namespace gradjudge
