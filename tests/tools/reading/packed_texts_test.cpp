// SPDX-License-Identifier: MIT
#include "tools/reading/packed_texts.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

namespace gradjudge {
namespace {

TEST(PackedTexts, ComeBackAsTheyWere) {
  const std::vector<std::string> texts{"a", "", std::string("\0\xff\n", 3), std::string(70'000, 'x')};
  EXPECT_EQ(unpacked(packed(texts)), texts);
  EXPECT_THAT(unpacked(packed({})), testing::IsEmpty());
}

TEST(PackedTexts, AreRefusedWhereTheyAreCutShort) {
  const std::string bytes = packed({"abc", "de"});
  EXPECT_THROW(unpacked(bytes.substr(0, bytes.size() - 1)), std::invalid_argument);
  EXPECT_THROW(unpacked(bytes.substr(0, 3)), std::invalid_argument);
  EXPECT_THROW(unpacked(std::string(8, '\xff')), std::invalid_argument);
}

}  // namespace
}  // namespace gradjudge
