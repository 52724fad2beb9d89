// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "checks/derivation/verdict/context.hpp"
#include "checks/derivation/verdict/graded_step.hpp"

namespace gradjudge::derivation {

/// Appends one verdict for each case of a step that is a case distinction, by what holds where its condition
/// does. False, and nothing appended, if the conditions do not tell.
bool grade_cases(const Document& document, const Chain& chain, const Step& step, const Claim& claim,
                 const Context& context, std::vector<GradedStep>& out);

}  // namespace gradjudge::derivation
