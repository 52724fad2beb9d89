// SPDX-License-Identifier: MIT
#include "tools/submission/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/fuzz/campaign.hpp"
#include "tools/bad_input.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge::fuzz {
namespace {

namespace fs = std::filesystem;

/// An archive of a few files, as the ending of the name says.
std::string packed_as(const fs::path& path) {
  archive* writer = archive_write_new();
  if (path.extension() == ".zip") archive_write_set_format_zip(writer);
  if (path.extension() != ".zip") archive_write_set_format_pax(writer);
  if (path.extension() == ".gz") archive_write_add_filter_gzip(writer);
  if (path.extension() == ".bz2") archive_write_add_filter_bzip2(writer);
  if (path.extension() == ".xz") archive_write_add_filter_xz(writer);
  archive_write_open_filename(writer, path.c_str());
  for (const std::string name : {"a2/word2vec.py", "a2/data.bin", "L\xc3\xb6sung/notes.md", "link.py"}) {
    const std::string bytes = name == "a2/data.bin" ? std::string(5000, '\0') : "x = 1\n";
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_filetype(entry, name == "link.py" ? AE_IFDIR : AE_IFREG);
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_write_header(writer, entry);
    archive_write_data(writer, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_free(writer);
  return read_whole_file(path);
}

void campaign_of(const std::string& ending) {
  const fs::path file = fs::path(testing::TempDir()) / ("fuzzed." + ending);
  const std::vector<std::string> pieces{"PK\3\4",
                                        "PK\1\2",
                                        "PK\5\6",
                                        "\x1f\x8b\x08",
                                        "BZh9",
                                        "\xfd"
                                        "7zXZ",
                                        "../",
                                        "/etc/",
                                        "\\",
                                        "ustar",
                                        "99999999999",
                                        "path=",
                                        "\xff\xff\xff\xff",
                                        std::string(512, '\0')};
  campaign({{packed_as(file)}, pieces}, 300, [&](const std::string& text) {
    write_whole_file(file, text);
    try {
      RoomLeft room;
      read_archive(file, room);
    } catch (const BadInput&) {
    }
  });
}

TEST(FuzzArchive, Zip) {
  campaign_of("zip");
}
TEST(FuzzArchive, Tar) {
  campaign_of("tar");
}
TEST(FuzzArchive, TarGz) {
  campaign_of("tar.gz");
}
TEST(FuzzArchive, TarBz2) {
  campaign_of("tar.bz2");
}
TEST(FuzzArchive, TarXz) {
  campaign_of("tar.xz");
}

}  // namespace
}  // namespace gradjudge::fuzz
