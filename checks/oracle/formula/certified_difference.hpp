// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "checks/oracle/formula/cones.hpp"
#include "reference/ball.hpp"
#include "reference/formula/inputs.hpp"
#include "reference/formula/program.hpp"

namespace gradjudge {

/// (J(x+h) − J(x−h)) / 2h with its certificate.
struct CertifiedDifference {
  Ball slope;  ///< encloses dJ/dx: truncation and rounding are in its radius; not finite where none is known
  Ball J_plus;
  Ball J_minus;
  int log2_step = 0;  ///< h = 2^log2_step
  Ball M3;            ///< encloses |d³J/dx³| on [x−h, x+h]
};

/// Central differences of one node of a program, by the definition: J is evaluated at x ± h, nothing is
/// differentiated but for the bound of the truncation, h²/6 · M₃ with M₃ from enclosed Taylor coefficients.
class CertifiedDifferences {
 public:
  /// The program and the inputs must outlive this. `center` holds the values of all nodes at the inputs.
  CertifiedDifferences(const formula::Program& program, formula::NodeId J, const formula::Inputs& inputs,
                       std::vector<Ball> center, slong bits);

  /// Along one leaf. Where an enclosure straddles a kink, the step is made smaller; if none is small enough,
  /// the slope is not finite.
  CertifiedDifference along(formula::NodeId leaf);

 private:
  Ball J_at(const std::vector<formula::NodeId>& cone, const Ball& x);

  const formula::Program& program_;
  formula::NodeId J_;
  const formula::Inputs& inputs_;
  std::vector<Ball> center_;
  std::vector<Ball> moved_;  ///< as `center`, but for a cone that is being evaluated
  Cones cones_;
  slong bits_;
};

}  // namespace gradjudge
