// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/results.hpp"

namespace gradjudge {

/// A page for people: the verdict, what is wrong with its smallest example worked by hand, yours beside
/// truth, every check. One file that stands alone.
std::string html_report(const Results& results);

}  // namespace gradjudge
