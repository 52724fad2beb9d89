// SPDX-License-Identifier: MIT
#include "reference/evaluation.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

TEST(Block, OfAScalarIsOneEntryWithoutAShape) {
  const auto block = scalar_block("loss", 2.5);
  EXPECT_EQ(block.name, "loss");
  EXPECT_TRUE(block.shape.empty());
  EXPECT_EQ(block.rows(), 1);
  EXPECT_EQ(block.columns(), 1);
  EXPECT_EQ(dense(block)(0, 0), 2.5);
}

TEST(Block, OfAVectorHasARowForEachEntry) {
  const auto block = vector_block<double>("v_c", Vector<double>::LinSpaced(3, 1, 3));
  EXPECT_EQ(block.shape, std::vector<Index>{3});
  EXPECT_EQ(block.rows(), 3);
  EXPECT_EQ(block.columns(), 1);
  EXPECT_EQ(block.touched, (std::vector<Index>{0, 1, 2}));
  EXPECT_EQ(block.values(2, 0), 3.0);
}

TEST(Block, OfAMatrixHasItsShape) {
  Matrix<double> values(2, 3);
  values << 1, 2, 3, 4, 5, 6;
  const auto block = matrix_block("U", values);
  EXPECT_EQ(block.shape, (std::vector<Index>{2, 3}));
  EXPECT_EQ(block.rows(), 2);
  EXPECT_EQ(block.columns(), 3);
  EXPECT_EQ(dense(block), values);
}

TEST(Block, ThatIsSparseIsZeroInTheRowsThatAreNotTouched) {
  auto block = sparse_block<double>("U", 5, {1, 4}, 2);
  EXPECT_EQ(block.shape, (std::vector<Index>{5, 2}));
  EXPECT_EQ(block.values, Matrix<double>::Zero(2, 2));
  EXPECT_EQ(stored_row(block, 1), 0);
  EXPECT_EQ(stored_row(block, 4), 1);
  EXPECT_EQ(stored_row(block, 0), -1);
  EXPECT_EQ(stored_row(block, 3), -1);
  block.values << 1, 2, 3, 4;
  Matrix<double> expected(5, 2);
  expected << 0, 0, 1, 2, 0, 0, 0, 0, 3, 4;
  EXPECT_EQ(dense(block), expected);
}

TEST(Evaluation, FindsItsBlocksByName) {
  Evaluation<double> evaluation{{scalar_block("loss", 1.0), scalar_block("x", 2.0)}};
  EXPECT_EQ(evaluation.find("x"), &evaluation.blocks[1]);
  EXPECT_EQ(evaluation.find("U"), nullptr);
  EXPECT_EQ(&evaluation.at("loss"), &evaluation.blocks[0]);
  const auto& constant = evaluation;
  EXPECT_EQ(&constant.at("loss"), &evaluation.blocks[0]);
}

TEST(Evaluation, SaysWhichBlockIsMissing) {
  const Evaluation<double> evaluation;
  try {
    evaluation.at("U");
    FAIL() << "found";
  } catch (const std::out_of_range& error) {
    EXPECT_STREQ(error.what(), "no block named U");
  }
}

TEST(Distinct, IsAscendingWithoutRepeats) {
  EXPECT_EQ(distinct({4, 1, 4, 0, 1}), (std::vector<Index>{0, 1, 4}));
  EXPECT_TRUE(distinct({}).empty());
}

}  // namespace
}  // namespace gradjudge
