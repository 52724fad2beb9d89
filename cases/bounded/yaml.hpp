// SPDX-License-Identifier: MIT
#pragma once
#include <yaml-cpp/yaml.h>

#include <cstddef>
#include <stdexcept>
#include <string>

namespace gradjudge {

/// What YAML from outside may cost to read and to hold.
struct YamlLimits {
  std::size_t bytes = std::size_t{32} << 20;
  std::size_t depth = 32;
  std::size_t values = 4'000'000;  ///< with what aliases stand for counted as often as they stand
};

/// Why a text is not read as YAML, and where.
struct InvalidYaml : std::runtime_error {
  InvalidYaml(const YAML::Mark& mark, const std::string& what, std::string expected, std::string remedy)
      : std::runtime_error(what), mark(mark), expected(std::move(expected)), remedy(std::move(remedy)) {}
  YAML::Mark mark;  ///< from 0
  std::string expected;
  std::string remedy;
};

/// Every YAML text that comes from outside of this program is read by this: its only document, null if the
/// text is empty. Throws InvalidYaml.
YAML::Node read_yaml(const std::string& text, const YamlLimits& limits = {});

}  // namespace gradjudge
