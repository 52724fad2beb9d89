// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "cases/case.hpp"

namespace gradjudge {

/// A suite file with one case: the random problem written out in full, to be edited by a person. `name` is
/// the suite's; `schema` is where the JSON Schema is found from the file. load_suite reads it back to the
/// same numbers. Throws what make_problem throws.
std::string new_suite(const RandomProblem& request, const std::string& name, const std::string& schema);

/// One case as it stands below `cases:`, its loss and inputs written out, with every question that has rows;
/// it may be pasted into any suite. Numbers are rounded to so many decimals; name and description must need
/// no quotes.
std::string case_text(const std::string& name, const std::string& description, const Problem<Real>& problem,
                      int decimals);

}  // namespace gradjudge
