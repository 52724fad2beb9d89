// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "checks/judge/judge_case.hpp"
#include "reference/mistakes/mistake.hpp"

namespace gradjudge {

/// A case of one of these losses that catches the mistake, as YAML to be pasted below `cases:`; nothing if
/// none is found. Random problems are tried, and the first on which the mistake fails is shrunk to the
/// smallest on which it still shows in its first digits. What is returned has been read back as a file is,
/// and judged. The options limit the shrinking by the evaluations of a counterexample.
std::optional<std::string> catching_case(const Mistake& mistake, const std::vector<std::string>& losses,
                                         const CheckOptions& options);

}  // namespace gradjudge
