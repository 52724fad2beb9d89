// SPDX-License-Identifier: MIT
#include "tools/submission/hand_in.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <set>

#include "tests/tools/submission/class_folder.hpp"
#include "tests/tools/submission/packed_archive.hpp"
#include "tools/bad_input.hpp"
#include "tools/submission/open_hand_in.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

class HandInTest : public ClassFolder {
 protected:
  std::vector<std::string> ids() const {
    std::vector<std::string> found;
    for (const auto& hand_in : hand_ins(folder_)) found.push_back(hand_in.id);
    return found;
  }
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

TEST_F(HandInTest, AnEmptyClassIsRefused) {
  EXPECT_THAT([&] { hand_ins(folder_); }, ThrowsMessage<BadInput>(HasSubstr("has no submission")));
}

TEST_F(HandInTest, MetadataInAPipeIsNotWaitedFor) {
  write("class/ada.py");
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

}  // namespace
}  // namespace gradjudge
