// SPDX-License-Identifier: MIT
#include "cases/format/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace gradjudge {
namespace {

constexpr std::size_t most_problems = 1000;

}  // namespace

Place Findings::place(const YAML::Mark& mark) const {
  if (mark.is_null()) return {file_, 0, 0};
  return {file_, mark.line + 1, mark.column + 1};
}

void Findings::add(const Place& place, std::string what, std::string expected, std::string remedy) {
  if (problems_.size() >= most_problems) {
    ++left_out_;
    return;
  }
  problems_.push_back({place, std::move(what), std::move(expected), std::move(remedy)});
}

void Findings::add(const YAML::Node& node, std::string what, std::string expected, std::string remedy) {
  add(place(node.Mark()), std::move(what), std::move(expected), std::move(remedy));
}

void Findings::throw_if_any() const {
  if (problems_.empty()) return;
  std::vector<FileProblem> sorted = problems_;
  const auto position = [](const FileProblem& problem) {
    return std::tuple(problem.place.line, problem.place.column);
  };
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](const auto& a, const auto& b) { return position(a) < position(b); });
  if (left_out_ > 0) {
    sorted.push_back({{file_, 0, 0},
                      fmt::format("{} more problems are not listed", left_out_),
                      "none",
                      "mend those above first"});
  }
  throw InvalidFile(std::move(sorted));
}

}  // namespace gradjudge
