// SPDX-License-Identifier: MIT
#include "checks/judge/block_reason.hpp"

#include <fmt/format.h>

#include <cmath>

#include "checks/entry_name.hpp"

namespace gradjudge {

std::string reason_of(const BlockResult& block, Precision precision) {
  if (!block.worst)
    return block.block + ": " + (block.shape_note.empty() ? "no entry can be judged" : block.shape_note);
  const WorstEntry& worst = *block.worst;
  const std::string entry = entry_name(block.block, worst.index);
  const double allowed = worst.slack * worst.rounding + worst.allowance;
  if (block.verdict == Verdict::fail) {
    if (std::isnan(worst.yours)) return entry + " is nan, truth is finite";
    if (!std::isfinite(worst.yours)) return fmt::format("{} is {}, truth is finite", entry, worst.yours);
    return fmt::format("{} is off by {:.2g}, allowed {:.2g}", entry, worst.difference, allowed);
  }
  if (block.verdict == Verdict::inconclusive) {
    if (!std::isfinite(worst.rounding)) {
      return fmt::format(
          "{}: the numbers are so large here that an honest implementation may be off by anything, and the "
          "answer is not truth rounded; smaller inputs can be judged",
          entry);
    }
    return fmt::format(
        "{}: the difference {:.2g} is too near to the allowed {:.2g} to tell, truth is known to ± {} at {} "
        "bits",
        entry, worst.difference, allowed, worst.bound, working_bits(precision));
  }
  return block.shape_note.empty() ? "" : block.block + ": " + block.shape_note;
}

}  // namespace gradjudge
