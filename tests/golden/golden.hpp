// SPDX-License-Identifier: MIT
#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace gradjudge {

/// Expects the text to be that of tests/golden/NAME, to the letter. With GRADJUDGE_WRITE_GOLDEN=1 in the
/// environment the file is written instead, for a person to read in the diff.
inline void expect_golden(const std::string& name, const std::string& actual) {
  const std::filesystem::path path = std::filesystem::path(GRADJUDGE_SOURCE_DIR) / "tests/golden" / name;
  if (std::getenv("GRADJUDGE_WRITE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  std::ifstream file(path, std::ios::binary);
  ASSERT_TRUE(file) << path << " is missing: write it with GRADJUDGE_WRITE_GOLDEN=1";
  std::ostringstream expected;
  expected << file.rdbuf();
  EXPECT_EQ(actual, expected.str()) << "differs from " << path
                                    << "; if it should, GRADJUDGE_WRITE_GOLDEN=1 writes it";
}

}  // namespace gradjudge
