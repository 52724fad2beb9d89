// SPDX-License-Identifier: MIT
#pragma once
#include <yaml-cpp/yaml.h>

#include <optional>
#include <string>

#include "cases/format/field.hpp"
#include "cases/format/findings.hpp"
#include "reference/linear_algebra.hpp"
#include "reference/real.hpp"

namespace gradjudge {

// Each reads one scalar, called `label` in messages, or returns nothing and adds what is wrong to the
// findings.

/// Text that is not empty and that YAML does not take for a number, a truth value or null.
std::optional<std::string> read_text(const YAML::Node& node, const std::string& label, Findings& findings);

/// Letters, digits, _, - and . after a letter or digit; at most 80 characters.
std::optional<std::string> read_name(const YAML::Node& node, const std::string& label, Findings& findings);

std::optional<Real> read_decimal(const YAML::Node& node, const std::string& label, const Range& range,
                                 Findings& findings);

std::optional<Index> read_integer(const YAML::Node& node, const std::string& label, const Range& range,
                                  Findings& findings);

/// Whether a tag such as !!float is written at the node; nothing in the format has one.
bool has_yaml_tag(const YAML::Node& node);

/// Characters that a terminal would obey are written out, as \x1b.
std::string visible(const std::string& text);

/// The visible text in quotes, shortened.
std::string quoted(const std::string& text);

/// The names that read_name accepts, as a regular expression.
inline constexpr const char* name_pattern = "^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$";

}  // namespace gradjudge
