// SPDX-License-Identifier: MIT
#include "tools/fingerprint.hpp"

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

TEST(Fingerprint, KeepsPartsOfAnyBytesApart) {
  EXPECT_NE(Fingerprint().add_bytes("a\n1\nb").text(), Fingerprint().add_bytes("a").add_bytes("b").text());
  EXPECT_EQ(Fingerprint().add("a").add("b").text(), fingerprint({"a", "b"}));
  EXPECT_NE(Fingerprint(1).add("a").value(), Fingerprint(2).add("a").value());
}

}  // namespace
}  // namespace gradjudge
