// SPDX-License-Identifier: MIT
#include "tools/implementation/allow.hpp"

#include <gmock/gmock.h>

#include "checks/own_implementations.hpp"
#include "tools/bad_input.hpp"

namespace gradjudge {
namespace {

using testing::HasSubstr;

std::string refusal(const std::string& option) {
  try {
    read_permission(option);
  } catch (const BadInput& error) {
    return error.what();
  }
  return "";
}

TEST(Allow, ReadsWhatItWrites) {
  for (const std::string option :
       {"float32:the embeddings are float", "sigmoid_table:512:8:as fastText",
        "sigmoid_table:1000:6:83:expTable", "clipped_score:6.5:clamped: by design"}) {
    EXPECT_EQ(permission_option(read_permission(option).allowance), option);
  }
  const Allowance table = read_permission("sigmoid_table:1000:6:83:expTable").allowance;
  EXPECT_EQ(table.table_size, 1000);
  EXPECT_EQ(table.table_range, 6);
  EXPECT_EQ(table.table_factor, 83);
  EXPECT_EQ(table.reason, "expTable");
  EXPECT_EQ(read_permission("clipped_score:6.5:clamped: by design").allowance.reason, "clamped: by design");
}

TEST(Allow, RefusesWhatLacksAPart) {
  EXPECT_THAT(refusal("magic:why"), HasSubstr("--allow magic:why: expected declared, float32:REASON"));
  EXPECT_THAT(refusal("float32"), HasSubstr("a reason at the end"));
  EXPECT_THAT(refusal("float32:"), HasSubstr("a reason at the end"));
  EXPECT_THAT(refusal("sigmoid_table:why"), HasSubstr("expected sigmoid_table:SIZE:RANGE:REASON"));
  EXPECT_THAT(refusal("sigmoid_table:1000:why"), HasSubstr("expected sigmoid_table:SIZE:RANGE:REASON"));
  EXPECT_THAT(refusal("sigmoid_table:10.5:6:why"), HasSubstr("expected sigmoid_table:SIZE:RANGE:REASON"));
  EXPECT_THAT(refusal("sigmoid_table:1000:6"), HasSubstr("a reason at the end"));
  EXPECT_THAT(refusal("clipped_score:-1:why"), HasSubstr("expected clipped_score:RANGE:REASON"));
}

TEST(Allow, CountsOnlyWhatIsAllowed) {
  Implementation implementation = reference_implementation(Arithmetic::float64);
  implementation.asks_for = {{Allowance::Kind::clipped_score, "clamped", 0, 6}};
  allow({}, implementation);
  EXPECT_TRUE(implementation.allowances.empty());
  allow({read_permission("declared"), read_permission("float32:fast")}, implementation);
  ASSERT_EQ(implementation.allowances.size(), 2U);
  EXPECT_EQ(implementation.allowances[0].reason, "clamped");
  EXPECT_EQ(implementation.allowances[1].reason, "fast");
  EXPECT_EQ(implementation.arithmetic, Arithmetic::float32);
}

}  // namespace
}  // namespace gradjudge
