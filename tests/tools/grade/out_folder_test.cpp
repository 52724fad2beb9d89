// SPDX-License-Identifier: MIT
#include "tools/grade/out_folder.hpp"

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "tools/bad_input.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;

class OutFolderTest : public testing::Test {
 protected:
  OutFolderTest() {
    const std::string test = testing::UnitTest::GetInstance()->current_test_info()->name();
    folder_ = fs::path(testing::TempDir()) / ("out_folder_" + test);
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~OutFolderTest() override { fs::remove_all(folder_); }
  void put(const fs::path& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }
  std::string read(const fs::path& name) const { return read_whole_file(folder_ / name); }
  fs::path folder_;
};

TEST_F(OutFolderTest, WritesAndReplacesItsOwn) {
  OutFolder(folder_).write("submissions/ada/feedback.md", "one");
  OutFolder out(folder_);
  out.write("submissions/ada/feedback.md", "two");
  EXPECT_EQ(read("submissions/ada/feedback.md"), "two");
  EXPECT_THAT(out.notes(), IsEmpty());
}

TEST_F(OutFolderTest, WhatItDidNotWriteStaysWhateverItsName) {
  OutFolder(folder_).write("gradebook.csv", "one");
  for (const char* name : {"gradebook.csv.backup", "results.json.x1y2z3", "class.json.mine01",
                           "submissions/ada/feedback.md.mynote"})
    put(name, "mine");
  put(".gradjudge-unfinished-a1b2c3", "half");
  put("submissions/ada/.gradjudge-unfinished-a1b2c3", "half");
  OutFolder(folder_).write("gradebook.csv", "two");
  for (const char* name : {"gradebook.csv.backup", "results.json.x1y2z3", "class.json.mine01",
                           "submissions/ada/feedback.md.mynote"})
    EXPECT_EQ(read(name), "mine") << name;
  EXPECT_FALSE(fs::exists(folder_ / ".gradjudge-unfinished-a1b2c3"));
  EXPECT_FALSE(fs::exists(folder_ / "submissions/ada/.gradjudge-unfinished-a1b2c3"));
}

TEST_F(OutFolderTest, WhatSomebodyChangedIsKeptBeside) {
  OutFolder(folder_).write("gradebook.csv", "one");
  for (const char* text : {"corrected by hand", "and once more"}) {
    put("gradebook.csv", text);
    OutFolder out(folder_);
    out.write("gradebook.csv", "two");
    EXPECT_THAT(out.notes(), ElementsAre(HasSubstr("gradebook.csv was changed since gradjudge wrote it; as "
                                                   "it was it is kept as gradebook.csv.kept")));
  }
  EXPECT_EQ(read("gradebook.csv"), "two");
  EXPECT_EQ(read("gradebook.csv.kept"), "corrected by hand");
  EXPECT_EQ(read("gradebook.csv.kept-2"), "and once more");
}

TEST_F(OutFolderTest, ALinkThatSomebodyPutThereIsNotWrittenThrough) {
  OutFolder(folder_).write("gradebook.csv", "one");
  put("mine", "mine");
  fs::remove(folder_ / "gradebook.csv");
  fs::create_symlink(folder_ / "mine", folder_ / "gradebook.csv");
  OutFolder(folder_).write("gradebook.csv", "two");
  EXPECT_EQ(read("mine"), "mine");
  EXPECT_EQ(read("gradebook.csv"), "two");
}

TEST_F(OutFolderTest, AFolderWithSomebodyElsesFilesOfTheseNamesIsRefusedAndStays) {
  for (const char* name : {"gradebook.csv", "class.html", "moodle.csv", "submissions/ada/word2vec.py"}) {
    fs::remove_all(folder_);
    put(name, "mine");
    EXPECT_THAT([&] { OutFolder out(folder_); },
                ThrowsMessage<BadInput>(HasSubstr("is there already and is not from gradjudge")))
        << name;
    EXPECT_EQ(read(name), "mine");
    EXPECT_FALSE(fs::exists(folder_ / ".gradjudge"));
  }
  fs::remove_all(folder_);
  put("notes.txt", "mine");
  OutFolder(folder_).write("gradebook.csv", "one");
  EXPECT_EQ(read("notes.txt"), "mine");
}

TEST_F(OutFolderTest, IsHeldByOneAtATime) {
  const OutFolder out(folder_);
  EXPECT_THAT([&] { OutFolder other(folder_); },
              ThrowsMessage<BadInput>(
                  HasSubstr("another gradjudge is grading into this folder; wait until it has ended")));
}

TEST_F(OutFolderTest, AHolderThatIsKilledDoesNotBlockAndKnowsWhatItWrote) {
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  const pid_t holder = ::fork();
  if (holder == 0) {
    OutFolder out(folder_);
    out.write("gradebook.csv", "one");
    [[maybe_unused]] const ssize_t written = ::write(ready[1], "x", 1);
    ::pause();
  }
  char byte = 0;
  ASSERT_EQ(::read(ready[0], &byte, 1), 1);
  EXPECT_THROW(OutFolder other(folder_), BadInput);
  ::kill(holder, SIGKILL);
  ASSERT_EQ(::waitpid(holder, nullptr, 0), holder);
  // It was killed in the middle of a line of its record.
  std::ofstream(folder_ / ".gradjudge", std::ios::app) << "0123456789abc";
  OutFolder(folder_).write("gradebook.csv", "two");
  OutFolder again(folder_);
  again.write("gradebook.csv", "three");
  EXPECT_THAT(again.notes(), IsEmpty());
  EXPECT_EQ(read("gradebook.csv"), "three");
}

TEST_F(OutFolderTest, ARecordThatIsNotOursIsLeftAlone) {
  put(".gradjudge", "somebody's settings\n");
  EXPECT_THAT([&] { OutFolder out(folder_); },
              ThrowsMessage<BadInput>(HasSubstr(".gradjudge in it is not from gradjudge")));
  EXPECT_EQ(read(".gradjudge"), "somebody's settings\n");
}

TEST_F(OutFolderTest, WhereNothingCanBeWrittenItSaysSo) {
  put("file", "");
  EXPECT_THAT([&] { OutFolder out(folder_ / "file"); },
              ThrowsMessage<BadInput>(HasSubstr("is not a folder")));
  EXPECT_THAT([] { OutFolder out("/proc/self"); },
              ThrowsMessage<BadInput>(HasSubstr("--out /proc/self: cannot write")));
}

}  // namespace
}  // namespace gradjudge
