// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "checks/derivation/verdict/derivation_result.hpp"

namespace gradjudge {

/// Feedback for the writer: each wrong line as it was written, the mend and why, then what could not be read
/// and what is right only in another convention; of about so many bytes at most. Empty without derivations.
std::string derivations_markdown(const std::vector<DerivationResult>& derivations, std::size_t room);

}  // namespace gradjudge
