// SPDX-License-Identifier: MIT
#include "cases/format/suite_schema.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace gradjudge {
namespace {

// What the schema says is compared with the loader in suite_schema_test.py.

TEST(SuiteSchema, IsCommittedAsItIsMade) {
  std::ostringstream committed;
  committed << std::ifstream(GRADJUDGE_SOURCE_DIR "/cases/schema/suite.schema.json").rdbuf();
  EXPECT_EQ(suite_schema(), committed.str())
      << "renew it by: gradjudge cases schema >cases/schema/suite.schema.json";
}

}  // namespace
}  // namespace gradjudge
