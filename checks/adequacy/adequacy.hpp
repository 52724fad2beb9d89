// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "checks/adequacy/sensitive_entry.hpp"
#include "checks/judge/run_checks.hpp"

namespace gradjudge {

/// What a set of cases would let through.
struct Adequacy {
  std::vector<MistakeResult> mistakes;     ///< of the catalogue, in its order
  std::vector<IndistinctPair> indistinct;  ///< of the mistakes that are caught, in the catalogue's order
  std::optional<SensitiveEntry> most_sensitive;
};

/// Puts the cases to the known mistakes. Cases of more entries than a diagnosis takes are put only to the
/// mistakes that all smaller ones let through, and to the pairs that these do not tell apart: `caught_by`
/// names such a case only where no smaller one does. Throws ReferenceError as judge_case does.
Adequacy measure_adequacy(std::span<const Suite> suites, const CheckOptions& options,
                          const Progress& progress);

/// Looks for a case that would catch each survivor, of the losses that the suites have.
void propose_cases(Adequacy& adequacy, std::span<const Suite> suites, const CheckOptions& options);

}  // namespace gradjudge
