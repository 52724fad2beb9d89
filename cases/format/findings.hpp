// SPDX-License-Identifier: MIT
#pragma once
#include <yaml-cpp/yaml.h>

#include <cstddef>
#include <string>
#include <vector>

#include "cases/invalid_file.hpp"

namespace gradjudge {

/// What reading one file has found so far.
class Findings {
 public:
  explicit Findings(std::string file) : file_(std::move(file)) {}

  Place place(const YAML::Mark& mark) const;
  void add(const Place& place, std::string what, std::string expected, std::string remedy);
  void add(const YAML::Node& node, std::string what, std::string expected, std::string remedy);

  /// How many problems there are by now; two counts differ if something was found between them.
  std::size_t count() const { return problems_.size() + left_out_; }

  /// Throws InvalidFile if there is a problem.
  void throw_if_any() const;

 private:
  std::string file_;
  std::vector<FileProblem> problems_;
  std::size_t left_out_ = 0;
};

}  // namespace gradjudge
