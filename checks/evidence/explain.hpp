// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "cases/case.hpp"
#include "checks/check_options.hpp"
#include "checks/oracle/black_box.hpp"

namespace gradjudge {

/// The central difference with one step: what its error is bounded by, and what it really is.
struct StepError {
  Step step;
  long double truncation = 0;  ///< bound
  long double rounding = 0;    ///< bound
  long double error = 0;       ///< |difference − truth|, truth from 1025 bits
};

/// How one number is known.
struct Explanation {
  std::string entry;  ///< U[7][2]
  Bounded<Real> x;    ///< the coordinate itself
  long double M3 = 0;
  CentralDifference<Real> black_box;  ///< with the best step, of the inputs as they are held
  bool inputs_are_exact = true;       ///< whether these are the inputs as they were written
  Bounded<Real> truth;                ///< by the cheap path, which a check judges by
  bool shares_scores = true;          ///< if not, that path is the adjoint's
  Real analytic;                      ///< the reference in high precision
  double in_double = 0;               ///< the reference in double
  double rounding = 0;                ///< its budget
  double slack = 1;
  double declared = 0;  ///< what the case declares beyond rounding
  std::vector<StepError> steps;
};

/// Explains one coordinate of a problem's gradient. Throws std::out_of_range if the problem has no such
/// coordinate, and std::domain_error if there is no derivative (relu at 0).
Explanation explain(const Case& a_case, const Coordinate& coordinate, const CheckOptions& options);

/// The coordinate of the largest gradient entry of the last block: the one explained if none is asked for.
Coordinate largest_coordinate(const Problem<Real>& problem);

}  // namespace gradjudge
