// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "checks/submission_result.hpp"

namespace gradjudge {

/// A table of the submissions, then what somebody should look at; of about so many bytes at most. Empty
/// without submissions.
std::string submissions_markdown(const std::vector<SubmissionResult>& submissions, std::size_t room);

}  // namespace gradjudge
