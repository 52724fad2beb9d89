// SPDX-License-Identifier: MIT
#include "tools/select_losses.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>

#include "cases/format/yaml_file.hpp"
#include "cases/suite_files.hpp"

namespace gradjudge {
namespace {

bool is_chosen(const CaseSelection& selection, const LossSuite& suite, const LossCase& a_case) {
  const auto matches = [&](const std::string& pattern) {
    const std::string full = suite.name + "/" + a_case.name;
    return ::fnmatch(pattern.c_str(), a_case.name.c_str(), 0) == 0 ||
           ::fnmatch(pattern.c_str(), full.c_str(), 0) == 0;
  };
  const auto has = [&](const std::string& tag) {
    return std::find(a_case.tags.begin(), a_case.tags.end(), tag) != a_case.tags.end();
  };
  const auto& [paths, filters, tags, questions, large, allow_empty] = selection;
  return (filters.empty() || std::any_of(filters.begin(), filters.end(), matches)) &&
         (tags.empty() || std::any_of(tags.begin(), tags.end(), has));
}

}  // namespace

std::vector<LossSuite> take_losses(CaseSelection& selection) {
  std::vector<LossSuite> losses;
  if (selection.paths.empty()) return losses;
  std::vector<std::string> others;
  for (const auto& file : suite_files({selection.paths.begin(), selection.paths.end()})) {
    if (!defines_its_loss(read_yaml_file(file))) {
      others.push_back(file.string());
      continue;
    }
    LossSuite& suite = losses.emplace_back(load_loss_suite(file));
    std::erase_if(suite.cases, [&](const LossCase& one) { return !is_chosen(selection, suite, one); });
  }
  if (!losses.empty()) selection.paths = std::move(others);
  return losses;
}

}  // namespace gradjudge
