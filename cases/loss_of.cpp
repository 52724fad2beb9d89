// SPDX-License-Identifier: MIT
#include "cases/loss_of.hpp"

namespace gradjudge {

std::string loss_of(const Case& a_case) {
  const auto* asked = std::get_if<RandomProblem>(&a_case.input);
  return std::string(asked != nullptr ? asked->loss : loss_id(std::get<Problem<Real>>(a_case.input)));
}

}  // namespace gradjudge
