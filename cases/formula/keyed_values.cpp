// SPDX-License-Identifier: MIT
#include "cases/formula/keyed_values.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cases/format/scalar.hpp"
#include "cases/format/suggestion.hpp"
#include "cases/format/value.hpp"

namespace gradjudge {

std::map<std::string, YAML::Node> keyed_values(const YAML::Node& node,
                                               std::span<const std::string_view> known, Findings& findings) {
  std::map<std::string, YAML::Node> values;
  if (!node.IsMap()) {
    findings.add(node, describe(node) + " stands here",
                 fmt::format("a mapping of {}", fmt::join(known, ", ")), "write keys and values");
    return values;
  }
  for (const auto& pair : node) {
    const std::string key = pair.first.IsScalar() ? pair.first.Scalar() : "";
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      findings.add(pair.first, fmt::format("unknown key {}", quoted(key)),
                   fmt::format("one of {}", fmt::join(known, ", ")), suggestion(key, known, "remove it"));
    } else if (!values.emplace(key, pair.second).second) {
      findings.add(pair.first, fmt::format("key {} stands again", quoted(key)), "each key once",
                   "remove one of them");
    }
  }
  return values;
}

}  // namespace gradjudge
