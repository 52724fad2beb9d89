// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string>

#include "tools/submission/file_selection.hpp"
#include "tools/submission/submission.hpp"

namespace gradjudge {

/// Throws BadInput if the folder's entries cannot be listed.
void require_readable(const std::filesystem::path& folder);

/// The files of a submission that lie in a folder or an archive, or are one file, which `name` is that of:
/// those that there is room for (see select_files). Of a folder without a Python file, also those of the
/// archives in it. Throws BadInput with the name, also for a link and for what is no longer there.
HandedIn read_place(const std::filesystem::path& place, const std::string& name, RoomLeft& room);

}  // namespace gradjudge
