// SPDX-License-Identifier: MIT
#pragma once
#include <optional>

#include "checks/diagnosis/finding.hpp"

namespace gradjudge {

/// The answer to one case is another case's: something is kept from call to call.
std::optional<Finding> stale(Cases cases, const std::string& block);

/// The very same numbers are the answer to different questions.
std::optional<Finding> same_answer_to_all(Cases cases, const std::string& block);

/// Each answer is truth plus the answer before it, of the same shape: an accumulator that is never set to
/// zero. The cases must be in the order in which they were asked, of one process.
std::optional<Finding> accumulated(Cases cases, const std::string& block);

/// The inputs were changed in place in some case.
std::optional<Finding> inputs_changed(Cases cases);

/// The same question asked again got another answer in some case.
std::optional<Finding> answers_vary(Cases cases);

}  // namespace gradjudge
