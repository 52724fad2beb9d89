// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>

#include "tools/submission/file_selection.hpp"
#include "tools/submission/submission.hpp"

namespace gradjudge {

/// Whether the name is that of an archive that can be read: .zip, .tar, .tar.gz, .tgz, .tar.bz2, .tar.xz,
/// .txz. Upper case counts as lower.
bool is_archive(const std::filesystem::path& path);

/// The Python files, notebooks and write-ups of an archive that there is room for (see select_files), in
/// memory: nothing is written. Throws BadInput that names the archive and the entry for a name that leads
/// outside, a link with such a name, a file that is larger than it says, or an archive that cannot be read.
/// It is unpacked no further than to where that is known.
HandedIn read_archive(const std::filesystem::path& path, RoomLeft& room);

}  // namespace gradjudge
