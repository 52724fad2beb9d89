// SPDX-License-Identifier: MIT
#include "tools/submission/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include "tools/bad_input.hpp"
#include "tools/report/inert/printable.hpp"
#include "tools/submission/read_submission.hpp"
#include "tools/submission/regular_file.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = std::size_t{4} << 20;
/// Unpacked, everything that is passed over included: a bomb unpacks to gigabytes.
constexpr std::int64_t most_unpacked = std::int64_t{512} << 20;
constexpr std::size_t most_entries = 10000;
/// A browser may compress once more what was compressed; nobody does so again.
constexpr int most_compressions = 2;

using Reader = std::unique_ptr<archive, int (*)(archive*)>;

[[noreturn]] void refuse(const fs::path& path, const std::string& why) {
  throw BadInput(fmt::format("{}: refused: {}", path.string(), why));
}

bool leads_outside(const fs::path& name) {
  if (name.is_absolute() || name.string().find('\\') != std::string::npos) return true;
  return std::any_of(name.begin(), name.end(), [](const fs::path& part) { return part == ".."; });
}

/// What one archive unpacks to, counted while it is unpacked.
class Unpacking {
 public:
  Unpacking(archive* reader, const fs::path& path) : reader_(reader), path_(path) {}

  /// The entry's bytes where it is wanted. One that is not is passed over; where that takes unpacking it, it
  /// counts as well.
  std::string entry(const std::string& name, bool wanted, std::size_t largest) {
    std::string bytes;
    const bool can_be_skipped = (archive_format(reader_) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP &&
                                archive_filter_count(reader_) == 1;
    if (!wanted && can_be_skipped) return bytes;
    for (;;) {
      const la_ssize_t count = archive_read_data(reader_, piece_.data(), piece_.size());
      if (count == 0) return bytes;
      if (count < 0)
        refuse(path_, fmt::format("entry {} cannot be read: {}", name, archive_error_string(reader_)));
      unpacked_ += count;
      check();
      if (!wanted) continue;
      bytes.append(piece_.data(), static_cast<std::size_t>(count));
      if (bytes.size() > largest)
        refuse(path_, fmt::format("entry {} is larger than {} MiB", name, largest >> 20U));
    }
  }

  void check() const {
    // What a filter has made counts where entries are stored one after the other, as in tar.
    if (std::max(unpacked_, archive_filter_bytes(reader_, 0)) > most_unpacked)
      refuse(path_, fmt::format("it unpacks to more than {} MiB", most_unpacked >> 20));
  }

 private:
  archive* reader_;
  const fs::path& path_;
  std::int64_t unpacked_ = 0;
  std::array<char, 65536> piece_{};
};

}  // namespace

bool is_archive(const fs::path& path) {
  const std::string name = path.filename().string();
  constexpr std::array<std::string_view, 7> endings{".zip",     ".tar",    ".tar.gz", ".tgz",
                                                    ".tar.bz2", ".tar.xz", ".txz"};
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

std::vector<SubmittedFile> read_archive(const fs::path& path, SubmissionSize& size) {
  const FileDescriptor file = open_regular_file(path);
  const Reader reader(archive_read_new(), archive_read_free);
  archive_read_support_format_zip(reader.get());
  archive_read_support_format_tar(reader.get());
  archive_read_support_filter_gzip(reader.get());
  archive_read_support_filter_bzip2(reader.get());
  archive_read_support_filter_xz(reader.get());
  const auto cannot_be_read = [&] {
    const char* why = archive_error_string(reader.get());
    refuse(path,
           fmt::format("it cannot be read as an archive: {}", why != nullptr ? why : "it ends too soon"));
  };
  if (archive_read_open_fd(reader.get(), file.get(), 65536) != ARCHIVE_OK) cannot_be_read();
  // The last filter is the one that reads the file.
  if (archive_filter_count(reader.get()) > most_compressions + 1)
    refuse(path, fmt::format("it is compressed more than {} times over", most_compressions));
  Unpacking unpacking(reader.get(), path);
  std::vector<SubmittedFile> files;
  archive_entry* entry = nullptr;
  for (std::size_t entries = 0;; ++entries) {
    const int status = archive_read_next_header(reader.get(), &entry);
    if (status == ARCHIVE_EOF) break;
    if (status < ARCHIVE_WARN) cannot_be_read();
    const char* stored = archive_entry_pathname(entry);
    const fs::path name(stored != nullptr ? stored : "");
    const std::string shown = printable(name.string());
    if (entries == most_entries) refuse(path, fmt::format("it has more than {} entries", most_entries));
    if (leads_outside(name)) refuse(path, fmt::format("entry {} leads outside of the archive", shown));
    unpacking.check();
    const bool is_link =
        archive_entry_hardlink(entry) != nullptr || archive_entry_filetype(entry) == AE_IFLNK;
    if (is_link && may_be_graded(name)) refuse(path, fmt::format("entry {} is a link", shown));
    const bool hidden =
        name.string().find("__MACOSX") != std::string::npos || name.filename().string().starts_with("._");
    const bool wanted =
        !is_link && !hidden && archive_entry_filetype(entry) == AE_IFREG && may_be_graded(name);
    std::string bytes = unpacking.entry(shown, wanted, largest_file);
    if (!wanted) continue;
    size.add_file(bytes.size());
    files.push_back({name.lexically_normal().generic_string(), std::move(bytes)});
  }
  return files;
}

}  // namespace gradjudge
