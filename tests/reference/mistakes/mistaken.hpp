// SPDX-License-Identifier: MIT
#pragma once
#include <stdexcept>

#include "reference/mistakes/mistake.hpp"

namespace gradjudge {

/// The block that somebody with this mistake returns, untouched rows as zeros.
inline Matrix<double> mistaken(std::string_view id, const Problem<double>& problem, std::string_view block) {
  const Mistake* mistake = find_mistake(id);
  if (mistake == nullptr) throw std::invalid_argument("no mistake " + std::string(id));
  return dense(mistake->in_double(problem).value().at(block));
}

/// The block as it should be.
inline Matrix<double> right(const Problem<double>& problem, std::string_view block) {
  return dense(evaluate(problem).at(block));
}

}  // namespace gradjudge
