// SPDX-License-Identifier: MIT
#pragma once
#include <yaml-cpp/yaml.h>

#include <vector>

#include "cases/format/findings.hpp"
#include "reference/formula/read_loss.hpp"

namespace gradjudge {

/// A loss as a suite has it, and the nodes that its texts stand at.
struct LossNodes {
  formula::LossText text;
  std::vector<YAML::Node> inputs;  ///< the variables' descriptions
  std::vector<YAML::Node> data;
  std::vector<YAML::Node> definitions;  ///< the formulas
  std::vector<YAML::Node> outputs;
  YAML::Node loss;
};

/// Reads the mapping behind `loss:`. What is not as it must be is among the findings.
LossNodes read_loss_text(const YAML::Node& node, Findings& findings);

/// Adds what is wrong in one of the texts, at its place in the file.
void add_problem(const LossNodes& nodes, const formula::TextProblem& problem, Findings& findings);

}  // namespace gradjudge
