// SPDX-License-Identifier: MIT
#pragma once
#include <initializer_list>
#include <string>

#include "reference/problem.hpp"
#include "reference/real.hpp"

namespace gradjudge {

/// Numbers as a case file writes them.
inline Vector<Real> numbers(std::initializer_list<const char*> decimals) {
  Vector<Real> vector(static_cast<Index>(decimals.size()));
  Index i = 0;
  for (const char* decimal : decimals) vector[i++] = Real(decimal);
  return vector;
}

inline Matrix<Real> rows(std::initializer_list<std::initializer_list<const char*>> lists) {
  Matrix<Real> matrix(static_cast<Index>(lists.size()), static_cast<Index>(lists.begin()->size()));
  Index row = 0;
  for (const auto& list : lists) matrix.row(row++) = numbers(list).transpose();
  return matrix;
}

/// Three words in two dimensions.
inline NaiveSoftmaxProblem<Real> small_softmax() {
  return {numbers({"0.3", "-1.1"}), rows({{"0.7", "0.2"}, {"-0.4", "1.3"}, {"0.9", "-0.6"}}), 1};
}

/// Word 2 is drawn twice, word 3 not at all.
inline NegativeSamplingProblem<Real> small_sampling() {
  return {numbers({"0.3", "-1.1"}),
          rows({{"0.7", "0.2"}, {"-0.4", "1.3"}, {"0.9", "-0.6"}, {"1.5", "0.1"}}),
          1,
          {0, 2, 2}};
}

}  // namespace gradjudge
