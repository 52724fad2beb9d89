// SPDX-License-Identifier: MIT
#pragma once
#include <map>
#include <optional>

#include "reference/problem.hpp"

namespace gradjudge {

/// How often a problem counts each word of a block's rows: draws (the outside word and the negatives) for U,
/// occurrences in the context for V of cbow. Empty where a row belongs to every word alike (naive softmax) or
/// to none.
std::map<Index, int> row_multiplicities(const Problem<double>& problem, std::string_view block);

/// The sizes that a gradient is divided or multiplied by, by mistake. Nothing where the loss has no such
/// size.
struct ProblemSizes {
  std::optional<Index> V;       ///< words
  std::optional<Index> d;       ///< dimensions
  std::optional<Index> K;       ///< negatives
  std::optional<Index> window;  ///< outside words, or context words
};

ProblemSizes sizes_of(const Problem<double>& problem);

}  // namespace gradjudge
