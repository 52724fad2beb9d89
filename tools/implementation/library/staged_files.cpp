// SPDX-License-Identifier: MIT
#include "tools/implementation/library/staged_files.hpp"

#include <cstdlib>
#include <string>

#include "tools/sandbox/sandbox_failure.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

constexpr fs::perms all_may_read_and_execute = fs::perms::owner_all | fs::perms::group_read |
                                               fs::perms::group_exec | fs::perms::others_read |
                                               fs::perms::others_exec;

}  // namespace

StagedFiles::StagedFiles() {
  std::string name = (fs::temp_directory_path() / "gradjudge-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) sandbox_failure("making the folder " + name);
  folder_ = name;
  fs::permissions(folder_, all_may_read_and_execute);
}

StagedFiles::~StagedFiles() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

fs::path StagedFiles::add(const fs::path& file) {
  const fs::path copy = folder_ / file.filename();
  try {
    fs::copy_file(file, copy);
    fs::permissions(copy, all_may_read_and_execute);
  } catch (const fs::filesystem_error& error) {
    throw SandboxFailure(std::string("copying for the sandbox: ") + error.what());
  }
  return copy;
}

}  // namespace gradjudge
