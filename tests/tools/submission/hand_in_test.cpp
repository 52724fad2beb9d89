// SPDX-License-Identifier: MIT
#include "tools/submission/hand_in.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <cstring>
#include <fstream>
#include <set>

#include "tests/tools/submission/packed_archive.hpp"
#include "tools/bad_input.hpp"
#include "tools/sandbox/file_descriptor.hpp"
#include "tools/submission/archive.hpp"
#include "tools/submission/open_hand_in.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

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

std::vector<SubmittedFile> unpack(const fs::path& path) {
  RoomLeft room;
  return read_archive(path, room).files;
}

class HandInTest : public testing::Test {
 protected:
  HandInTest() {
    folder_ = fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void write(const std::string& name, const std::string& text = "def sigmoid(x): return x\n") const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }
  std::vector<std::string> ids() const {
    std::vector<std::string> found;
    for (const auto& hand_in : hand_ins(folder_)) found.push_back(hand_in.id);
    return found;
  }
  fs::path folder_;
};

TEST_F(HandInTest, FoldersArchivesFilesAndNotebooks) {
  write("ada/word2vec.py");
  write("bob.py");
  write("cy.ipynb");
  write("README.md");
  write("roster.csv");
  pack(folder_ / "dan.zip", {{"a2/word2vec.py", "x = 1\n", ""}});
  pack(folder_ / "eve.tar.gz", {{"word2vec.py", "x = 2\n", ""}});
  EXPECT_THAT(ids(), ElementsAre("ada", "bob", "cy", "dan", "eve"));
  EXPECT_THAT(files_of_the_class(folder_), ElementsAre("README.md", "roster.csv"));
  EXPECT_EQ(open_hand_in(hand_ins(folder_)[3]).files[0].bytes, "x = 1\n");
  EXPECT_EQ(open_hand_in(hand_ins(folder_)[4]).files[0].bytes, "x = 2\n");
}

TEST_F(HandInTest, TheMainFileIsFoundWithItsHelpersBesideIt) {
  write("ada/cs224n/a2/word2vec.py");
  write("ada/cs224n/a2/utils/utils.py", "x = 1\n");
  write("ada/cs224n/a1/word_vectors.py", "y = 1\n");
  const Submission submission = open_hand_in(hand_ins(folder_)[0]);
  EXPECT_EQ(submission.main, "word2vec.py");
  std::vector<std::string> names;
  for (const auto& file : submission.files) names.push_back(file.name);
  EXPECT_THAT(names,
              testing::UnorderedElementsAre("cs224n/a1/word_vectors.py", "utils/utils.py", "word2vec.py"));
}

TEST_F(HandInTest, WithoutTheUsualNameTheFileWithTheFunctionsIsIt) {
  write("ada/run.py", "print(1)\n");
  write("ada/my_solution.py", "def sigmoid(x): pass\ndef skipgram(): pass\n");
  EXPECT_EQ(open_hand_in(hand_ins(folder_)[0]).main, "my_solution.py");
}

TEST_F(HandInTest, AnEmptyFileOfTheUsualNameIsNotIt) {
  write("ada/word2vec.py", "");
  write("ada/a2.ipynb", "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"def sigmoid(x): pass\"}]}");
  EXPECT_EQ(open_hand_in(hand_ins(folder_)[0]).main, "a2.ipynb");
}

TEST_F(HandInTest, GradescopesExport) {
  write("submission_11/word2vec.py");
  write("submission_7/word2vec.py");
  write("submission_metadata.yml",
        "submission_11:\n  :submitters:\n  - :name: Ada Lovelace\n    :sid: '815'\n    :email: "
        "ada@example.org\n"
        "submission_7:\n  :submitters:\n  - :name: Bob\n    :sid: \n    :email: bob@example.org\n");
  const auto found = hand_ins(folder_);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].id, "815");
  EXPECT_EQ(found[0].submitters[0].name, "Ada Lovelace");
  EXPECT_EQ(found[0].submitters[0].email, "ada@example.org");
  EXPECT_EQ(found[1].id, "submission_7");
}

TEST_F(HandInTest, AGroupOnGradescopeHasEveryMember) {
  write("export/submission_11/word2vec.py");
  write("export/submission_metadata.yml",
        "submission_11:\n  :submitters:\n  - :name: Ada\n    :sid: '815'\n    :email: ada@example.org\n"
        "  - :name: Bob\n    :sid:\n    :email: bob@example.org\n");
  const auto found = hand_ins(folder_);  // the folder that the export was unpacked into
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].id, "815");
  ASSERT_EQ(found[0].submitters.size(), 2U);
  EXPECT_EQ(found[0].submitters[1].id, "bob@example.org");
  EXPECT_EQ(found[0].submitters[1].name, "Bob");
}

