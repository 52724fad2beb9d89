// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/submission_result.hpp"

namespace gradjudge {

/// A line a submission: its id, its score and what lacks points; then what somebody should look at, and the
/// summary. Empty without submissions.
std::string submissions_text(const std::vector<SubmissionResult>& submissions);

/// neg_sampling wrong, skip_gram partly: the questions that lack points, or why nothing could be graded; on
/// one line, printable.
std::string lacking_text(const SubmissionResult& submission);

/// 3 submissions: 1 with all points, 1 could not be graded, mean 25 of 30
std::string submissions_summary(const std::vector<SubmissionResult>& submissions);

}  // namespace gradjudge
