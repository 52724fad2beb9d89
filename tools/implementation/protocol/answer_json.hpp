// SPDX-License-Identifier: MIT
#pragma once
#include <nlohmann/json.hpp>
#include <optional>

#include "checks/answer.hpp"
#include "checks/implementation.hpp"
#include "reference/problem.hpp"

namespace gradjudge {

/// The answer that a line holds to this problem:
///   {"answer": {"loss": J, "v_c": […], "U": [[…], …]}}, a gradient for each input;
///   {"after": {"U": …}} for an input that was updated in place by the given step, its gradient being
///   (before − after) / rate;
///   {"not_implemented": true}, or a list of what the answer leaves out: {"not_implemented": ["loss"], …};
///   {"error": "why there is no answer"}.
/// A matrix may give only some rows, {"rows": [2, 0], "values": [[…], […]]}: in a gradient the others are
/// zero, after a step they are as before. Throws NotProtocol for anything else; nothing in the line is
/// trusted.
Answer answer_of(const nlohmann::json& line, const Problem<double>& problem,
                 const std::optional<UpdateStep>& step);

}  // namespace gradjudge
