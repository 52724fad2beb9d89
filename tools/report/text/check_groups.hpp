// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "checks/results.hpp"

namespace gradjudge {

/// Checks that are shown as one, which have the first one's verdict.
struct CheckGroup {
  const CheckResult* first = nullptr;
  std::size_t checks = 0;
  std::vector<std::string_view> suites;
};

/// What is not a pass, in the order of the checks. Each stands alone, but errors of one implementation for
/// one reason are one: a function that is missing is missing in every case. The results must outlive them.
std::vector<CheckGroup> not_passed(const Results& results);

/// On one line without its end: the check's heading, or of how many checks it is one.
std::string group_heading(const CheckGroup& group);

/// What stands below the heading, as check_details.
std::string group_details(const CheckGroup& group);

}  // namespace gradjudge
