// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/results.hpp"

namespace gradjudge {

struct TextStyle {
  bool color = false;    ///< for a terminal; never in a file
  bool verbose = false;  ///< passes and caught mistakes one by one, not only counted
};

/// What a person reads: everything that is not a pass in full, passes counted a suite, one line of summary.
std::string text_report(const Results& results, const TextStyle& style = {});

}  // namespace gradjudge