TEST_F(HandInTest, FilesOfOneSubmitterAreOneSubmission) {
  write("ada.py");
  write("ada.md", "$x$\n");
  write("Bob_12_assignsubmission_file_word2vec.py");
  write("Bob_12_assignsubmission_file_report.tex", "$x$\n");
  const auto found = hand_ins(folder_);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].id, "12");
  const Submission bob = open_hand_in(found[0]);
  EXPECT_EQ(bob.main, "word2vec.py");
  ASSERT_EQ(bob.write_ups.size(), 1U);
  EXPECT_EQ(bob.write_ups[0].name, "report.tex");
  EXPECT_EQ(open_hand_in(found[1]).write_ups[0].name, "ada.md");
}

TEST_F(HandInTest, WriteUpsAreKeptApartFromCode) {
  pack(folder_ / "ada.zip",
       {{"a2/word2vec.py", "x = 1\n", ""}, {"a2/report.md", "$x$", ""}, {"a2/a2.ipynb", "{}", ""}});
  write("bob/notes/a2.org", "$x$");
  const auto found = hand_ins(folder_);
  const Submission ada = open_hand_in(found[0]);
  EXPECT_EQ(ada.main, "word2vec.py");
  EXPECT_EQ(ada.files.size(), 2U);
  ASSERT_EQ(ada.write_ups.size(), 2U);
  EXPECT_EQ(ada.write_ups[1].name, "a2/report.md");
  const Submission bob = open_hand_in(found[1]);
  EXPECT_EQ(bob.main, "");
  EXPECT_EQ(bob.write_ups.size(), 1U);
}

TEST_F(HandInTest, OneSubmissionIsAFolderAnArchiveOrAFile) {
  write("submission/word2vec.py");
  pack(folder_ / "ada.zip", {{"word2vec.py", "x = 1\n", ""}});
  for (const char* place : {"submission", "submission/", "submission/word2vec.py", "ada.zip"}) {
    EXPECT_EQ(open_hand_in(only_hand_in(folder_ / place)).main, "word2vec.py") << place;
  }
  EXPECT_EQ(only_hand_in(folder_ / "submission").id, "submission");
  EXPECT_THAT([&] { only_hand_in(folder_ / "nowhere"); },
              ThrowsMessage<BadInput>(HasSubstr("nowhere: there is no")));
}

TEST_F(HandInTest, SaysWhatIsWrongWithTheFolder) {
  write("file.txt", "");
  pack(folder_ / "export.zip", {{"word2vec.py", "x = 1\n", ""}});
  EXPECT_THAT([&] { hand_ins(folder_ / "nowhere"); },
              ThrowsMessage<BadInput>(HasSubstr("there is no such folder")));
  EXPECT_THAT([&] { hand_ins(folder_ / "file.txt"); }, ThrowsMessage<BadInput>(HasSubstr("is not a folder")));
  EXPECT_THAT([&] { hand_ins(folder_ / "export.zip"); },
              ThrowsMessage<BadInput>(HasSubstr("unpack the export first")));
}

TEST_F(HandInTest, MoodlesAndGitHubClassroomsNames) {
  write("Ada Lovelace_1234_assignsubmission_file_/word2vec.py");
  EXPECT_THAT(ids(), ElementsAre("1234"));
  const fs::path classroom = folder_ / "a2-submissions";
  fs::create_directories(classroom / "a2-ada");
  EXPECT_EQ(hand_ins(classroom)[0].id, "ada");
}

TEST_F(HandInTest, IdsAreSafeAndDistinct) {
  write("=cmd|calc!.py");
  write("a b.py");
  write("a_b.py");
  EXPECT_THAT(ids(), ElementsAre("_cmd_calc_", "a_b", "a_b_2"));
}

TEST_F(HandInTest, LinksAreNotFollowed) {
  write("secret.py", "answers = 1\n");
  fs::create_directories(folder_ / "class" / "eve");
  fs::create_symlink(folder_ / "secret.py", folder_ / "class" / "eve" / "word2vec.py");
  fs::create_symlink(folder_ / "secret.py", folder_ / "class" / "link.py");
  const auto found = hand_ins(folder_ / "class");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_THAT([&] { open_hand_in(found[0]); },
              ThrowsMessage<BadInput>(HasSubstr("left out: word2vec.py (links are not followed)")));
  EXPECT_THAT([&] { open_hand_in(found[1]); },
              ThrowsMessage<BadInput>(HasSubstr("link.py: is a link, and links are not followed")));
  EXPECT_EQ(open_hand_in(only_hand_in(folder_ / "class" / "link.py")).files[0].bytes, "answers = 1\n");
}

