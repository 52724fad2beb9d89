// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace gradjudge {

/// A file as it was handed in; the name is relative to the folder of the main file.
struct SubmittedFile {
  std::string name;
  std::string bytes;
};

/// What a folder or an archive holds of them.
struct HandedIn {
  std::vector<SubmittedFile> files;
  std::vector<std::string> notes;       ///< what was not read as it was handed in; printable
  std::vector<std::string> not_read{};  ///< names of files that are neither code nor a write-up
};

/// What one submitter handed in, ready to be run. All of it travels between processes (see HandInReader).
struct Submission {
  std::string name;                  ///< who handed it in, or the SPEC
  std::string main;                  ///< name of the file that holds the code; empty if there is none
  std::vector<SubmittedFile> files;  ///< the main file, and helper modules beside it
  std::vector<SubmittedFile>
      write_ups{};                      ///< documents that may hold derivations; they never reach the sandbox
  std::vector<std::string> notes{};     ///< what was not read as it was handed in; printable
  std::filesystem::path path{};         ///< of the main file; empty if it lies nowhere under its name
  std::vector<std::string> not_read{};  ///< names of files that are neither, which may have been meant to be
};

}  // namespace gradjudge
