// SPDX-License-Identifier: MIT
#include "tools/sandbox/landlock.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <filesystem>

#include "tools/sandbox/sandbox_failure.hpp"

namespace gradjudge {
namespace {

// The system's header may be older than the kernel, so the layout and the newer bits are given here.
struct RulesetAttributes {
  std::uint64_t handled_access_fs = 0;
  std::uint64_t handled_access_net = 0;  // since version 4
  std::uint64_t scoped = 0;              // since version 6
};
constexpr std::uint64_t fs_refer = std::uint64_t{1} << 13;      // since version 2
constexpr std::uint64_t fs_truncate = std::uint64_t{1} << 14;   // since version 3
constexpr std::uint64_t fs_ioctl_dev = std::uint64_t{1} << 15;  // since version 5
constexpr std::uint64_t net_bind_and_connect_tcp = 3;
constexpr std::uint64_t scope_abstract_sockets_and_signals = 3;

constexpr std::uint64_t read_file = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE;
constexpr std::uint64_t read_directory = read_file | LANDLOCK_ACCESS_FS_READ_DIR;

/// Everything that this version can deny: a bit that it does not know would make it refuse the ruleset.
RulesetAttributes all_that_can_be_denied(int version) {
  RulesetAttributes attributes;
  attributes.handled_access_fs = fs_refer - 1;
  if (version >= 2) attributes.handled_access_fs |= fs_refer;
  if (version >= 3) attributes.handled_access_fs |= fs_truncate;
  if (version >= 4) attributes.handled_access_net = net_bind_and_connect_tcp;
  if (version >= 5) attributes.handled_access_fs |= fs_ioctl_dev;
  if (version >= 6) attributes.scoped = scope_abstract_sockets_and_signals;
  return attributes;
}

void allow(int ruleset, const std::string& path, std::uint64_t file_access, std::uint64_t directory_access) {
  const FileDescriptor place(::open(path.c_str(), O_PATH | O_CLOEXEC));
  if (!place) return;
  struct stat status {};
  if (::fstat(place.get(), &status) != 0) sandbox_failure("landlock: looking at " + path);
  landlock_path_beneath_attr rule{};
  rule.parent_fd = place.get();
  rule.allowed_access = S_ISDIR(status.st_mode) ? directory_access : file_access;
  if (::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0)
    sandbox_failure("landlock: allowing " + path);
}

/// A rule for a directory holds for all beneath it. So where something beneath is withheld, the directory may
/// only be listed and its entries are allowed one by one.
void allow_reading(int ruleset, const std::string& path, const std::vector<std::string>& withheld) {
  namespace fs = std::filesystem;
  const bool holds_some = std::any_of(withheld.begin(), withheld.end(), [&](const std::string& place) {
    return place.starts_with(path + "/");
  });
  if (!holds_some) return allow(ruleset, path, read_file, read_directory);
  allow(ruleset, path, 0, LANDLOCK_ACCESS_FS_READ_DIR);
  for (const auto& entry : fs::directory_iterator(path)) {
    const std::string place = entry.path().string();
    const bool is_withheld = std::find(withheld.begin(), withheld.end(), place) != withheld.end();
    // What a link leads to has a rule of its own, or none.
    if (!is_withheld && !entry.is_symlink()) allow_reading(ruleset, place, withheld);
  }
}

}  // namespace

int landlock_version() {
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return version > 0 ? static_cast<int>(version) : 0;
}

FileDescriptor landlock_ruleset(const std::vector<std::string>& readable,
                                const std::vector<std::string>& writable,
                                const std::vector<std::string>& withheld) {
  const int version = landlock_version();
  if (version == 0)
    throw SandboxFailure("landlock: this kernel does not offer it (Linux 5.13 with lsm=landlock is needed)");
  const RulesetAttributes attributes = all_that_can_be_denied(version);
  FileDescriptor ruleset(
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0)));
  if (!ruleset) sandbox_failure("landlock: making a ruleset");
  for (const auto& path : readable) allow_reading(ruleset.get(), path, withheld);
  for (const auto& path : writable)
    allow(ruleset.get(), path, read_file | LANDLOCK_ACCESS_FS_WRITE_FILE, read_directory);
  return ruleset;
}

int landlock_restrict_self(int ruleset) {
  return static_cast<int>(::syscall(SYS_landlock_restrict_self, ruleset, 0));
}

}  // namespace gradjudge
