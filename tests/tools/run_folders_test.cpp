// SPDX-License-Identifier: MIT
#include "tools/run_folders.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

class RunFolders_ : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "foldersXXXXXX").string();
    root_ = ::mkdtemp(pattern.data());
    fs::create_directories(root_ / "src" / "word2vec");
    ::unsetenv("GITHUB_WORKSPACE");
    ::unsetenv("CI_PROJECT_DIR");
  }
  void TearDown() override {
    fs::remove_all(root_);
    ::unsetenv("GITHUB_WORKSPACE");
  }
  fs::path root_;
};

TEST_F(RunFolders_, FindTheRepositoryAboveTheWorkingFolder) {
  fs::create_directory(root_ / ".git");
  const RunFolders found = run_folders_of(root_ / "src" / "word2vec");
  EXPECT_EQ(found.repository, root_);
  EXPECT_EQ(found.working, root_ / "src" / "word2vec");
}

TEST_F(RunFolders_, KnowAWorkTreeByItsFile) {
  std::ofstream(root_ / "src" / ".git") << "gitdir: elsewhere\n";
  EXPECT_EQ(run_folders_of(root_ / "src" / "word2vec").repository, root_ / "src");
}

TEST_F(RunFolders_, TakeTheServicesWordWhereThereIsNoRepository) {
  EXPECT_EQ(run_folders_of(root_ / "src").repository, "");
  ::setenv("GITHUB_WORKSPACE", root_.c_str(), 1);
  EXPECT_EQ(run_folders_of(root_ / "src").repository, root_);
  EXPECT_EQ(run_folders_of(root_.parent_path()).repository, "") << "it is not in that";
}

}  // namespace
}  // namespace gradjudge
