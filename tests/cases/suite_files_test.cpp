// SPDX-License-Identifier: MIT
#include "cases/suite_files.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>

#include "cases/invalid_file.hpp"
#include "cases/load/load_suites.hpp"
#include "cases/shipped_cases.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

/// A folder with two suites, a file of another kind, and a folder whose name looks like a suite's.
class SuiteFiles : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "gradjudge_files_XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    write("b.yaml", "suite: b\ncases: [{name: a, loss: sigmoid, x: [1]}]\n");
    write("a.yaml", "suite: a\ncases: [{name: a, loss: relu, x: [1]}]\n");
    write("notes.txt", "");
    fs::create_directory(folder_ / "c.yaml");
  }
  void TearDown() override { fs::remove_all(folder_); }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
  }

  fs::path folder_;
};

TEST_F(SuiteFiles, AFolderIsItsSuitesSorted) {
  EXPECT_THAT(suite_files({folder_}), ElementsAre(folder_ / "a.yaml", folder_ / "b.yaml"));
}

TEST_F(SuiteFiles, AFileIsItselfWhateverItsName) {
  EXPECT_THAT(suite_files({folder_ / "notes.txt", folder_ / "b.yaml"}),
              ElementsAre(folder_ / "notes.txt", folder_ / "b.yaml"));
}

TEST_F(SuiteFiles, ANameThatIsNoFileIsThatOfASuiteThatShips) {
  EXPECT_THAT(suite_files({"naive_softmax"}), ElementsAre(shipped_cases() / "naive_softmax.yaml"));
  EXPECT_THROW(suite_files({"naive_softmax.yml"}), InvalidFile);
  EXPECT_THROW(suite_files({"assignments/word2vec"}), InvalidFile);
  EXPECT_THROW(suite_files({"word2vec"}), InvalidFile);
}

TEST_F(SuiteFiles, EveryPathWithoutSuitesIsNamed) {
  try {
    suite_files({folder_ / "none.yaml", folder_, folder_ / "c.yaml"});
    FAIL() << "accepted";
  } catch (const InvalidFile& error) {
    ASSERT_EQ(error.problems.size(), 2U);
    EXPECT_EQ(error.problems[0].place.file, folder_ / "none.yaml");
    EXPECT_EQ(error.problems[0].what, "there is no such file or folder");
    EXPECT_EQ(error.problems[1].place.file, folder_ / "c.yaml");
    EXPECT_EQ(error.problems[1].what, "the folder has no *.yaml file");
  }
}

TEST_F(SuiteFiles, LoadSuitesReadsThemAll) {
  const auto suites = load_suites({folder_});
  ASSERT_EQ(suites.size(), 2U);
  EXPECT_EQ(suites[0].name, "a");
  EXPECT_EQ(suites[1].name, "b");
  EXPECT_EQ(suites[1].file, folder_ / "b.yaml");
}

TEST_F(SuiteFiles, LoadSuitesReportsTheProblemsOfAllFiles) {
  write("a.yaml", "suite: b\ncases: [{name: a, loss: relu, x: [1]}]\n");
  write("d.yaml", "suite: d\n");
  try {
    load_suites({folder_});
    FAIL() << "accepted";
  } catch (const InvalidFile& error) {
    ASSERT_EQ(error.problems.size(), 2U);
    EXPECT_EQ(error.problems[0].what, "the suite is named b like that of " + (folder_ / "a.yaml").string());
    EXPECT_EQ(error.problems[1].what, "key cases is missing");
  }
}

TEST(ShippedCases, AreThoseOfTheSourceTreeUnlessTheEnvironmentNamesOthers) {
  ASSERT_EQ(unsetenv("GRADJUDGE_CASES"), 0);
  EXPECT_EQ(shipped_cases(), fs::path(GRADJUDGE_SOURCE_DIR) / "cases");
  ASSERT_EQ(setenv("GRADJUDGE_CASES", "/elsewhere", 1), 0);
  EXPECT_EQ(shipped_cases(), "/elsewhere");
  ASSERT_EQ(setenv("GRADJUDGE_CASES", "", 1), 0);
  EXPECT_EQ(shipped_cases(), fs::path(GRADJUDGE_SOURCE_DIR) / "cases");
  ASSERT_EQ(unsetenv("GRADJUDGE_CASES"), 0);
}

}  // namespace
}  // namespace gradjudge
