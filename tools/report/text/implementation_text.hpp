// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/results.hpp"

namespace gradjudge {

/// "a table of σ of 1000 entries on ±6, index (score + 6) × 83 (as in word2vec.c)"
std::string allowance_text(const Allowance& allowance);

/// What a reader must know of an implementation to weigh its verdicts, a line each: what was allowed and why,
/// and that its gradients come from a step in place. Nothing for one that returns gradients and needs no
/// allowance. Printable.
std::vector<std::string> implementation_lines(const CheckedImplementation& implementation);

}  // namespace gradjudge
