// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case.hpp"

namespace gradjudge {

enum class LineVerdict { right, right_by_convention, wrong, unread, not_a_claim };

constexpr std::string_view to_string(LineVerdict verdict) {
  switch (verdict) {
    case LineVerdict::right:
      return "right";
    case LineVerdict::right_by_convention:
      return "right_by_convention";
    case LineVerdict::wrong:
      return "wrong";
    case LineVerdict::unread:
      return "unread";
    case LineVerdict::not_a_claim:
      return "not_a_claim";
  }
  return "unread";
}

/// The edit that makes a wrong line right.
struct Mend {
  std::string before;  ///< LaTeX of the part that changes
  std::string after;
  std::string sentence;
  std::string line;  ///< LaTeX of the whole line, mended
};

/// One line of a written derivation: an expression behind an equals sign.
struct DerivationResult {
  Place place;              ///< of the line; in a notebook, within its cell
  std::optional<int> cell;  ///< of a notebook, from 0
  Place row;                ///< where the line of the display begins that it stands on
  std::string question;     ///< question id; empty if the line answers none of them
  std::string latex;        ///< as it is written
  LineVerdict verdict = LineVerdict::unread;
  bool answer = false;        ///< the last line of its chain that is a value for the question
  bool error_enters = false;  ///< the first wrong line after a right one, or the first of all
  std::string reason;         ///< why it is not simply right
  std::string convention;     ///< which convention or repair makes it right
  std::optional<Mend> mend;
};

}  // namespace gradjudge
