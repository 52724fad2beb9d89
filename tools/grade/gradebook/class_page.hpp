// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "tools/grade/gradebook/class_report.hpp"

namespace gradjudge {

/// class.html, for those who teach: scores, questions, mistakes and who made them, whom to look at. Its links
/// lead to the submissions' pages beside it.
std::string class_page(const Assignment& assignment, const ClassResults& results,
                       const std::vector<TryAgain>& try_again);

}  // namespace gradjudge
