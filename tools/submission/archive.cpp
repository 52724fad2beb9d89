// SPDX-License-Identifier: MIT
#include "tools/submission/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <clocale>
#include <map>
#include <memory>
#include <string_view>

#include "tools/bad_input.hpp"
#include "tools/inert/printable.hpp"
#include "tools/submission/entry_name.hpp"
#include "tools/submission/read_submission.hpp"
#include "tools/submission/regular_file.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

/// Unpacked, everything that is passed over included: a bomb unpacks to gigabytes.
constexpr std::int64_t most_unpacked = std::int64_t{512} << 20;
/// A virtual environment has tens of thousands.
constexpr std::size_t most_entries = 100000;
constexpr std::size_t most_notes = 10;
/// A browser may compress once more what was compressed; nobody does so again.
constexpr int most_compressions = 2;

using Reader = std::unique_ptr<archive, int (*)(archive*)>;

/// libarchive turns a name that is marked as UTF-8 into the thread's character set, which is ASCII unless
/// chosen.
class Utf8Names {
 public:
  Utf8Names() : utf8_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (utf8_ != nullptr) before_ = ::uselocale(utf8_);
  }
  ~Utf8Names() {
    if (utf8_ == nullptr) return;
    ::uselocale(before_);
    ::freelocale(utf8_);
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  locale_t utf8_;
  locale_t before_ = nullptr;
};

[[noreturn]] void refuse(const fs::path& path, const std::string& why) {
  throw BadInput(fmt::format("{}: refused: {}", path.string(), why));
}

[[noreturn]] void cannot_be_read(archive* reader, const fs::path& path) {
  const char* why = archive_error_string(reader);
  refuse(path, fmt::format("it cannot be read as an archive: {}", why != nullptr ? why : "it ends too soon"));
}

bool leads_outside(const fs::path& name) {
  if (name.is_absolute()) return true;
  return std::any_of(name.begin(), name.end(), [](const fs::path& part) { return part == ".."; });
}

/// What one archive unpacks to, counted while it is unpacked.
class Unpacking {
 public:
  Unpacking(archive* reader, const fs::path& path) : reader_(reader), path_(path) {}

  /// The entry's bytes where it is wanted. One that is not is passed over; where that takes unpacking it, it
  /// counts as well.
  std::string entry(const std::string& name, bool wanted, std::uintmax_t largest) {
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
        refuse(path_, fmt::format("entry {} is larger than the {} bytes that it says", name, largest));
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

Reader opened(const FileDescriptor& file, const fs::path& path) {
  Reader reader(archive_read_new(), archive_read_free);
  archive_read_support_format_zip(reader.get());
  archive_read_support_format_tar(reader.get());
  archive_read_support_filter_gzip(reader.get());
  archive_read_support_filter_bzip2(reader.get());
  archive_read_support_filter_xz(reader.get());
  if (archive_read_open_fd(reader.get(), file.get(), 65536) != ARCHIVE_OK) cannot_be_read(reader.get(), path);
  // The last filter is the one that reads the file.
  if (archive_filter_count(reader.get()) > most_compressions + 1)
    refuse(path, fmt::format("it is compressed more than {} times over", most_compressions));
  return reader;
}

/// Empty if it cannot be read.
std::string name_of(archive_entry* entry) {
  const char* stored = archive_entry_pathname(entry);
  return stored == nullptr ? "" : fs::path(entry_name(stored)).lexically_normal().generic_string();
}

/// Calls visit(entry, name, unpacking) for each entry, until it says that it has all it wants.
template <class Visit>
void for_each_entry(const fs::path& path, Visit visit) {
  const Utf8Names utf8_names;
  const FileDescriptor file = open_regular_file(path);
  const Reader reader = opened(file, path);
  Unpacking unpacking(reader.get(), path);
  archive_entry* entry = nullptr;
  for (std::size_t entries = 0;; ++entries) {
    const int status = archive_read_next_header(reader.get(), &entry);
    if (status == ARCHIVE_EOF) break;
    if (status < ARCHIVE_WARN) cannot_be_read(reader.get(), path);
    if (entries == most_entries) refuse(path, fmt::format("it has more than {} entries", most_entries));
    unpacking.check();
    if (!visit(entry, name_of(entry), unpacking)) break;
  }
}

/// All regular files and links; none is kept.
std::vector<ListedFile> list_archive(const fs::path& path, std::vector<std::string>& notes) {
  std::vector<ListedFile> listed;
  std::size_t nameless = 0;
  for_each_entry(path, [&](archive_entry* entry, const std::string& name, Unpacking& unpacking) {
    if (leads_outside(name))
      refuse(path, fmt::format("entry {} leads outside of the archive", printable(name)));
    const bool is_link =
        archive_entry_hardlink(entry) != nullptr || archive_entry_filetype(entry) == AE_IFLNK;
    if (name.empty())
      ++nameless;
    else if (is_link)
      listed.push_back({name, 0, true});
    else if (archive_entry_filetype(entry) == AE_IFREG)
      listed.push_back(
          {name, static_cast<std::uintmax_t>(std::max<la_int64_t>(archive_entry_size(entry), 0))});
    unpacking.entry(printable(name), false, 0);
    return true;
  });
  if (nameless > 0)
    notes.push_back(
        fmt::format("left out: {} of its entries, marked as named in UTF-8 and not so", nameless));
  return listed;
}

}  // namespace

bool is_archive(const fs::path& path) {
  std::string name = path.filename().string();
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  constexpr std::array<std::string_view, 7> endings{".zip",     ".tar",    ".tar.gz", ".tgz",
                                                    ".tar.bz2", ".tar.xz", ".txz"};
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

HandedIn read_archive(const fs::path& path, RoomLeft& room) {
  std::vector<std::string> notes;
  const std::vector<ListedFile> listed = list_archive(path, notes);
  FileSelection selection = select_files(listed, room);
  std::map<std::string, std::uintmax_t> sizes;
  HandedIn read{{}, std::move(selection.notes), std::move(selection.not_read)};
  read.notes.insert(read.notes.end(), notes.begin(), notes.end());
  for (const auto& file : listed) {
    sizes[file.name] = std::max(sizes[file.name], file.bytes);  // there may be two of one name
    const bool hidden = fs::path(file.name).filename().string().starts_with(".");
    if (is_archive(file.name) && !hidden && read.notes.size() < most_notes)
      read.notes.push_back(fmt::format("left out: {} (an archive inside of one)", printable(file.name)));
  }
  if (selection.names.empty()) return read;
  for_each_entry(path, [&](archive_entry* entry, const std::string& name, Unpacking& unpacking) {
    const bool wanted = archive_entry_filetype(entry) == AE_IFREG && selection.names.erase(name) > 0;
    std::string bytes = unpacking.entry(printable(name), wanted, sizes[name]);
    if (wanted) read.files.push_back(as_graded(name, std::move(bytes), read.notes));
    return !selection.names.empty();
  });
  return read;
}

}  // namespace gradjudge
