// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/results.hpp"
#include "tools/select_cases.hpp"

namespace gradjudge {

/// The command line of `gradjudge check` that asks a check's case again, and judges it alike: it repeats
/// `options`, the words that decide how checks come out, and of `selection` the questions. Where the failure
/// hangs on the cases that were asked before, the line asks all of the selection, on as many threads (`jobs`;
/// 0: one for each processor).
std::string again_line(const CheckResult& check, const CaseSelection& selection,
                       const std::vector<std::string>& options, int jobs);

}  // namespace gradjudge
