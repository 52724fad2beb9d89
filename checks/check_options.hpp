// SPDX-License-Identifier: MIT
#pragma once
#include "checks/oracle/oracle.hpp"

namespace gradjudge {

/// How much may be spent on one counterexample. Each evaluation asks the implementation once.
struct ShrinkLimits {
  int evaluations = 2000;
  double seconds = 5;
};

struct CheckOptions {
  OraclePath path = OraclePath::shared_scores;
  Precision precision = Precision::bits_256;
  double slack = 16;
  bool diagnose = false;           ///< explain failures, see explain_failures
  ShrinkLimits counterexample{0};  ///< for each smallest counterexample; no evaluations: none is looked for
};

}  // namespace gradjudge
