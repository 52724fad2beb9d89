// SPDX-License-Identifier: MIT
#include "tools/report/services/fingerprint.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

TEST(Fingerprint, IsThePublishedHash) {
  EXPECT_EQ(fingerprint({""}), "cbf29ce484222325");
  EXPECT_EQ(fingerprint({"a"}), "af63dc4c8601ec8c");
  EXPECT_EQ(fingerprint({"foobar"}), "85944171f73967e8");
}

TEST(Fingerprint, TellsPartsApart) {
  EXPECT_NE(fingerprint({"ab", "c"}), fingerprint({"a", "bc"}));
}

}  // namespace
}  // namespace gradjudge
