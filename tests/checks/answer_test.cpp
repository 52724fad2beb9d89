// SPDX-License-Identifier: MIT
#include "checks/answer.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

TEST(Answer, OfAnEvaluationHasEveryBlockWholeWithZerosWhereNothingIsTouched) {
  Evaluation<double> evaluation{{scalar_block("loss", 2.5), sparse_block<double>("U", 3, {1}, 2)}};
  evaluation.at("U").values << 5, 6;
  const Answer answer = to_answer(evaluation);
  ASSERT_EQ(answer.blocks.size(), 2U);
  EXPECT_EQ(answer.find("loss")->shape, std::vector<Index>{});
  EXPECT_EQ(answer.find("loss")->numbers, std::vector<double>{2.5});
  EXPECT_EQ(answer.find("U")->shape, (std::vector<Index>{3, 2}));
  EXPECT_EQ(answer.find("U")->numbers, (std::vector<double>{0, 0, 5, 6, 0, 0}));
  EXPECT_TRUE(answer.error.empty());
  EXPECT_FALSE(answer.not_implemented);
}

TEST(Answer, HasNoBlockThatWasNotReturned) {
  EXPECT_EQ(Answer{}.find("U"), nullptr);
}

}  // namespace
}  // namespace gradjudge
