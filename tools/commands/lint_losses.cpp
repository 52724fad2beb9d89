// SPDX-License-Identifier: MIT
#include "tools/commands/lint_losses.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cases/format/yaml_file.hpp"
#include "cases/formula/loss_suite.hpp"
#include "checks/oracle/formula/two_proofs.hpp"

namespace gradjudge {

namespace fs = std::filesystem;

std::vector<fs::path> suites_with_a_loss(const std::vector<fs::path>& paths) {
  std::vector<fs::path> found;
  const auto consider = [&](const fs::path& file) {
    const bool yaml = file.extension() == ".yaml" || file.extension() == ".yml";
    if (yaml && fs::is_regular_file(file) && defines_its_loss(read_yaml_file(file))) found.push_back(file);
  };
  for (const auto& path : paths) {
    if (!fs::is_directory(path)) {
      consider(path);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(path)) consider(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

void lint_loss(const fs::path& path) {
  const LossSuite suite = load_loss_suite(path);
  Index coordinates = 0;
  for (const LossCase& a_case : suite.cases)
    coordinates += two_proofs(*suite.loss, a_case.inputs).coordinates;
  fmt::print("no problem in {}: the {} {}, {} case{}, {} coordinate{}, of which both proofs meet\n",
             path.string(), suite.loss->is_layer ? "layer" : "loss", suite.loss->name, suite.cases.size(),
             suite.cases.size() == 1 ? "" : "s", coordinates, coordinates == 1 ? "" : "s");
}

}  // namespace gradjudge
