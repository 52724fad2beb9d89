// SPDX-License-Identifier: MIT
#include "tools/submission/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>

#include <boost/crc.hpp>
#include <fstream>

#include "tests/tools/submission/class_folder.hpp"
#include "tests/tools/submission/packed_archive.hpp"
#include "tools/bad_input.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;

constexpr unsigned marked_as_utf8 = 0x800;

std::string little_endian(std::initializer_list<std::pair<std::size_t, unsigned long>> fields) {
  std::string bytes;
  for (const auto& [size, value] : fields) {
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
  }
  return bytes;
}

/// A zip of stored entries whose names are exactly those bytes: no library writes what old archivers wrote.
fs::path zip(const std::vector<std::string>& names, unsigned flags, const std::string& text = "x = 1\n") {
  std::string entries;
  std::string central;
  for (const auto& name : names) {
    boost::crc_32_type crc;
    crc.process_bytes(text.data(), text.size());
    const std::string described = little_endian({{2, 20},
                                                 {2, flags},
                                                 {2, 0},
                                                 {4, 0},
                                                 {4, crc.checksum()},
                                                 {4, text.size()},
                                                 {4, text.size()},
                                                 {2, name.size()},
                                                 {2, 0}});
    central += "PK\1\2" + little_endian({{2, 20}}) + described +
               little_endian({{2, 0}, {2, 0}, {2, 0}, {4, 0}, {4, entries.size()}}) + name;
    entries += "PK\3\4" + described + name + text;
  }
  const fs::path path = fs::path(testing::TempDir()) /
                        (std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + ".zip");
  std::ofstream(path, std::ios::binary) << entries << central << "PK\5\6"
                                        << little_endian({{4, 0},
                                                          {2, names.size()},
                                                          {2, names.size()},
                                                          {4, central.size()},
                                                          {4, entries.size()},
                                                          {2, 0}});
  return path;
}

HandedIn unpack(const fs::path& path) {
  RoomLeft room;
  return read_archive(path, room);
}

std::vector<std::string> names_read(const fs::path& path) {
  std::vector<std::string> names;
  for (const auto& file : unpack(path).files) {
    EXPECT_EQ(file.bytes, "x = 1\n");
    names.push_back(file.name);
  }
  return names;
}

/// gzip once more around the file.
void compress_again(const fs::path& path) {
  const std::string bytes = read_whole_file(path);
  archive* writer = archive_write_new();
  archive_write_set_format_raw(writer);
  archive_write_add_filter_gzip(writer);
  ASSERT_EQ(archive_write_open_filename(writer, path.c_str()), ARCHIVE_OK);
  archive_entry* entry = archive_entry_new();
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_write_header(writer, entry);
  archive_write_data(writer, bytes.data(), bytes.size());
  archive_entry_free(entry);
  archive_write_free(writer);
}

using PackedArchive = ClassFolder;

TEST(Archive, NamesMarkedAsUtf8) {
  EXPECT_THAT(names_read(zip({"Lösung/word2vec.py", "作业/größe.py"}, marked_as_utf8)),
              ElementsAre("Lösung/word2vec.py", "作业/größe.py"));
}

TEST(Archive, NamesInWhatTheArchiverTookForGranted) {
  EXPECT_THAT(names_read(zip({"作业/word2vec.py"}, 0)), ElementsAre("作业/word2vec.py"));
  EXPECT_THAT(names_read(zip({"L\x94sung/word2vec.py"}, 0)), ElementsAre("Lösung/word2vec.py"));
  EXPECT_THAT(names_read(zip({"\xD7\xF7\xD2\xB5\\word2vec.py"}, 0)), ElementsAre("作业/word2vec.py"));
  EXPECT_THAT(names_read(zip({"hw\\utils\\utils.py"}, 0)), ElementsAre("hw/utils/utils.py"));
}

TEST(Archive, WhatMacOsAddsIsPassedOver) {
  const HandedIn read = unpack(zip({"hw/word2vec.py", "__MACOSX/hw/._word2vec.py", "hw/._word2vec.py"}, 0));
  ASSERT_EQ(read.files.size(), 1U);
  EXPECT_EQ(read.files[0].name, "hw/word2vec.py");
  EXPECT_THAT(read.notes, IsEmpty());
}

