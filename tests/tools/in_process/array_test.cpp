// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <Eigen/Core>
#include <gradjudge/array.hpp>

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Array, IsMadeOfNumbers) {
  EXPECT_THAT(Array(2.5F).shape, IsEmpty());
  EXPECT_THAT(Array(2.5F).numbers, ElementsAre(2.5));
  EXPECT_THAT(Array(3).numbers, ElementsAre(3));
}

TEST(Array, IsMadeOfVectorsOfTheStandardLibrary) {
  EXPECT_THAT(Array(std::vector<float>{1, 2}).shape, ElementsAre(2));
  const Array matrix(std::vector<std::vector<double>>{{1, 2, 3}, {4, 5, 6}});
  EXPECT_THAT(matrix.shape, ElementsAre(2, 3));
  EXPECT_THAT(matrix.numbers, ElementsAre(1, 2, 3, 4, 5, 6));
  EXPECT_THAT((Array{1.0, 2.0}).shape, ElementsAre(2));
  EXPECT_THAT((Array{{1.0, 2.0}, {3.0, 4.0}}).shape, ElementsAre(2, 2));
}

TEST(Array, IsMadeOfEigenRowAfterRowHoweverItIsStored) {
  const Eigen::MatrixXd by_columns{{1, 2, 3}, {4, 5, 6}};
  EXPECT_THAT(Array(by_columns).numbers, ElementsAre(1, 2, 3, 4, 5, 6));
  EXPECT_THAT(Array(by_columns.transpose()).shape, ElementsAre(3, 2));
  EXPECT_THAT(Array(by_columns.row(1)).shape, ElementsAre(3));
  EXPECT_THAT(Array(by_columns.col(1).cast<float>()).numbers, ElementsAre(2, 5));
  const Eigen::MatrixXd product = by_columns * by_columns.transpose();
  EXPECT_EQ(Array(by_columns * by_columns.transpose()).numbers, Array(product).numbers);
  // Unlike a vector, a matrix of one column says so.
  EXPECT_THAT(Array(Eigen::MatrixXd(by_columns.col(0))).shape, ElementsAre(2, 1));
}

TEST(Array, IsReadInTypesOfTheUser) {
  const Array matrix{{1.0, 2.0, 3.0}, {4.0, 5.0, 6.0}};
  EXPECT_EQ(matrix.as<Eigen::MatrixXd>()(1, 0), 4);
  EXPECT_EQ(matrix.as<Eigen::MatrixXf>()(0, 2), 3.0F);
  EXPECT_THAT(matrix.as<std::vector<std::vector<float>>>()[1], ElementsAre(4, 5, 6));
  EXPECT_THAT(matrix.as<std::vector<double>>(), ElementsAre(1, 2, 3, 4, 5, 6));
  const Array vector{1.0, 2.0};
  EXPECT_EQ(vector.as<Eigen::VectorXd>()[1], 2);
  EXPECT_EQ(vector.as<Eigen::RowVectorXd>()[1], 2);
}

TEST(Array, RefusesWhatHasNoShape) {
  EXPECT_THROW(Array(std::vector<std::vector<double>>{{1, 2}, {3}}), std::invalid_argument);
  EXPECT_THROW(Array({2, 2}, {1, 2, 3}), std::invalid_argument);
}

}  // namespace
}  // namespace gradjudge
