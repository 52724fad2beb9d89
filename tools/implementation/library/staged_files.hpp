// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>

namespace gradjudge {

/// A folder of copies that any user may read, because a confined process has another user id and cannot look
/// into the user's own folders. Gone with its contents when this is destroyed.
class StagedFiles {
 public:
  /// Throws SandboxFailure if there is no room for temporary files.
  StagedFiles();
  ~StagedFiles();
  StagedFiles(const StagedFiles&) = delete;
  StagedFiles& operator=(const StagedFiles&) = delete;

  /// Copies the file and returns the copy, which all may read and execute. Throws SandboxFailure.
  std::filesystem::path add(const std::filesystem::path& file);

 private:
  std::filesystem::path folder_;
};

}  // namespace gradjudge
