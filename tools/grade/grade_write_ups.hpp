// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/derivation/verdict/derivation_result.hpp"
#include "tools/submission/submission.hpp"

namespace gradjudge {

/// Every line of every write-up of a submission. A file that another reads with \input is graded as part of
/// that one; \input sees nothing but what was handed in. What cannot be read is named in `notes`.
std::vector<DerivationResult> grade_write_ups(const std::vector<SubmittedFile>& write_ups,
                                              std::vector<std::string>& notes);

}  // namespace gradjudge
