// SPDX-License-Identifier: MIT
#pragma once
#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <string>

#include "cases/format/findings.hpp"

namespace gradjudge {

/// The text of a YAML file that a user named: no more than a file may have, so that a pipe or a device
/// without end comes to an end as well. Throws InvalidFile.
std::string read_yaml_file(const std::filesystem::path& path);

/// The only document of the text. YAML's own errors end the reading, for what follows them cannot be trusted,
/// and so does a text without anything: `expected` is what it should be, `remedy` how to start one. Throws
/// InvalidFile.
YAML::Node parse_document(const std::string& text, const std::string& expected, const std::string& remedy,
                          Findings& findings);

}  // namespace gradjudge
