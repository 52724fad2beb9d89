// SPDX-License-Identifier: MIT
#pragma once
#include <Eigen/Core>

namespace gradjudge {

using Index = Eigen::Index;

template <class Scalar>
using Vector = Eigen::Matrix<Scalar, Eigen::Dynamic, 1>;

/// Word vectors are the rows, in memory as in the course's code.
template <class Scalar>
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

}  // namespace gradjudge
