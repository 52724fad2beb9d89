// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "tools/compare/compare_results.hpp"

namespace gradjudge {

/// For a terminal: what got worse in full, then what is gone, better and new, then one line of counts.
std::string comparison_text(const Comparison& comparison, bool allow_gone);

/// 468 checks in both runs: 465 as before, 2 worse, 1 grew, …; 1 gone, 2 new
std::string comparison_counts(const Comparison& comparison);

/// 3 regressions, no regression
std::string regression_count(const Comparison& comparison, bool allow_gone);

/// The case, and the implementation if the comparison has several.
std::string compared_case(const Comparison& comparison, const CheckResult& check);

/// Checks case by case, each with its questions and verdicts: cbow/one_word: cbow.loss (pass), cbow.V (pass).
struct CaseLine {
  std::string a_case;
  std::string questions;
};
std::vector<CaseLine> case_lines(const Comparison& comparison, const std::vector<CheckResult>& checks);

}  // namespace gradjudge