TEST_F(HandInTest, WhatIsNotReadIsAHandInThatSaysSo) {
  for (const char* name : {"a.pdf", "b.rar", "c.7z", "d.docx", "e.txt"}) write(name, "x");
  write("f/answer.docx", "x");
  write("g/.DS_Store", "x");
  write("h.py", " \n");
  write("i/word2vec.py", "");
  write("i/notes.md", "\n");
  ASSERT_EQ(::mkfifo((folder_ / "j.zip").c_str(), 0600), 0);
  EXPECT_THAT(ids(), ElementsAre("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
  const auto found = hand_ins(folder_);
  const auto refusal = [&](std::size_t i) {
    try {
      open_hand_in(found[i]);
    } catch (const BadInput& refused) {
      return std::string(refused.what());
    }
    return std::string("read");
  };
  EXPECT_EQ(refusal(9), "j.zip: is not a file");
  for (const std::size_t i : {0, 1, 2, 3})
    EXPECT_THAT(
        refusal(i),
        HasSubstr(": is no Python file, no notebook and no write-up (.md, .tex, .org, .txt); expected one"))
        << i;
  EXPECT_EQ(refusal(4), "read");
  EXPECT_THAT(refusal(5), testing::EndsWith("; not read: answer.docx"));
  EXPECT_THAT(refusal(6), testing::EndsWith("; it is empty"));
  EXPECT_EQ(refusal(7), "h.py: is empty");
  EXPECT_EQ(refusal(8), "i: every file in it is empty");
}

TEST_F(HandInTest, WhatIsNotReadIsNamedBesideWhatIs) {
  write("ada/word2vec.py");
  write("ada/report.pdf", "x");
  write("bob.py");
  write("bob.pdf", "x");
  const auto found = hand_ins(folder_);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_THAT(open_hand_in(found[0]).not_read, ElementsAre("report.pdf"));
  EXPECT_THAT(open_hand_in(found[1]).not_read, ElementsAre("bob.pdf"));
}

TEST_F(HandInTest, AllThatMoodleGivesOfAParticipantIsOneHandIn) {
  write("Ada_12_assignsubmission_file_/word2vec.py");
  write("Ada_12_assignsubmission_onlinetext_/onlinetext.html", "<p>");
  const auto found = hand_ins(folder_);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(open_hand_in(found[0]).main, "word2vec.py");
}

TEST_F(HandInTest, TheFolderOfResultsIsNobodys) {
  write("ada.py");
  write("graded/gradebook.csv", "");
  EXPECT_EQ(hand_ins(folder_, folder_ / "graded").size(), 1U);
}

TEST_F(HandInTest, WhatWasRemovedIsSaid) {
  write("ada.py");
  const auto found = hand_ins(folder_);
  fs::remove(folder_ / "ada.py");
  EXPECT_THAT([&] { open_hand_in(found[0]); },
              ThrowsMessage<BadInput>(HasSubstr("ada.py: is no longer there")));
}

TEST_F(HandInTest, AnEmptyClassIsRefused) {
  EXPECT_THAT([&] { hand_ins(folder_); }, ThrowsMessage<BadInput>(HasSubstr("has no submission")));
}

TEST_F(HandInTest, ArchivesThatLeadOutsideAreRefusedByName) {
  for (const std::string name : {"../word2vec.py", "/etc/word2vec.py", "a/../../word2vec.py"}) {
    pack(folder_ / "slip.tar.gz", {{name, "x", ""}});
    EXPECT_THAT([&] { unpack(folder_ / "slip.tar.gz"); },
                ThrowsMessage<BadInput>(testing::AllOf(HasSubstr("slip.tar.gz: refused: entry "),
                                                       HasSubstr("leads outside of the archive"))))
        << name;
  }
}

TEST_F(HandInTest, LinksInArchivesAreNotFollowed) {
  pack(folder_ / "link.tar.gz", {{"word2vec.py", "", "/etc/passwd"}});
  EXPECT_THAT([&] { open_hand_in(only_hand_in(folder_ / "link.tar.gz")); },
              ThrowsMessage<BadInput>(
                  HasSubstr("holds no Python file, no notebook and no write-up (.md, .tex, .org, .txt); left "
                            "out: word2vec.py (links are not followed)")));
}

TEST_F(HandInTest, BombsAreRefused) {
  pack(folder_ / "data.tar.gz",
       {{"zeros.bin", std::string(std::size_t{520} << 20, '\0'), ""}, {"word2vec.py", "x", ""}});
  EXPECT_THAT([&] { unpack(folder_ / "data.tar.gz"); },
              ThrowsMessage<BadInput>(HasSubstr("unpacks to more than 512 MiB")));
}

TEST_F(HandInTest, BombsAreRefusedWhereverTheyUnpack) {
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

TEST_F(HandInTest, WhatIsCompressedTwiceIsRead) {
  pack(folder_ / "ada.tar.gz", {{"word2vec.py", "x = 1\n", ""}});
  compress_again(folder_ / "ada.tar.gz");
  EXPECT_EQ(unpack(folder_ / "ada.tar.gz").at(0).bytes, "x = 1\n");
}

TEST_F(HandInTest, DataInAZipIsPassedOver) {
  pack(folder_ / "ada.zip",
       {{"zeros.bin", std::string(std::size_t{520} << 20, '\0'), ""}, {"word2vec.py", "x = 1\n", ""}});
  EXPECT_EQ(unpack(folder_ / "ada.zip").at(0).bytes, "x = 1\n");
}

TEST_F(HandInTest, PipesAndSocketsAreNotWaitedFor) {
  fs::create_directories(folder_ / "class/eve");
  for (const char* name : {"class/ada.zip", "class/bob.py", "class/dan.tar.gz", "class/eve/word2vec.py"})
    ASSERT_EQ(::mkfifo((folder_ / name).c_str(), 0666), 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const FileDescriptor socket(::socket(AF_UNIX, SOCK_STREAM, 0));
  const fs::path before = fs::current_path();
  fs::current_path(folder_ / "class");
  std::strcpy(address.sun_path, "fay.py");
  EXPECT_EQ(::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  fs::current_path(before);
  const auto found = hand_ins(folder_ / "class");
  ASSERT_EQ(found.size(), 5U);
  for (const auto& hand_in : found) {
    EXPECT_THAT([&] { open_hand_in(hand_in); },
                ThrowsMessage<BadInput>(
                    testing::AnyOf(HasSubstr("is not a file"), HasSubstr("holds no Python file"))))
        << hand_in.id;
  }
  ASSERT_EQ(::mkfifo((folder_ / "class/submission_metadata.yml").c_str(), 0666), 0);
  EXPECT_THAT([&] { hand_ins(folder_ / "class"); },
              ThrowsMessage<BadInput>(HasSubstr("submission_metadata.yml: is not a file")));
}

TEST_F(HandInTest, MetadataWithoutEndIsRefused) {
  write("class/ada/word2vec.py", "x = 1\n");
  for (const std::string text :
       {",", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "a: &a [*a]", "1: 2", "- [1]"}) {
    write("class/submission_metadata.yml", text);
    try {
      EXPECT_EQ(hand_ins(folder_ / "class").size(), 1U) << text;
    } catch (const BadInput& refused) {
      EXPECT_THAT(refused.what(), HasSubstr("expected the metadata of Gradescope's export")) << text;
    }
  }
}

TEST_F(HandInTest, LongNamesBecomeIdsThatFitAndDiffer) {
  const std::string name(250, 'a');
  for (const std::string end : {"1", "2"}) write("class/" + name + end + "/word2vec.py", "x = 1\n");
  write("class/-" + name + "/word2vec.py", "x = 1\n");
  const auto found = hand_ins(folder_ / "class");
  ASSERT_EQ(found.size(), 3U);
  std::set<std::string> ids;
  for (const auto& hand_in : found) {
    EXPECT_LE(hand_in.id.size(), 120U);
    EXPECT_EQ(open_hand_in(hand_in).main, "word2vec.py");
    ids.insert(hand_in.id);
  }
  EXPECT_EQ(ids.size(), 3U);
}

TEST_F(HandInTest, WhatIsNoArchiveIsRefused) {
  write("fake.zip", "this is no zip");
  EXPECT_THAT([&] { unpack(folder_ / "fake.zip"); },
              ThrowsMessage<BadInput>(HasSubstr("cannot be read as an archive")));
}

}  // namespace
}  // namespace gradjudge
