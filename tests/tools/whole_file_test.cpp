// SPDX-License-Identifier: MIT
#include "tools/whole_file.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <string>

#include "tools/bad_input.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

struct WholeFile : testing::Test {
  fs::path folder;

  void SetUp() override {
    std::string name = testing::TempDir() + "whole_file_XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder = name;
  }
  void TearDown() override { fs::remove_all(folder); }

  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
  }
};

TEST_F(WholeFile, ReadsBackWhatWasWritten) {
  const std::string content("a\0b\n\xff", 5);
  write_whole_file(folder / "x", content);
  EXPECT_EQ(read_whole_file(folder / "x"), content);
  EXPECT_EQ(files(), 1U);
}

TEST_F(WholeFile, ReplacesWhatStoodThere) {
  write_whole_file(folder / "x", "a longer text");
  write_whole_file(folder / "x", "short");
  EXPECT_EQ(read_whole_file(folder / "x"), "short");
}

TEST_F(WholeFile, HasTheModeOfAnyNewFile) {
  const mode_t mask = ::umask(027);
  write_whole_file(folder / "x", "");
  ::umask(mask);
  EXPECT_EQ(fs::status(folder / "x").permissions(), fs::perms{0640});
}

TEST_F(WholeFile, KeepsALink) {
  write_whole_file(folder / "x", "old");
  fs::create_symlink("x", folder / "link");
  write_whole_file(folder / "link", "new");
  EXPECT_TRUE(fs::is_symlink(folder / "link"));
  EXPECT_EQ(read_whole_file(folder / "x"), "new");
}

TEST_F(WholeFile, WritesToADeviceAsItIs) {
  write_whole_file("/dev/null", "gone");
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(WholeFile, WritesANewFileInSharedMemory) {
  if (!fs::is_directory("/dev/shm")) GTEST_SKIP() << "no /dev/shm here";
  const fs::path path = "/dev/shm/gradjudge_whole_file_" + std::to_string(::getpid());
  write_whole_file(path, "new");
  EXPECT_EQ(read_whole_file(path), "new");
  fs::remove(path);
}

TEST_F(WholeFile, LeavesTheOldFileIfTheNewOneCannotBeCompleted) {
  write_whole_file(folder / "x", "old");
  // No file may grow beyond a kilobyte from here on.
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const rlimit small{1024, before.rlim_max};
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  EXPECT_THROW(write_whole_file(folder / "x", std::string(5000, 'n')), BadInput);
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, handler);
  EXPECT_EQ(read_whole_file(folder / "x"), "old");
  EXPECT_EQ(files(), 1U);
}

TEST_F(WholeFile, ANameAsLongAsTheSystemAllowsCanBeWritten) {
  const fs::path longest = folder / std::string(255, 'n');
  try_to_write(longest);
  EXPECT_EQ(files(), 0U);
  write_whole_file(longest, "x");
  EXPECT_EQ(read_whole_file(longest), "x");
}

TEST_F(WholeFile, TryingLeavesEverythingAsItIs) {
  write_whole_file(folder / "x", "old");
  try_to_write(folder / "x");
  try_to_write(folder / "new");
  EXPECT_EQ(read_whole_file(folder / "x"), "old");
  EXPECT_EQ(files(), 1U);
}

TEST_F(WholeFile, APipeThatNobodyReadsYetMayBeNamed) {
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  EXPECT_NO_THROW(try_to_write(folder / "pipe"));
}

TEST_F(WholeFile, TryingSaysWhatWritingWould) {
  const auto refusal = [](const fs::path& path, auto action) {
    try {
      action(path);
    } catch (const BadInput& error) {
      return std::string(error.what());
    }
    return std::string("accepted");
  };
  const auto write = [](const fs::path& path) { write_whole_file(path, "x"); };
  for (const fs::path& path : {folder, folder / "no_such" / "x", folder / std::string(256, 'n')}) {
    EXPECT_NE(refusal(path, try_to_write), "accepted") << path;
    EXPECT_EQ(refusal(path, try_to_write), refusal(path, write));
  }
}

TEST_F(WholeFile, WhatWasNotFinishedHasANameThatNobodyGives) {
  EXPECT_TRUE(is_unfinished("graded/.gradjudge-unfinished-a1B2c3"));
  for (const char* name :
       {"gradebook.csv.backup", "results.json.x1y2z3", ".gradjudge-unfinished-", ".gradjudge"})
    EXPECT_FALSE(is_unfinished(name)) << name;
}

TEST_F(WholeFile, NamesPathAndReason) {
  try {
    read_whole_file(folder);
    FAIL() << "read a folder";
  } catch (const BadInput& error) {
    EXPECT_EQ(error.what(), "cannot read " + folder.string() + ": Is a directory; name a file in it");
  }
}

}  // namespace
}  // namespace gradjudge
