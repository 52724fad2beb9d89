// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <variant>

#include "cases/case.hpp"
#include "cases/format/findings.hpp"
#include "cases/format/mapping.hpp"

namespace gradjudge {

/// The inputs of a case, given in full or asked for; nothing if something was found.
std::optional<std::variant<Problem<Real>, RandomProblem>> read_input(const Mapping& a_case,
                                                                     const std::string& loss,
                                                                     const std::string& inner,
                                                                     Findings& findings);

}  // namespace gradjudge
