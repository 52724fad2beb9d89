// SPDX-License-Identifier: MIT
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace gradjudge {

/// A test with an empty folder of its own, for what a class hands in.
class ClassFolder : public testing::Test {
 protected:
  ClassFolder() {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void write(const std::string& name, const std::string& text = "def sigmoid(x): return x\n") const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }

  const testing::TestInfo& test_ = *testing::UnitTest::GetInstance()->current_test_info();
  std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) / (std::string(test_.test_suite_name()) + "_" + test_.name());
};

}  // namespace gradjudge
