// SPDX-License-Identifier: MIT
#include "checks/evidence/block_entries.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace gradjudge {
namespace {

using testing::ElementsAre;

/// A gradient of zeros of so many rows and columns, of which each entry may be off by 1.
struct Zeros {
  Truth truth;
  Budget budget;
  Answer answer;
};

Zeros zeros(Index rows, Index columns) {
  Zeros all;
  const Matrix<Bounded<Real>> values = Matrix<Bounded<Real>>::Constant(rows, columns, Bounded<Real>(0));
  all.truth.blocks = {matrix_block<Bounded<Real>>("U", values)};
  all.budget.rounding.blocks = {matrix_block<double>("U", Matrix<double>::Ones(rows, columns))};
  all.budget.slack = 1;
  all.answer.blocks = {
      {"U", {rows, columns}, std::vector<double>(static_cast<std::size_t>(rows * columns), 0.5)}};
  return all;
}

TEST(BlockEntries, KeepsTheJudgedRowsInOrder) {
  Zeros all = zeros(3, 2);
  all.answer.blocks[0].numbers = {0, 1, 2, 3, 4, std::nan("")};
  const auto entries = block_entries(all.truth, all.budget, all.answer, "U", {0, 2});
  ASSERT_TRUE(entries);
  EXPECT_EQ(entries->axes, 2U);
  EXPECT_EQ(entries->columns, 2);
  EXPECT_EQ(entries->judged_rows, 2);
  EXPECT_THAT(entries->rows, ElementsAre(0, 2));
  EXPECT_THAT(entries->yours, ElementsAre(0, 1, 4, testing::IsNan()));
  EXPECT_THAT(entries->truth, ElementsAre(0, 0, 0, 0));
  EXPECT_THAT(entries->difference,
              ElementsAre(0, testing::DoubleNear(1, 1e-12), testing::DoubleNear(4, 1e-12),
                          std::numeric_limits<double>::infinity()));
  EXPECT_THAT(entries->allowed, testing::Each(testing::DoubleNear(1, 1e-12)));
}

TEST(BlockEntries, OfTooManyRowsThoseFurthestOffAreKept) {
  Zeros all = zeros(500, 2);
  all.answer.blocks[0].numbers[2 * 7 + 1] = 0;
  all.answer.blocks[0].numbers[2 * 7] = 0;
  all.answer.blocks[0].numbers[2 * 490] = 99;
  const auto entries = block_entries(all.truth, all.budget, all.answer, "U", all_rows(500));
  ASSERT_TRUE(entries);
  EXPECT_EQ(entries->rows.size(), 200U);
  EXPECT_EQ(entries->judged_rows, 500);
  EXPECT_EQ(entries->yours.size(), 400U);
  EXPECT_THAT(entries->rows, testing::Contains(490));
  EXPECT_THAT(entries->rows, testing::Not(testing::Contains(7)));
  EXPECT_TRUE(std::is_sorted(entries->rows.begin(), entries->rows.end()));
}

TEST(BlockEntries, NothingOfAnotherShapeOrOfRowsThatAreTooLong) {
  Zeros all = zeros(2, 2);
  all.answer.blocks[0].shape = {4, 1};
  EXPECT_FALSE(block_entries(all.truth, all.budget, all.answer, "U", {0, 1}));
  all.answer.blocks.clear();
  EXPECT_FALSE(block_entries(all.truth, all.budget, all.answer, "U", {0, 1}));
  const Zeros wide = zeros(1, most_kept_entries + 1);
  EXPECT_FALSE(block_entries(wide.truth, wide.budget, wide.answer, "U", {0}));
}

TEST(BlockEntries, ANumberThatIsNotThereHasNoTruth) {
  Zeros all = zeros(1, 2);
  all.truth.blocks[0].values(0, 1) = Bounded<Real>(Real(std::nan("")));
  const auto entries = block_entries(all.truth, all.budget, all.answer, "U", {0});
  ASSERT_TRUE(entries);
  EXPECT_THAT(entries->truth, ElementsAre(0, testing::IsNan()));
}

}  // namespace
}  // namespace gradjudge
