// SPDX-License-Identifier: MIT
#pragma once
#include "cases/case.hpp"
#include "reference/problem.hpp"
#include "reference/real.hpp"

namespace gradjudge {

/// The slope of a random leaky relu.
inline constexpr int random_leaky_relu_slope_percent = 1;

/// Throws InvalidProblem, with the request's field, if the loss is unknown, a size is less than 1, there are
/// more than 4,000,000 numbers or words, decimals is not within 0 … 12, or scale · 10^decimals is not within
/// 1 … 10^15.
void check_request(const RandomProblem& request);

/// Makes the problem that is asked for: always the same, on every platform and compiler, because nothing but
/// the 64-bit Mersenne twister (which the C++ standard fixes) and whole numbers go into it. Each number is a
/// whole number over 10^decimals, rounded once to Real.
///
/// Words are drawn before numbers, so the words depend on the seed, V, K and m, not on d. The negatives leave
/// o out unless it is the only word. A skip-gram sentence is one word longer than the window at both ends. y
/// is one-hot. No entry of a relu's x is 0. Where there are o, sentence and context, they are drawn
/// uniformly.
///
/// Throws what check_request throws.
Problem<Real> make_problem(const RandomProblem& request);

}  // namespace gradjudge
