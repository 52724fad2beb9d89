// SPDX-License-Identifier: MIT
#pragma once
#include <yaml-cpp/yaml.h>

#include "cases/format/findings.hpp"
#include "cases/formula/loss_suite.hpp"

namespace gradjudge {

/// Reads one case of a loss: name, description, tags, sizes, random, and the loss's arrays by name. Sizes
/// follow from the arrays that are given; those that are not given are drawn if there is `random`.
LossCase read_loss_case(const YAML::Node& node, const formula::Loss& loss, Findings& findings);

}  // namespace gradjudge
