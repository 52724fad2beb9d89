// SPDX-License-Identifier: MIT
#include "tools/program_file.hpp"

#include <gtest/gtest.h>

#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

TEST(ProgramFile, IsTheProgramThatRuns) {
  EXPECT_EQ(std::filesystem::file_size(program_file()), std::filesystem::file_size("/proc/self/exe"));
  EXPECT_EQ(read_whole_file(program_file()).substr(1, 3), "ELF");
}

}  // namespace
}  // namespace gradjudge
