// SPDX-License-Identifier: MIT
#include "tools/submission/moodle_name.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

TEST(MoodleName, NamesTheParticipant) {
  const auto ada = moodle_participant("Ada Lovelace_1234_assignsubmission_file_");
  ASSERT_TRUE(ada);
  EXPECT_EQ(ada->id, "1234");
  EXPECT_EQ(ada->name, "Ada Lovelace");
  const auto bob = moodle_participant("Bob_B_12_assignsubmission_onlinetext_onlinetext.html");
  ASSERT_TRUE(bob);
  EXPECT_EQ(bob->id, "12");
  EXPECT_EQ(bob->name, "Bob_B");
}

TEST(MoodleName, OtherNamesAreNobodys) {
  for (const char* name :
       {"", "word2vec.py", "Ada_1234", "_assignsubmission_file_", "Ada_assignsubmission_file_",
        "Ada_12a_assignsubmission_file_", "Ada__assignsubmission_file_"})
    EXPECT_FALSE(moodle_participant(name)) << name;
}

TEST(MoodleName, TheFilesNameIsTheParticipants) {
  EXPECT_EQ(without_moodle_name("Bob_12_assignsubmission_file_word2vec.py"), "word2vec.py");
  EXPECT_EQ(without_moodle_name("word2vec.py"), "word2vec.py");
  // A folder's name holds none.
  EXPECT_EQ(without_moodle_name("Bob_12_assignsubmission_file_"), "Bob_12_assignsubmission_file_");
  EXPECT_EQ(without_moodle_name("my_assignsubmission_file_word2vec.py"),
            "my_assignsubmission_file_word2vec.py");
}

}  // namespace
}  // namespace gradjudge
