// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace gradjudge {

/// The bytes of a file that a user named, at most 512 MiB. Throws BadInput with the path and the reason.
std::string read_whole_file(const std::filesystem::path& path);

/// Writes a file that appears under its name only when it is complete: what stood there before stays until
/// then. A pipe or a device is written to as it is. Throws BadInput with the path and the reason.
void write_whole_file(const std::filesystem::path& path, std::string_view content);

}  // namespace gradjudge
