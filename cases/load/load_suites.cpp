// SPDX-License-Identifier: MIT
#include "cases/load/load_suites.hpp"

#include <fmt/format.h>

#include <map>
#include <string>

#include "cases/load/load_suite.hpp"
#include "cases/suite_files.hpp"

namespace gradjudge {

std::vector<Suite> load_suites(const std::vector<std::filesystem::path>& paths) {
  std::vector<Suite> suites;
  std::vector<FileProblem> problems;
  std::map<std::string, std::string> file_of;
  for (const auto& path : suite_files(paths)) {
    try {
      Suite suite = load_suite(path);
      const auto [first, is_new] = file_of.try_emplace(suite.name, suite.file);
      if (!is_new) {
        problems.push_back({{suite.file, 0, 0},
                            fmt::format("the suite is named {} like that of {}", suite.name, first->second),
                            "suites whose names differ",
                            "rename one of them, or name each file only once"});
      }
      suites.push_back(std::move(suite));
    } catch (const InvalidFile& error) {
      problems.insert(problems.end(), error.problems.begin(), error.problems.end());
    }
  }
  if (!problems.empty()) throw InvalidFile(std::move(problems));
  return suites;
}

}  // namespace gradjudge
