// SPDX-License-Identifier: MIT
#include "tools/whole_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "tools/bad_input.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view unfinished = ".gradjudge-unfinished-";
constexpr std::string_view random_part = "XXXXXX";

/// Nothing that is read whole comes near it; a device without end gets there.
constexpr std::size_t largest_file = std::size_t{512} << 20U;

[[noreturn]] void refuse(std::string_view action, const fs::path& path, int error) {
  const std::string_view remedy = error == ENOENT   ? "; does its folder exist?"
                                  : error == EACCES ? "; are you allowed to?"
                                  : error == ENOSPC ? "; the disk is full"
                                  : error == EISDIR ? "; name a file in it"
                                                    : "";
  throw BadInput(fmt::format("cannot {} {}: {}{}", action, path.string(), std::strerror(error), remedy));
}

// Closes when it goes out of scope.
struct Descriptor {
  explicit Descriptor(int number) : number(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
  int number;
};

// 0, or the error.
int write_all(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno != EINTR) return errno;
    if (written > 0) content.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

void write_in_place(const fs::path& path, std::string_view content) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.number < 0) refuse("write", path, errno);
  if (const int error = write_all(file.number, content)) refuse("write", path, error);
}

/// Asked for once: the mask can only be read by setting it, for all threads.
mode_t usual_mode() {
  static const mode_t mask = [] {
    const mode_t old = ::umask(0);
    ::umask(old);
    return old;
  }();
  return 0666U & ~mask;
}

/// A link keeps pointing where it does; what it points to is replaced.
fs::path replaced_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_symlink(fs::symlink_status(path, ignored)) ? fs::weakly_canonical(path, ignored) : path;
}

/// A new file beside `target`, of a name that says nothing of it: that of a long one would be too long.
std::string temporary_for(const fs::path& target) {
  return (target.parent_path() / unfinished).string() + std::string(random_part);
}

}  // namespace

bool is_written_in_place(const fs::path& path) {
  // /dev/stdout may lead to a regular file that somebody else has open. /dev/shm is a folder like others.
  std::error_code ignored;
  const std::string name = path.string();
  const bool device = name.starts_with("/dev/") && !name.starts_with("/dev/shm/");
  const fs::file_status status = fs::status(path, ignored);
  return device || (fs::exists(status) && !fs::is_regular_file(status));
}

bool is_unfinished(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with(unfinished) && name.size() == unfinished.size() + random_part.size();
}

void try_to_write(const fs::path& path) {
  if (is_written_in_place(path)) {
    // A pipe that nobody reads yet is no error.
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.number < 0 && errno != ENXIO) refuse("write", path, errno);
    return;
  }
  const fs::path target = replaced_file(path);
  struct stat status {};
  if (::lstat(target.c_str(), &status) != 0 && errno != ENOENT) refuse("write", path, errno);
  std::string temporary = temporary_for(target);
  const Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (file.number < 0) refuse("write", path, errno);
  ::unlink(temporary.c_str());
}

std::string read_whole_file(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number < 0) refuse("read", path, errno);
  std::string content;
  std::array<char, 65536> piece{};
  while (true) {
    const ssize_t count = ::read(file.number, piece.data(), piece.size());
    if (count == 0) return content;
    if (count < 0 && errno != EINTR) refuse("read", path, errno);
    if (count > 0) content.append(piece.data(), static_cast<std::size_t>(count));
    if (content.size() > largest_file)
      throw BadInput(
          fmt::format("cannot read {}: it has more than {} MiB", path.string(), largest_file >> 20U));
  }
}

void write_whole_file(const fs::path& path, std::string_view content) {
  if (is_written_in_place(path)) return write_in_place(path, content);
  const fs::path target = replaced_file(path);
  std::string temporary = temporary_for(target);
  const Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (file.number < 0) refuse("write", path, errno);
  int error = write_all(file.number, content);
  if (error == 0 && ::fchmod(file.number, usual_mode()) != 0) error = errno;
  if (error == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) error = errno;
  if (error != 0) {
    ::unlink(temporary.c_str());
    refuse("write", path, error);
  }
}

}  // namespace gradjudge
