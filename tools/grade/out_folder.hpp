// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tools/sandbox/file_descriptor.hpp"

namespace gradjudge {

/// The folder that the results of a class go to, held by one grader at a time. What this program did not
/// write is never overwritten or removed: the folder's record (`.gradjudge`) has the fingerprint of all that
/// it did.
class OutFolder {
 public:
  /// Makes the folder, or takes one that is empty of such names or was written by an earlier run, and removes
  /// what a run that was killed had not finished. Throws BadInput if it cannot be written, if another grader
  /// holds it, or if it has files of these names that are somebody else's.
  explicit OutFolder(std::filesystem::path folder);

  const std::filesystem::path& path() const { return folder_; }

  /// A file as this program wrote it; nothing if there is none, or if somebody changed it.
  std::optional<std::string> read(const std::filesystem::path& name) const;

  /// Writes a file of the folder. What stands there and was changed by somebody else since is kept beside it,
  /// as NAME.kept. May be called by several threads. Throws BadInput.
  void write(const std::filesystem::path& name, std::string_view content);

  /// A sentence for each file that was kept.
  std::vector<std::string> notes() const;

 private:
  void read_record();
  void note_line(std::string_view line);
  bool is_ours(const std::filesystem::path& name, std::string_view content) const;
  void keep_what_is_foreign(const std::filesystem::path& name);

  std::filesystem::path folder_;
  FileDescriptor record_;  ///< held locked; the system lets go of it when the process ends, however it does
  mutable std::mutex mutex_;
  std::map<std::string, std::set<std::string>> written_;  ///< fingerprints of what was written, by name
  std::vector<std::string> notes_;
};

}  // namespace gradjudge
