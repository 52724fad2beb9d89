// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "tools/grade/result/graded.hpp"

namespace gradjudge {

/// What a write-up's lines say to each of the derivations that are asked for, in the order asked. One formula
/// for the gradients of all words, softmax.u_any, also answers softmax.u_o and softmax.u_w, and the two
/// together answer it.
std::vector<GradedDerivation> asked_derivations(const std::vector<std::string>& ids,
                                                const std::vector<DerivationResult>& lines);

}  // namespace gradjudge
