// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cases/case.hpp"
#include "reference/formula/inputs.hpp"
#include "reference/formula/loss.hpp"

namespace gradjudge {

/// A case of a suite that defines its own loss: the arrays that it puts into the formula.
struct LossCase {
  std::string name;
  std::string description;
  std::vector<std::string> tags;
  formula::Inputs inputs;
  Place place;
};

/// A file that defines a loss and has cases of it.
struct LossSuite {
  std::string name;
  std::string description;
  std::string file;
  std::shared_ptr<const formula::Loss> loss;
  std::vector<LossCase> cases;
};

/// Whether the text is of a suite that defines its own loss: `loss:` is a mapping.
bool defines_its_loss(const std::string& yaml);

/// Throws InvalidFile with every problem of the file: of its keys, of each formula, of each case's arrays. A
/// random case is drawn within the domain of the formula and away from its kinks, or refused.
LossSuite parse_loss_suite(const std::string& yaml, const std::string& file);
LossSuite load_loss_suite(const std::filesystem::path& path);

}  // namespace gradjudge
