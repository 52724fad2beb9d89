// SPDX-License-Identifier: MIT
#pragma once
#include <yaml-cpp/yaml.h>

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cases/format/field.hpp"
#include "cases/format/findings.hpp"
#include "reference/linear_algebra.hpp"
#include "reference/real.hpp"

namespace gradjudge {

/// What stood behind a key: text, name, choice · choices · decimal · integer, index · vector · rows · indices
/// · index_lists · mapping, mappings.
using Value = std::variant<std::string, std::vector<std::string>, Real, Index, Vector<Real>, Matrix<Real>,
                           std::vector<Index>, std::vector<std::vector<Index>>, YAML::Node>;

/// What the field says must stand there; nothing if something else does, which is then among the findings.
std::optional<Value> read_value(const YAML::Node& node, const Field& field, Findings& findings);

/// What a node is, in words, for a message: "abc", a list of 3, a mapping, nothing.
std::string describe(const YAML::Node& node);

}  // namespace gradjudge
