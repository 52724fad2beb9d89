// SPDX-License-Identifier: MIT
#include "tools/submission/file_selection.hpp"

#include <gmock/gmock.h>

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::uintmax_t MiB = std::uintmax_t{1} << 20;

FileSelection select_files(const std::vector<ListedFile>& listed) {
  RoomLeft room;
  return gradjudge::select_files(listed, room);
}

TEST(FileSelection, CodeAndWriteUpsAreRead) {
  const FileSelection selection =
      select_files({{"hw/word2vec.py", 10}, {"hw/a2.IPYNB", 10}, {"hw/a2.md", 10}, {"hw/plot.png", 10}});
  EXPECT_THAT(selection.names, ElementsAre("hw/a2.IPYNB", "hw/a2.md", "hw/word2vec.py"));
  EXPECT_THAT(selection.notes, IsEmpty());
}

TEST(FileSelection, WhatIsTooLargeIsLeftOutAndSaid) {
  const FileSelection selection =
      select_files({{"hw/word2vec.py", 10}, {"hw/corpus.txt", 12 * MiB}, {"hw/a2.ipynb", 12 * MiB}});
  EXPECT_THAT(selection.names, ElementsAre("hw/a2.ipynb", "hw/word2vec.py"));
  EXPECT_THAT(selection.notes,
              ElementsAre("left out: hw/corpus.txt with 12.0 MiB (a file may have 4 MiB, a notebook 32)"));
}

TEST(FileSelection, FoldersThatNobodyWroteAreLeftOutAndSaid) {
  const FileSelection selection = select_files({{"word2vec.py", 10},
                                                {".git/word2vec.py", 10},
                                                {"__MACOSX/._word2vec.py", 10},
                                                {"__pycache__/word2vec.py", 10},
                                                {"web/node_modules/a/README.md", 10},
                                                {"lib/site-packages/numpy/__init__.py", 10}});
  EXPECT_THAT(selection.names, ElementsAre("word2vec.py"));
  EXPECT_THAT(selection.notes, ElementsAre("left out: .git/, __pycache__/, lib/site-packages/, "
                                           "web/node_modules/ (not the submitter's own work)"));
}

TEST(FileSelection, AVirtualEnvironmentIsKnownByItsMark) {
  const FileSelection selection = select_files({{"hw/word2vec.py", 10},
                                                {"hw/cs224n/pyvenv.cfg", 10},
                                                {"hw/cs224n/lib/word2vec.py", 10},
                                                {"hw/conda/conda-meta/history", 10},
                                                {"hw/conda/bin/word2vec.py", 10}});
  EXPECT_THAT(selection.names, ElementsAre("hw/word2vec.py"));
  EXPECT_THAT(selection.notes, ElementsAre(HasSubstr("hw/conda/, hw/cs224n/")));
  // Whoever hands in nothing but an environment's own folder has handed in its files.
  EXPECT_THAT(select_files({{"pyvenv.cfg", 10}, {"word2vec.py", 10}}).names, ElementsAre("word2vec.py"));
}

TEST(FileSelection, OfTooManyThePythonFilesOfTheUpperFoldersAreRead) {
  std::vector<ListedFile> listed;
  for (int i = 1000; i < 2000; ++i) listed.push_back({"a/data/" + std::to_string(i) + ".txt", 10});
  listed.push_back({"z/word2vec.py", 10});
  listed.push_back({"z/report.md", 10});
  const FileSelection selection = select_files(listed);
  EXPECT_EQ(selection.names.size(), 500U);
  EXPECT_TRUE(selection.names.contains("z/word2vec.py"));
  EXPECT_TRUE(selection.names.contains("z/report.md"));
  ASSERT_THAT(selection.notes, ElementsAre(HasSubstr("a/data/1498.txt")));
  EXPECT_THAT(selection.notes[0], HasSubstr("and 497 more (a submission may have 500 files and 64 MiB)"));
}

TEST(FileSelection, TheRoomIsThatOfAllPlacesTogether) {
  RoomLeft room;
  std::vector<ListedFile> listed;
  for (int i = 0; i < 10; ++i) listed.push_back({"part" + std::to_string(i) + ".py", 4 * MiB});
  EXPECT_EQ(gradjudge::select_files(listed, room).names.size(), 10U);
  EXPECT_EQ(gradjudge::select_files(listed, room).names.size(), 6U);
  EXPECT_EQ(gradjudge::select_files(listed, room).names.size(), 0U);
}

}  // namespace
}  // namespace gradjudge
