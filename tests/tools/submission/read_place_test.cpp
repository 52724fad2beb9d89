// SPDX-License-Identifier: MIT
#include "tools/submission/read_place.hpp"

#include <gmock/gmock.h>

#include "tests/tools/submission/class_folder.hpp"
#include "tests/tools/submission/packed_archive.hpp"
#include "tools/bad_input.hpp"
#include "tools/submission/open_hand_in.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;
using testing::ThrowsMessage;

using ReadPlace = ClassFolder;

TEST_F(ReadPlace, AFileThatIsTooLargeIsLeftOutNotTheRest) {
  const std::string data(std::size_t{5} << 20, ' ');
  pack(folder_ / "ada.zip", {{"word2vec.py", "x = 1\n", ""}, {"data/corpus.txt", data, ""}});
  write("bob/word2vec.py");
  write("bob/data/corpus.txt", data);
  for (const auto& hand_in : hand_ins(folder_)) {
    const Submission submission = open_hand_in(hand_in);
    EXPECT_EQ(submission.main, "word2vec.py");
    EXPECT_THAT(submission.write_ups, testing::IsEmpty());
    EXPECT_THAT(submission.notes, ElementsAre(HasSubstr("left out: data/corpus.txt with 5.0 MiB")));
  }
  pack(folder_ / "ada.zip", {{"word2vec.py", data, ""}});
  EXPECT_THAT(
      [&] { open_hand_in(hand_ins(folder_)[0]); },
      ThrowsMessage<BadInput>(HasSubstr("holds no Python file, no notebook and no write-up (.md, .tex, "
                                        ".org, .txt); left out: word2vec.py with 5.0 MiB")));
}

TEST_F(ReadPlace, ANotebookMayHoldPictures) {
  const std::string notebook = R"({"cells": [{"cell_type": "code", "source": "x = 1", "outputs": [")" +
                               std::string(std::size_t{9} << 20, 'A') + R"("]}]})";
  pack(folder_ / "ada.zip", {{"hw/a2.ipynb", notebook, ""}});
  write("bob/hw/a2.ipynb", notebook);
  write("cy.ipynb", notebook);
  for (const auto& hand_in : hand_ins(folder_)) {
    const Submission submission = open_hand_in(hand_in);
    EXPECT_THAT(submission.files[0].bytes, HasSubstr("x = 1"));
    EXPECT_LT(submission.files[0].bytes.size(), 1000U);
    EXPECT_THAT(submission.notes, ElementsAre(HasSubstr("has 9.0 MiB: read without its outputs")));
  }
}

TEST_F(ReadPlace, AVirtualEnvironmentBesideTheCodeIsLeftOut) {
  std::vector<Packed> entries{{"hw/word2vec.py", "x = 1\n", ""}, {"hw/my env/pyvenv.cfg", "", ""}};
  write("bob/hw/word2vec.py");
  write("bob/hw/my env/pyvenv.cfg");
  for (int i = 0; i < 600; ++i) {
    entries.push_back({"hw/my env/lib/p" + std::to_string(i) + ".py", "def sigmoid", ""});
    write("bob/hw/my env/lib/p" + std::to_string(i) + ".py");
  }
  pack(folder_ / "ada.zip", entries);
  for (const auto& hand_in : hand_ins(folder_)) {
    const Submission submission = open_hand_in(hand_in);
    EXPECT_EQ(submission.files.size(), 1U);
    EXPECT_THAT(submission.notes, ElementsAre("left out: hw/my env/ (not the submitter's own work)"));
  }
}

TEST_F(ReadPlace, NamesThatAreNotAscii) {
  write("ada/Lösung/word2vec.py");
  write(
      "bob/L\xF6sung/gr\xF6\xDF"
      "e.py");
  EXPECT_EQ(open_hand_in(hand_ins(folder_)[0]).main, "word2vec.py");
  EXPECT_EQ(open_hand_in(hand_ins(folder_)[1]).main, "größe.py");
}

TEST_F(ReadPlace, UpperCaseAndWindowsHiddenEndings) {
  write("ada/WORD2VEC.PY");
  write("bob/word2vec.py.txt");
  pack(folder_ / "cy.zip", {{"A2.IPYNB", "{}", ""}});
  fs::rename(folder_ / "cy.zip", folder_ / "cy.ZIP");
  const auto found = hand_ins(folder_);
  EXPECT_EQ(open_hand_in(found[0]).main, "WORD2VEC.py");
  EXPECT_EQ(open_hand_in(found[1]).main, "word2vec.py");
  EXPECT_EQ(open_hand_in(found[2]).main, "A2.ipynb");
}

TEST_F(ReadPlace, OfWhatIsTooMuchOnlyAsMuchIsReadAsThereIsRoomFor) {
  for (int i = 0; i < 20; ++i) {
    const fs::path file = folder_ / "class/eve" / ("part" + std::to_string(i) + ".py");
    write("class/eve/" + file.filename().string(), "");
    fs::resize_file(file, std::uintmax_t{4} << 20U);
  }
  for (int i = 0; i < 501; ++i) write("class/zoe/part" + std::to_string(i) + ".py", "x = 1\n");
  const auto found = hand_ins(folder_ / "class");
  const Submission eve = open_hand_in(found[0]);
  EXPECT_EQ(eve.files.size(), 16U);
  EXPECT_THAT(eve.notes, ElementsAre(HasSubstr("a submission may have 500 files and 64 MiB")));
  const Submission zoe = open_hand_in(found[1]);
  EXPECT_EQ(zoe.files.size(), 500U);
  EXPECT_THAT(zoe.notes, ElementsAre(StartsWith("left out: part99.py (")));
}

}  // namespace
}  // namespace gradjudge
