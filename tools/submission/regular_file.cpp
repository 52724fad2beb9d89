// SPDX-License-Identifier: MIT
#include "tools/submission/regular_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "tools/bad_input.hpp"

namespace gradjudge {
namespace {

[[noreturn]] void cannot_be_read(const std::filesystem::path& path, int error) {
  throw BadInput(fmt::format("{}: cannot be read: {}", path.string(), std::strerror(error)));
}

}  // namespace

FileDescriptor open_regular_file(const std::filesystem::path& path) {
  FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
  const int error = errno;
  struct stat status {};
  // What a socket and a link that is not followed say.
  const bool is_other = !file && (error == ENXIO || error == ELOOP);
  if (is_other || (file && ::fstat(file.get(), &status) == 0 && !S_ISREG(status.st_mode))) {
    throw BadInput(
        fmt::format("{}: is not a file (links are not followed), expected a regular file", path.string()));
  }
  if (!file) cannot_be_read(path, error);
  return file;
}

std::string read_regular_file(const std::filesystem::path& path, std::uintmax_t most_bytes) {
  const FileDescriptor file = open_regular_file(path);
  std::string bytes;
  std::array<char, 65536> piece{};
  while (bytes.size() <= most_bytes) {
    const ssize_t count = ::read(file.get(), piece.data(), piece.size());
    if (count == 0) return bytes;
    if (count < 0 && errno != EINTR) cannot_be_read(path, errno);
    if (count > 0) bytes.append(piece.data(), static_cast<std::size_t>(count));
  }
  throw BadInput(fmt::format("{}: is larger than {} MiB", path.string(), most_bytes >> 20U));
}

}  // namespace gradjudge
