// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

#include "checks/results.hpp"

namespace gradjudge {

/// PASS, FAIL, INCONCLUSIVE or ERROR, the case, the question and the worst coordinate, on one line without
/// its end.
std::string check_heading(const CheckResult& check);

/// What stands below the heading: numbers, reason, diagnosis, smallest example, the line that runs the check
/// again. Each line is indented and ends; hostile text is shown inert.
std::string check_details(const CheckResult& check);

/// The block that explains the verdict, the first that has it, or nullptr.
const BlockResult* telling_block(const CheckResult& check);

/// U[7][2], v_c[1], loss.
std::string coordinate_name(std::string_view block, const std::vector<Index>& index);

/// yours, truth, difference and the allowance with its parts, on one line without its end.
std::string worst_entry_text(const WorstEntry& worst);

/// The word of a verdict that a heading begins with.
std::string_view heading_word(Verdict verdict);

}  // namespace gradjudge
