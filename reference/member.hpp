// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string_view>

namespace gradjudge {

/// What a number may be.
struct Range {
  std::optional<double> minimum;
  std::optional<double> maximum;
  bool open = false;  ///< the ends are left out
};

/// A member of a problem, for whoever reads, writes, draws or hands on problems without knowing their loss.
/// The member's type tells the rest: Vector, Matrix, Scalar, Index, a list of indices or a list of such
/// lists, InnerLoss.
struct Member {
  std::string_view name;
  std::string_view what;       ///< a sentence for somebody who writes a case
  std::string_view indexes{};  ///< the member whose rows or entries its indices mean; empty: plain numbers
  Range range{};               ///< of a Scalar, or of whole numbers that index nothing
  bool optional = false;       ///< there are problems without it
};

}  // namespace gradjudge
