// SPDX-License-Identifier: MIT
#include "cases/resource_folder.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

/// A folder with files as an installation, a bundle or a build leaves them.
class ResourceFolder : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "gradjudge_resources_XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }

  void install(const std::string& prefix) const {
    fs::create_directories(folder_ / prefix / "share/gradjudge/cases");
  }
  fs::path found_from(const std::string& program) const {
    fs::create_directories((folder_ / program).parent_path());
    return resource_folder_of(folder_ / program, "cases", "/source/cases");
  }

  fs::path folder_;
};

TEST_F(ResourceFolder, IsThatOfTheInstallation) {
  install("prefix");
  const fs::path installed = folder_ / "prefix/share/gradjudge/cases";
  EXPECT_EQ(found_from("prefix/bin/gradjudge"), installed);
  EXPECT_EQ(found_from("prefix/lib/libgradjudge.so"), installed);
  EXPECT_EQ(found_from("prefix/lib/python3.11/dist-packages/gradjudge/_gradjudge.so"), installed);
}

TEST_F(ResourceFolder, IsBesideAProgramInABundle) {
  install("bundle");
  EXPECT_EQ(found_from("bundle/gradjudge"), folder_ / "bundle/share/gradjudge/cases");
}

TEST_F(ResourceFolder, IsThatOfTheSourcesForAProgramInABuildFolder) {
  install(".");
  fs::create_directories(folder_ / "tree/build");
  std::ofstream(folder_ / "tree/build/CMakeCache.txt");
  EXPECT_EQ(found_from("tree/build/tests/cases_tests"), "/source/cases");
  install("tree/build/prefix");
  EXPECT_EQ(found_from("tree/build/prefix/bin/gradjudge"),
            folder_ / "tree/build/prefix/share/gradjudge/cases");
}

TEST_F(ResourceFolder, IsThatOfTheSourcesWhereNothingIsInstalled) {
  EXPECT_EQ(found_from("bin/gradjudge"), "/source/cases");
}

TEST_F(ResourceFolder, IsWhatTheEnvironmentSays) {
  ASSERT_EQ(setenv("GRADJUDGE_TEST_FOLDER", "/elsewhere", 1), 0);
  EXPECT_EQ(resource_folder("GRADJUDGE_TEST_FOLDER", "cases", "/source/cases"), "/elsewhere");
  ASSERT_EQ(setenv("GRADJUDGE_TEST_FOLDER", "", 1), 0);
  EXPECT_EQ(resource_folder("GRADJUDGE_TEST_FOLDER", "cases", "/source/cases"), "/source/cases");
  ASSERT_EQ(unsetenv("GRADJUDGE_TEST_FOLDER"), 0);
}

}  // namespace
}  // namespace gradjudge
