// SPDX-License-Identifier: MIT
#include "checks/shape.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

void expect_match(const std::vector<Index>& returned, const std::vector<Index>& expected, bool readable,
                  const std::string& note) {
  const ShapeMatch match = match_shape(returned, expected);
  EXPECT_EQ(match.readable, readable) << to_string(returned);
  EXPECT_EQ(match.note, note);
}

TEST(Shape, TheSameShapeNeedsNoNote) {
  expect_match({}, {}, true, "");
  expect_match({3}, {3}, true, "");
  expect_match({5, 3}, {5, 3}, true, "");
}

TEST(Shape, VectorMayComeAsARowOrAColumn) {
  expect_match({1, 3}, {3}, true, "shape (1, 3), expected (3,)");
  expect_match({3, 1}, {3}, true, "shape (3, 1), expected (3,)");
  expect_match({4}, {3}, false, "shape (4,), expected (3,)");
  expect_match({3, 3}, {3}, false, "shape (3, 3), expected (3,)");
  expect_match({}, {3}, false, "shape (), expected (3,)");
}

TEST(Shape, ScalarMayComeAsOneNumberInAnyShape) {
  expect_match({1}, {}, true, "shape (1,), expected ()");
  expect_match({1, 1}, {}, true, "shape (1, 1), expected ()");
  expect_match({2}, {}, false, "shape (2,), expected ()");
}

TEST(Shape, MatrixMustComeAsItIs) {
  expect_match({3, 5}, {5, 3}, false, "shape (3, 5), expected (5, 3): transposed");
  expect_match({15}, {5, 3}, false, "shape (15,), expected (5, 3)");
  expect_match({1, 5, 3}, {5, 3}, false, "shape (1, 5, 3), expected (5, 3)");
  expect_match({3}, {1, 3}, false, "shape (3,), expected (1, 3)");
}

TEST(Shape, IsWrittenAsNumpyWritesIt) {
  EXPECT_EQ(to_string(std::vector<Index>{}), "()");
  EXPECT_EQ(to_string(std::vector<Index>{3}), "(3,)");
  EXPECT_EQ(to_string(std::vector<Index>{5, 3}), "(5, 3)");
}

}  // namespace
}  // namespace gradjudge
