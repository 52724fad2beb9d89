// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/derivation/verdict/derivation_result.hpp"

namespace gradjudge {

/// Every line that is a claim, with its verdict, and what is wrong with it; definitions and the like only if
/// `verbose`. Then how many there are of each. Empty without derivations.
std::string derivations_text(const std::vector<DerivationResult>& derivations, bool verbose);

/// One line: the formula, what is wrong with it and how it is mended, a line each without the last line's
/// end.
std::string derivation_line_text(const DerivationResult& line);

/// report.md:19:6 or notes.ipynb:cell 5:12:3
std::string place_text(const DerivationResult& line);

/// 42 lines: 30 right, 4 right by convention, 3 wrong, 3 unread, 2 no claim
std::string derivations_summary(const std::vector<DerivationResult>& derivations);

}  // namespace gradjudge
