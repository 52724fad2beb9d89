// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace gradjudge {

/// A file as a folder or an archive lists it, before anything of it is read.
struct ListedFile {
  std::string name;  ///< with its folders, separated by slashes
  std::uintmax_t bytes = 0;
  bool is_link = false;  ///< it could lead to somebody else's work
};

/// Which of them are read, and what is said of the others.
struct FileSelection {
  std::set<std::string> names;
  std::vector<std::string> notes;
  std::vector<std::string> not_read{};  ///< the first of those that are neither code nor a write-up
};

/// Whether a folder of that name holds what no submitter wrote: what installers, version control, editors and
/// macOS leave beside the code. Its contents are never listed.
bool is_foreign_folder(std::string_view name);

/// The file that marks its folder as a virtual environment, whatever that is called.
inline constexpr const char* environment_mark = "pyvenv.cfg";
/// Whether a folder on this machine is one, or one of conda's.
bool is_environment(const std::filesystem::path& folder);

/// How large a file of that name may be: a notebook holds pictures, a Python file does not.
std::uintmax_t largest_bytes(const std::string& name);

/// What of a submission may still be read, wherever it lies: a person writes far less.
struct RoomLeft {
  std::size_t files = 500;
  std::uintmax_t bytes = std::uintmax_t{64} << 20U;
};

/// The Python files, notebooks and write-ups that are read: none of a virtual environment, none that is too
/// large, and of the rest what there is room for, Python before write-ups and the upper folders first.
FileSelection select_files(const std::vector<ListedFile>& listed, RoomLeft& room);

}  // namespace gradjudge
