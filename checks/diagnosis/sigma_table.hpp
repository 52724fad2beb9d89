// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "checks/budget/rounding_model.hpp"
#include "checks/diagnosis/finding.hpp"

namespace gradjudge {

/// A table that σ was read from.
struct SigmaTable {
  std::string sentence;
  std::function<double(double score)>
      sigma;            ///< as the table gives it, exact beyond unless it is 0 or 1 there
  RoundingModel model;  ///< what reading it adds to the errors of an otherwise exact computation
};

/// The table of σ at equal distances between ±range, read below, at or between its entries, from which the
/// answers' σ must have come: it gives every σ that can be recovered, within the precision of single
/// precision, and more of them than could agree by chance. Nothing for a loss without σ, or if there is none.
std::optional<SigmaTable> find_sigma_table(Cases cases);

}  // namespace gradjudge
