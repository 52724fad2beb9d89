// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <vector>

#include "tools/submission/submission.hpp"
#include "tools/submission/submission_size.hpp"

namespace gradjudge {

/// Whether the name is that of an archive that can be read: .zip, .tar, .tar.gz, .tgz, .tar.bz2, .tar.xz.
bool is_archive(const std::filesystem::path& path);

/// The Python files, notebooks and write-ups of an archive, in memory: nothing is written. Throws BadInput
/// that names the archive and the entry for a name that leads outside, a link or device with such a name, a
/// file or a whole that is too large, or an archive that cannot be read. It is unpacked no further than to
/// where that is known.
std::vector<SubmittedFile> read_archive(const std::filesystem::path& path, SubmissionSize& size);

}  // namespace gradjudge
