// SPDX-License-Identifier: MIT
#include "cases/invalid_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace gradjudge {
namespace {

std::string all_lines(const std::vector<FileProblem>& problems) {
  std::vector<std::string> lines;
  for (const auto& problem : problems) lines.push_back(to_string(problem));
  return fmt::format("{}", fmt::join(lines, "\n"));
}

}  // namespace

std::string to_string(const FileProblem& problem) {
  const std::string position =
      problem.place.line > 0 ? fmt::format(":{}:{}", problem.place.line, problem.place.column) : "";
  return fmt::format("{}{}: {}, expected {}, {}", problem.place.file, position, problem.what,
                     problem.expected, problem.remedy);
}

InvalidFile::InvalidFile(std::vector<FileProblem> found)
    : std::runtime_error(all_lines(found)), problems(std::move(found)) {}

}  // namespace gradjudge
