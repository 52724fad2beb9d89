// SPDX-License-Identifier: MIT
#pragma once
#include <nlohmann/json.hpp>

#include "checks/answer.hpp"
#include "reference/formula/inputs.hpp"
#include "reference/formula/loss.hpp"

namespace gradjudge {

/// A problem of a loss that a suite defines, as the protocol puts it: "loss" first, then every input and
/// datum by its name as nested lists; of a layer the upstream gradients too.
nlohmann::ordered_json formula_json(const formula::Loss& loss, const formula::Inputs& inputs);

/// The answer that a line holds to it: {"answer": {"loss": J, "W": [[…], …]}}, of a layer its outputs in
/// place of the loss, each as nested lists; {"not_implemented": true} or a list of what is left out;
/// {"error": "why"}. Throws NotProtocol for anything else; nothing in the line is trusted.
Answer formula_answer(const nlohmann::json& line, const formula::Loss& loss, const formula::Inputs& inputs);

}  // namespace gradjudge
