// SPDX-License-Identifier: MIT
#include "tools/submission/read_submission.hpp"

#include <gmock/gmock.h>

#include "tests/tools/submission/class_folder.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using ReadSubmission = ClassFolder;

std::vector<std::string> names_of(const Submission& submission) {
  std::vector<std::string> names;
  for (const auto& file : submission.files) names.push_back(file.name);
  return names;
}

TEST_F(ReadSubmission, HelpersLieBesideTheFileAndTwoFoldersBelow) {
  for (const char* name :
       {"word2vec.py", "b.py", "a/c.py", "a/b/d.py", "a/b/c/e.py", "notes.md", ".git/f.py"})
    write(name);
  const Submission submission = read_submission(folder_ / "word2vec.py");
  EXPECT_EQ(submission.main, "word2vec.py");
  EXPECT_THAT(names_of(submission), ElementsAre("word2vec.py", "a/b/d.py", "a/c.py", "b.py"));
  EXPECT_THAT(submission.notes, IsEmpty());
}

TEST_F(ReadSubmission, WhatIsLeftOutIsSaid) {
  write("word2vec.py");
  write("answers.py", std::string(std::size_t{5} << 20, ' '));
  write("elsewhere.txt");
  fs::create_symlink(folder_ / "elsewhere.txt", folder_ / "link.py");
  const Submission submission = read_submission(folder_ / "word2vec.py");
  EXPECT_THAT(names_of(submission), ElementsAre("word2vec.py"));
  EXPECT_THAT(submission.notes, ElementsAre("left out: link.py (links are not followed)",
                                            HasSubstr("left out: answers.py with 5.0 MiB (a file may have")));
}

TEST_F(ReadSubmission, ALargeNotebookIsReadWithoutItsPictures) {
  write("a2.ipynb", R"({"cells": [{"cell_type": "code", "source": "x = 1", "outputs": [")" +
                        std::string(std::size_t{2} << 20, 'A') + R"("]}]})");
  const Submission submission = read_submission(folder_ / "a2.ipynb");
  EXPECT_LT(submission.files.at(0).bytes.size(), 1000U);
  EXPECT_THAT(submission.notes, ElementsAre("a2.ipynb has 2.0 MiB: read without its outputs and pictures"));
}

}  // namespace
}  // namespace gradjudge
