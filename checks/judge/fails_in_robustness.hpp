// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>

#include "checks/results.hpp"

namespace gradjudge {

/// Whether a check fails in robustness alone: no further off than honest code in a textbook form, which loses
/// its digits or overflows there. The tag says it; of a check that fails it says nothing else.
inline bool fails_in_robustness(const CheckResult& check) {
  return check.verdict == Verdict::fail &&
         std::find(check.tags.begin(), check.tags.end(), "robustness") != check.tags.end();
}

}  // namespace gradjudge
