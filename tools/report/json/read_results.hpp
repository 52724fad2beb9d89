// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

#include "checks/results.hpp"

namespace gradjudge {

/// What json_report() wrote, read back. `file` is the name that errors begin with. Fields that are not known
/// are passed over: a newer version of the program may have added them. Throws BadInput with line and column
/// where the text is no JSON, and with the field where it is no results.
Results read_results(std::string_view json, const std::string& file);

}  // namespace gradjudge
