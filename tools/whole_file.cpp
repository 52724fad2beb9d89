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

/// Nothing that is read whole comes near it; a device without end gets there.
constexpr std::size_t largest_file = std::size_t{512} << 20U;

[[noreturn]] void refuse(std::string_view action, const fs::path& path, int error) {
  const std::string_view remedy = error == ENOENT   ? "; does its folder exist?"
                                  : error == EACCES ? "; are you allowed to?"
                                  : error == ENOSPC ? "; the disk is full"
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

}  // namespace

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
  std::error_code ignored;
  // /dev/stdout may lead to a regular file that somebody else has open: it must not be replaced. /dev/shm is
  // a folder like others.
  const std::string name = path.string();
  const bool device = name.starts_with("/dev/") && !name.starts_with("/dev/shm/");
  const fs::file_status status = fs::status(path, ignored);
  if (device || (fs::exists(status) && !fs::is_regular_file(status))) return write_in_place(path, content);

  // A link keeps pointing where it does; what it points to is replaced.
  const fs::path target =
      fs::is_symlink(fs::symlink_status(path, ignored)) ? fs::weakly_canonical(path) : path;
  std::string temporary = target.string() + ".XXXXXX";
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
