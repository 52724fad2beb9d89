// SPDX-License-Identifier: MIT
#pragma once
#include <span>
#include <string>

#include "reference/linear_algebra.hpp"

namespace gradjudge {

/// A number as a person would write it, at most six digits or so many: 0.25, 1.5 \cdot 10^{-7}, \infty.
std::string latex_number(double x, int digits = 6);

/// The same as a factor or a later summand: in parentheses if it begins with a minus.
std::string latex_operand(double x);

/// A column of numbers in brackets, written as a row with a transposition sign.
std::string latex_vector(const Vector<double>& numbers);

std::string latex_matrix(const Matrix<double>& numbers);

/// 1, 2, 2
std::string latex_indices(std::span<const Index> indices);

/// "a + b + c = total"; a single summand that is the total itself stands alone.
std::string latex_sum(std::span<const std::string> summands, double total);

}  // namespace gradjudge
