// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>

#include "cases/case.hpp"
#include "checks/oracle/truth.hpp"

namespace gradjudge {

/// The smallest relative change of a single entry that a case would fail.
struct SensitiveEntry {
  double relative_change = 0;
  std::string suite;
  std::string case_name;
  std::string entry;  ///< U[7][2]
};

/// The entry that the case judges whose budget in double is smallest beside its truth. Entries that are zero
/// have no relative change; nothing if no other is judged.
std::optional<SensitiveEntry> most_sensitive_entry(const Suite& suite, const Case& a_case, const Truth& truth,
                                                   double slack);

}  // namespace gradjudge
