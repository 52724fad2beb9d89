// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "checks/derivation/latex/token.hpp"

namespace gradjudge::derivation {

/// A stretch of a line that is a formula, a remark or a condition of its own.
struct Segment {
  Tokens tokens;
  bool after_arrow = false;
};

/// What stands between commas, words, wide blanks and arrows, outside of every bracket; a condition or words
/// in brackets, (w ≠ o) or (when w ≠ c), are a segment too.
std::vector<Segment> segments_of(const Tokens& row);

/// Whether the tokens are a condition such as w = o, w ≠ c, 1 ≤ k ≤ K, x > 0: indices on both sides and
/// nothing else.
bool is_condition(const Tokens& tokens);

/// Whether the tokens can only be a remark: numbers, letters and relations, as in k = 1, 2, …, K.
bool is_plain_remark(const Tokens& tokens);

}  // namespace gradjudge::derivation
