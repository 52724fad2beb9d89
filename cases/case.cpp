// SPDX-License-Identifier: MIT
#include "cases/case.hpp"

#include "cases/random_problem.hpp"

namespace gradjudge {

Problem<Real> problem_of(const Case& a_case) {
  if (const auto* random = std::get_if<RandomProblem>(&a_case.input)) return make_problem(*random);
  return std::get<Problem<Real>>(a_case.input);
}

}  // namespace gradjudge
