// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "checks/diagnosis/finding.hpp"
#include "checks/results.hpp"

namespace gradjudge {

/// Why answers are infinite or not a number where truth is finite, block by block; explanations of one kind
/// are one. A cause is named only if each such answer has what it takes:
/// - nan-everywhere, infinite-everywhere: in every case, however small the scores;
/// - overflow: a score beyond the largest logarithm of the arithmetic;
/// - log-of-zero: a loss that is infinite, and a probability in it that rounds to 0 (or 1 − σ that does);
/// - zero-times-infinity: a loss that is not a number, and a probability that rounds to 0, though no
///   exponential overflows.
/// Otherwise `unexplained`, with what is known.
std::vector<Diagnosis> not_finite(Cases cases);

/// Whether the block is finite wherever truth is.
bool is_finite(Cases cases, const std::string& block);

/// The cases without the blocks that hold such numbers.
std::vector<ObservedCase> finite_answers(Cases cases);

}  // namespace gradjudge
