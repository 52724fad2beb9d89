// SPDX-License-Identifier: MIT
#include "tools/submission/open_hand_in.hpp"

#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <cstring>

#include "tests/tools/submission/class_folder.hpp"
#include "tests/tools/submission/packed_archive.hpp"
#include "tools/bad_input.hpp"
#include "tools/sandbox/file_descriptor.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

using OpenHandIn = ClassFolder;

TEST_F(OpenHandIn, TheMainFileIsFoundWithItsHelpersBesideIt) {
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

TEST_F(OpenHandIn, WithoutTheUsualNameTheFileWithTheFunctionsIsIt) {
  write("ada/run.py", "print(1)\n");
  write("ada/my_solution.py", "def sigmoid(x): pass\ndef skipgram(): pass\n");
  EXPECT_EQ(open_hand_in(hand_ins(folder_)[0]).main, "my_solution.py");
}

TEST_F(OpenHandIn, AnEmptyFileOfTheUsualNameIsNotIt) {
  write("ada/word2vec.py", "");
  write("ada/a2.ipynb", "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"def sigmoid(x): pass\"}]}");
  EXPECT_EQ(open_hand_in(hand_ins(folder_)[0]).main, "a2.ipynb");
}

TEST_F(OpenHandIn, FilesOfOneSubmitterAreOneSubmission) {
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

TEST_F(OpenHandIn, WriteUpsAreKeptApartFromCode) {
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

TEST_F(OpenHandIn, OneSubmissionIsAFolderAnArchiveOrAFile) {
  write("submission/word2vec.py");
  pack(folder_ / "ada.zip", {{"word2vec.py", "x = 1\n", ""}});
  for (const char* place : {"submission", "submission/", "submission/word2vec.py", "ada.zip"}) {
    EXPECT_EQ(open_hand_in(only_hand_in(folder_ / place)).main, "word2vec.py") << place;
  }
  EXPECT_EQ(only_hand_in(folder_ / "submission").id, "submission");
  EXPECT_THAT([&] { only_hand_in(folder_ / "nowhere"); },
              ThrowsMessage<BadInput>(HasSubstr("nowhere: there is no")));
}

TEST_F(OpenHandIn, LinksAreNotFollowed) {
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

TEST_F(OpenHandIn, LinksInArchivesAreNotFollowed) {
  pack(folder_ / "link.tar.gz", {{"word2vec.py", "", "/etc/passwd"}});
  EXPECT_THAT([&] { open_hand_in(only_hand_in(folder_ / "link.tar.gz")); },
              ThrowsMessage<BadInput>(
                  HasSubstr("holds no Python file, no notebook and no write-up (.md, .tex, .org, .txt); left "
                            "out: word2vec.py (links are not followed)")));
}

TEST_F(OpenHandIn, WhatIsNotReadIsAHandInThatSaysSo) {
  for (const char* name : {"a.pdf", "b.rar", "c.7z", "d.docx", "e.txt"}) write(name, "x");
  write("f/answer.docx", "x");
  write("g/.DS_Store", "x");
  write("h.py", " \n");
  write("i/word2vec.py", "");
  write("i/notes.md", "\n");
  ASSERT_EQ(::mkfifo((folder_ / "j.zip").c_str(), 0600), 0);
  const auto found = hand_ins(folder_);
  ASSERT_EQ(found.size(), 10U);
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

TEST_F(OpenHandIn, WhatIsNotReadIsNamedBesideWhatIs) {
  write("ada/word2vec.py");
  write("ada/report.pdf", "x");
  write("bob.py");
  write("bob.pdf", "x");
  const auto found = hand_ins(folder_);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_THAT(open_hand_in(found[0]).not_read, ElementsAre("report.pdf"));
  EXPECT_THAT(open_hand_in(found[1]).not_read, ElementsAre("bob.pdf"));
}

TEST_F(OpenHandIn, WhatWasRemovedIsSaid) {
  write("ada.py");
  const auto found = hand_ins(folder_);
  fs::remove(folder_ / "ada.py");
  EXPECT_THAT([&] { open_hand_in(found[0]); },
              ThrowsMessage<BadInput>(HasSubstr("ada.py: is no longer there")));
}

TEST_F(OpenHandIn, PipesAndSocketsAreNotWaitedFor) {
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
}

}  // namespace
}  // namespace gradjudge
