// SPDX-License-Identifier: MIT
#pragma once
#include <yaml-cpp/yaml.h>

#include <string>
#include <vector>

#include "cases/case.hpp"
#include "cases/format/findings.hpp"

namespace gradjudge {

/// What a suite says for every case of it.
struct CaseDefaults {
  std::string loss;  ///< empty: each case names its own
  std::string inner = "naive_softmax";
  std::vector<std::string> tags;
};

/// Reads one case. If something was found, the case is not to be used.
Case read_case(const YAML::Node& node, const CaseDefaults& defaults, Findings& findings);

}  // namespace gradjudge
