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

/// Throws what write_whole_file would, as far as that is known before there is anything to write (the disk
/// may be full by then), and changes nothing: so that an hour of work is not done for a report that cannot be
/// kept.
void try_to_write(const std::filesystem::path& path);

/// Whether a file of that name is written to as it is and not replaced: a pipe, a device, the standard
/// output.
bool is_written_in_place(const std::filesystem::path& path);

/// Whether the name is that of a file which write_whole_file had not finished when it was killed. Nobody else
/// gives a file such a name, so that it can be removed.
bool is_unfinished(const std::filesystem::path& path);

}  // namespace gradjudge