TEST(Archive, AnArchiveInsideIsSaid) {
  const HandedIn read = unpack(zip({"hw/inner.zip", "__MACOSX/._inner.zip"}, 0));
  EXPECT_THAT(read.files, IsEmpty());
  EXPECT_THAT(read.notes, ElementsAre("left out: hw/inner.zip (an archive inside of one)"));
}

TEST(Archive, ANameThatIsNotWhatItIsMarkedAsIsSaid) {
  const HandedIn read = unpack(zip({"\xFF\xFE/word2vec.py", "hw/word2vec.py"}, marked_as_utf8));
  ASSERT_EQ(read.files.size(), 1U);
  EXPECT_EQ(read.files[0].name, "hw/word2vec.py");
  EXPECT_THAT(read.notes, ElementsAre("left out: 1 of its entries, marked as named in UTF-8 and not so"));
}

TEST_F(PackedArchive, ArchivesThatLeadOutsideAreRefusedByName) {
  for (const std::string name : {"../word2vec.py", "/etc/word2vec.py", "a/../../word2vec.py"}) {
    pack(folder_ / "slip.tar.gz", {{name, "x", ""}});
    EXPECT_THAT([&] { unpack(folder_ / "slip.tar.gz"); },
                ThrowsMessage<BadInput>(testing::AllOf(HasSubstr("slip.tar.gz: refused: entry "),
                                                       HasSubstr("leads outside of the archive"))))
        << name;
  }
}

TEST_F(PackedArchive, BombsAreRefused) {
  pack(folder_ / "data.tar.gz",
       {{"zeros.bin", std::string(std::size_t{520} << 20, '\0'), ""}, {"word2vec.py", "x", ""}});
  EXPECT_THAT([&] { unpack(folder_ / "data.tar.gz"); },
              ThrowsMessage<BadInput>(HasSubstr("unpacks to more than 512 MiB")));
}

TEST_F(PackedArchive, BombsAreRefusedWhereverTheyUnpack) {
  // What is not wanted is unpacked as well, to pass over it: here 520 MiB behind the file, in one entry.
  pack(folder_ / "behind.tar.gz",
       {{"word2vec.py", "x", ""}, {"zeros.bin", std::string(std::size_t{520} << 20, '\0'), ""}});
  EXPECT_THAT([&] { unpack(folder_ / "behind.tar.gz"); },
              ThrowsMessage<BadInput>(HasSubstr("unpacks to more than 512 MiB")));
  compress_again(folder_ / "behind.tar.gz");
  EXPECT_THAT([&] { unpack(folder_ / "behind.tar.gz"); },
              ThrowsMessage<BadInput>(HasSubstr("unpacks to more than 512 MiB")));
  compress_again(folder_ / "behind.tar.gz");
  EXPECT_THAT([&] { unpack(folder_ / "behind.tar.gz"); },
              ThrowsMessage<BadInput>(HasSubstr("is compressed more than 2 times over")));
}

TEST_F(PackedArchive, WhatIsCompressedTwiceIsRead) {
  pack(folder_ / "ada.tar.gz", {{"word2vec.py", "x = 1\n", ""}});
  compress_again(folder_ / "ada.tar.gz");
  EXPECT_EQ(unpack(folder_ / "ada.tar.gz").files.at(0).bytes, "x = 1\n");
}

TEST_F(PackedArchive, DataInAZipIsPassedOver) {
  pack(folder_ / "ada.zip",
       {{"zeros.bin", std::string(std::size_t{520} << 20, '\0'), ""}, {"word2vec.py", "x = 1\n", ""}});
  EXPECT_EQ(unpack(folder_ / "ada.zip").files.at(0).bytes, "x = 1\n");
}

TEST_F(PackedArchive, WhatIsNoArchiveIsRefused) {
  write("fake.zip", "this is no zip");
  EXPECT_THAT([&] { unpack(folder_ / "fake.zip"); },
              ThrowsMessage<BadInput>(HasSubstr("cannot be read as an archive")));
}

}  // namespace
}  // namespace gradjudge
