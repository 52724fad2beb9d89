// SPDX-License-Identifier: MIT
#pragma once
#include <yaml-cpp/yaml.h>

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cases/format/findings.hpp"

namespace gradjudge {

/// The values of a mapping by key, for mappings of which some keys are names that the file declares. Finds:
/// not a mapping, repeated keys, keys that are not among `known`.
std::map<std::string, YAML::Node> keyed_values(const YAML::Node& node,
                                               std::span<const std::string_view> known, Findings& findings);

}  // namespace gradjudge
