// SPDX-License-Identifier: MIT
#include "checks/worked/latex.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace gradjudge {
namespace {

TEST(Latex, NumbersAsAPersonWritesThem) {
  EXPECT_EQ(latex_number(0.25), "0.25");
  EXPECT_EQ(latex_number(-0.0), "0");
  EXPECT_EQ(latex_number(1.5e-7), "1.5 \\cdot 10^{-7}");
  EXPECT_EQ(latex_number(-2e20), "-2 \\cdot 10^{20}");
  EXPECT_EQ(latex_number(-std::numeric_limits<double>::infinity()), "-\\infty");
  EXPECT_EQ(latex_number(std::numeric_limits<double>::quiet_NaN()), "\\text{nan}");
}

TEST(Latex, OperandsThatBeginWithAMinusAreInParentheses) {
  EXPECT_EQ(latex_operand(-2), "(-2)");
  EXPECT_EQ(latex_operand(2), "2");
}

TEST(Latex, ArraysInBrackets) {
  Matrix<double> matrix(2, 2);
  matrix << 1, 2, 3, -0.5;
  EXPECT_EQ(latex_matrix(matrix), "\\begin{bmatrix} 1 & 2 \\\\ 3 & -0.5 \\end{bmatrix}");
  EXPECT_EQ(latex_vector(Vector<double>::Ones(2)), "\\begin{bmatrix} 1 & 1 \\end{bmatrix}^\\top");
  EXPECT_EQ(latex_vector(Vector<double>::Ones(1)), "\\begin{bmatrix} 1 \\end{bmatrix}");
}

TEST(Latex, ASumThatIsItsTotalStandsAlone) {
  EXPECT_EQ(latex_sum({}, 0), "0");
  EXPECT_EQ(latex_sum(std::vector<std::string>{"0.5"}, 0.5), "0.5");
  EXPECT_EQ(latex_sum(std::vector<std::string>{"1", "(-3)"}, -2), "1 + (-3) = -2");
}

}  // namespace
}  // namespace gradjudge
