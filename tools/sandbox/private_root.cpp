// SPDX-License-Identifier: MIT
#include "tools/sandbox/private_root.hpp"

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "tools/sandbox/sandbox_failure.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_binds = 32;
/// Where the new root is put together; whatever lies there has been opened before it is covered.
constexpr const char* workplace = "/tmp";

std::string below_root(const fs::path& path) {
  return path.relative_path().string();
}

void add_parents(const fs::path& path, std::set<std::string>& directories) {
  for (fs::path parent = fs::path(below_root(path)).parent_path(); !parent.empty();
       parent = parent.parent_path()) {
    directories.insert(parent.string());
  }
}

/// Links on the way to a path (/lib → usr/lib) are shown as links; the rest is put where it really is.
void add(const fs::path& path, PrivateRoot& root, std::set<std::string>& directories) {
  fs::path real;
  for (const auto& part : path) {
    const fs::path next = real / part;
    if (next != "/" && fs::is_symlink(next)) {
      const fs::path target = fs::read_symlink(next);
      const std::string name = below_root(next);
      const bool known = std::any_of(root.links.begin(), root.links.end(),
                                     [&](const auto& link) { return link.path == name; });
      if (!known) root.links.push_back({name, target.string()});
      add_parents(next, directories);
      real = (target.is_absolute() ? target : real / target).lexically_normal();
    } else {
      real = next;
    }
  }
  std::error_code ignored;
  const fs::path place = fs::canonical(real, ignored);
  if (place.empty()) return;
  const bool covered = std::any_of(root.binds.begin(), root.binds.end(), [&](const auto& bind) {
    return place == bind.source || (place.string() + "/").rfind(bind.source + "/", 0) == 0;
  });
  if (covered) return;
  root.binds.push_back(
      {place.string(), below_root(place), fs::is_directory(place), fs::is_character_file(place)});
  add_parents(place, directories);
  if (fs::is_directory(place)) directories.insert(below_root(place));
}

const char* attach(int tree, const PrivateRoot::Bind& bind, int new_root) {
  mount_attr attributes{};
  attributes.attr_set = MOUNT_ATTR_NOSUID;
  attributes.attr_set |=
      bind.is_device ? std::uint64_t{0} : std::uint64_t{MOUNT_ATTR_RDONLY | MOUNT_ATTR_NODEV};
  if (::syscall(SYS_mount_setattr, tree, "", AT_EMPTY_PATH | AT_RECURSIVE, &attributes, sizeof attributes) !=
      0)
    return "making a bind read-only";
  if (!bind.is_directory) {
    const int file = ::openat(new_root, bind.target.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0) return "making a place for a bind";
    ::close(file);
  }
  if (::syscall(SYS_move_mount, tree, "", new_root, bind.target.c_str(), MOVE_MOUNT_F_EMPTY_PATH) != 0)
    return "attaching a bind";
  return nullptr;
}

}  // namespace

PrivateRoot private_root(const std::vector<std::string>& paths) {
  PrivateRoot root;
  std::set<std::string> directories;  // in alphabetical order, so parents come first
  for (const auto& path : paths) {
    if (fs::exists(path)) add(path, root, directories);
  }
  root.directories.assign(directories.begin(), directories.end());
  if (root.binds.size() > most_binds) {
    throw SandboxFailure("a private root of " + std::to_string(root.binds.size()) + " places: at most " +
                         std::to_string(most_binds) + " are possible");
  }
  return root;
}

const char* enter(const PrivateRoot& root) {
  if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return "making mounts private";
  std::array<int, most_binds> trees{};
  for (std::size_t i = 0; i < root.binds.size(); ++i) {
    trees[i] = static_cast<int>(::syscall(SYS_open_tree, AT_FDCWD, root.binds[i].source.c_str(),
                                          OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE));
    if (trees[i] < 0) return "opening a place to bind";
  }
  if (::mount("none", workplace, "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, "size=64k,mode=755") != 0)
    return "mounting a new root";
  const int new_root = ::open(workplace, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (new_root < 0) return "opening the new root";
  for (const auto& directory : root.directories) {
    if (::mkdirat(new_root, directory.c_str(), 0755) != 0) return "making a directory";
  }
  for (const auto& link : root.links) {
    if (::symlinkat(link.target.c_str(), new_root, link.path.c_str()) != 0) return "making a link";
  }
  for (std::size_t i = 0; i < root.binds.size(); ++i) {
    if (const char* failed = attach(trees[i], root.binds[i], new_root)) return failed;
    ::close(trees[i]);
  }
  if (::fchdir(new_root) != 0) return "changing to the new root";
  if (::syscall(SYS_pivot_root, ".", ".") != 0) return "pivot_root";
  if (::umount2(".", MNT_DETACH) != 0) return "leaving the old root";
  if (::chdir("/") != 0) return "changing to the root";
  mount_attr read_only{};
  read_only.attr_set = MOUNT_ATTR_RDONLY;
  if (::syscall(SYS_mount_setattr, AT_FDCWD, "/", 0, &read_only, sizeof read_only) != 0)
    return "making the root read-only";
  return nullptr;
}

}  // namespace gradjudge
