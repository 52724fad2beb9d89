// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <string_view>

namespace gradjudge {

/// What a case can be tagged with, to be chosen or left out by.
struct Tag {
  std::string_view name;
  std::string_view meaning;
};

inline constexpr std::array<Tag, 6> all_tags{{
    {"degenerate", "a size of one (V, d, K or the window) or a vector of zeros"},
    {"large", "takes more than a moment; left out of a run unless asked for"},
    {"random", "the inputs are drawn from a seed"},
    {"repeats", "a word that counts more than once: among the negatives, in the window, in the context"},
    {"robustness",
     "scores at which a right formula, written as in a textbook, loses its digits or overflows"},
    {"saturated", "probabilities that are 0 or 1 within the precision of double"},
}};

}  // namespace gradjudge
