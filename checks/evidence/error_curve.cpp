// SPDX-License-Identifier: MIT
#include "checks/evidence/error_curve.hpp"

namespace gradjudge {

ErrorCurve error_curve(const Explanation& explanation) {
  ErrorCurve curve;
  curve.entry = explanation.entry;
  curve.oracle_log2_step = explanation.black_box.step.log2;
  curve.oracle_bound = static_cast<double>(explanation.black_box.value.error);
  for (const StepError& step : explanation.steps) {
    curve.points.push_back({step.step.log2, static_cast<double>(step.error),
                            static_cast<double>(step.truncation), static_cast<double>(step.rounding)});
  }
  return curve;
}

}  // namespace gradjudge
