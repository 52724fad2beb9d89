// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/derivation/verdict/derivation_result.hpp"
#include "tools/reading/derivation_reader.hpp"
#include "tools/submission/submission.hpp"

namespace gradjudge {

struct GradedWriteUps {
  std::vector<DerivationResult> lines;
  std::vector<std::string> read;    ///< names of the files that were read
  std::vector<std::string> unread;  ///< sentences: which were not, and why
};

/// What the derivations of write-ups may cost, each.
DerivationLimits write_up_limits();

/// Every line of every write-up of a submission. A file that another reads with \input is graded as part of
/// that one; \input sees nothing but what was handed in. The reader has write_up_limits() and opens nothing.
GradedWriteUps grade_write_ups(const std::vector<SubmittedFile>& write_ups, DerivationReader& reader);

}  // namespace gradjudge
