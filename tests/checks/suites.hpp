// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "cases/case.hpp"
#include "tests/checks/oracle/small_problems.hpp"

namespace gradjudge {

/// A case as a file would give it, of these inputs.
inline Case case_of(std::string name, Problem<Real> problem, std::vector<std::string> questions) {
  Case a_case;
  a_case.name = std::move(name);
  a_case.input = std::move(problem);
  a_case.questions = std::move(questions);
  return a_case;
}

inline Suite suite_of(std::string name, std::vector<Case> cases) {
  return {name, "", name + ".yaml", std::move(cases)};
}

/// Two negatives that differ from each other and from the outside word.
inline NegativeSamplingProblem<Real> small_sampling_without_repeats() {
  auto problem = small_sampling();
  problem.negatives = {0, 2};
  return problem;
}

}  // namespace gradjudge
