// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "checks/diagnosis/finding.hpp"
#include "checks/results.hpp"

namespace gradjudge {

/// One explanation or more for each wrong block: known mistakes first, then those with a number in them, then
/// patterns, simplest first; `unexplained` or, where it is right to some digits, `digits-lost` for the rest.
std::vector<Diagnosis> explain_blocks(Cases cases);

/// It says what is known, not why.
bool is_unexplained(const Diagnosis& diagnosis);
bool has_unexplained(const std::vector<Diagnosis>& found);

/// Adds an explanation; those of the same kind for several blocks are one.
void append(std::vector<Diagnosis>& all, Diagnosis diagnosis);

}  // namespace gradjudge
