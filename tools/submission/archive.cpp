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

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = std::size_t{4} << 20;
constexpr std::size_t largest_whole = std::size_t{32} << 20;
/// Unpacked, everything that is passed over included: a bomb unpacks to gigabytes.
constexpr std::int64_t most_unpacked = std::int64_t{512} << 20;
constexpr std::size_t most_entries = 10000;

using Reader = std::unique_ptr<archive, int (*)(archive*)>;

[[noreturn]] void refuse(const fs::path& path, const std::string& why) {
  throw BadInput(fmt::format("{}: refused: {}", path.string(), why));
}

bool leads_outside(const fs::path& name) {
  if (name.is_absolute() || name.string().find('\\') != std::string::npos) return true;
  return std::any_of(name.begin(), name.end(), [](const fs::path& part) { return part == ".."; });
}

std::string read_entry(archive* reader, const fs::path& path, const std::string& name) {
  std::string bytes;
  std::array<char, 65536> piece{};
  for (;;) {
    const la_ssize_t count = archive_read_data(reader, piece.data(), piece.size());
    if (count == 0) return bytes;
    if (count < 0)
      refuse(path, fmt::format("entry {} cannot be read: {}", name, archive_error_string(reader)));
    bytes.append(piece.data(), static_cast<std::size_t>(count));
    if (bytes.size() > largest_file)
      refuse(path, fmt::format("entry {} is larger than {} MiB", name, largest_file >> 20));
  }
}

}  // namespace

bool is_archive(const fs::path& path) {
  const std::string name = path.filename().string();
  constexpr std::array<std::string_view, 7> endings{".zip",     ".tar",    ".tar.gz", ".tgz",
                                                    ".tar.bz2", ".tar.xz", ".txz"};
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

std::vector<SubmittedFile> read_archive(const fs::path& path) {
  const Reader reader(archive_read_new(), archive_read_free);
  archive_read_support_format_zip(reader.get());
  archive_read_support_format_tar(reader.get());
  archive_read_support_filter_all(reader.get());
  if (archive_read_open_filename(reader.get(), path.c_str(), 65536) != ARCHIVE_OK)
    refuse(path, fmt::format("it cannot be read as an archive: {}", archive_error_string(reader.get())));
  std::vector<SubmittedFile> files;
  std::size_t whole = 0;
  archive_entry* entry = nullptr;
  for (std::size_t entries = 0;; ++entries) {
    const int status = archive_read_next_header(reader.get(), &entry);
    if (status == ARCHIVE_EOF) break;
    if (status < ARCHIVE_WARN)
      refuse(path, fmt::format("it cannot be read as an archive: {}", archive_error_string(reader.get())));
    const char* stored = archive_entry_pathname(entry);
    const fs::path name(stored != nullptr ? stored : "");
    const std::string shown = printable(name.string());
    if (entries == most_entries) refuse(path, fmt::format("it has more than {} entries", most_entries));
    if (leads_outside(name)) refuse(path, fmt::format("entry {} leads outside of the archive", shown));
    if (archive_filter_bytes(reader.get(), 0) > most_unpacked)
      refuse(path, fmt::format("it unpacks to more than {} MiB", most_unpacked >> 20));
    const bool is_link =
        archive_entry_hardlink(entry) != nullptr || archive_entry_filetype(entry) == AE_IFLNK;
    if (is_link && may_be_graded(name)) refuse(path, fmt::format("entry {} is a link", shown));
    const bool hidden =
        name.string().find("__MACOSX") != std::string::npos || name.filename().string().starts_with("._");
    if (is_link || hidden || archive_entry_filetype(entry) != AE_IFREG || !may_be_graded(name)) continue;
    files.push_back({name.lexically_normal().generic_string(), read_entry(reader.get(), path, shown)});
    whole += files.back().bytes.size();
    if (whole > largest_whole)
      refuse(path, fmt::format("its files are larger than {} MiB", largest_whole >> 20));
  }
  return files;
}

}  // namespace gradjudge
