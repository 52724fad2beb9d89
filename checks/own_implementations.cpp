// SPDX-License-Identifier: MIT
#include "checks/own_implementations.hpp"

namespace gradjudge {

Implementation reference_implementation(Arithmetic arithmetic) {
  if (arithmetic == Arithmetic::float32) {
    return {"reference:float", arithmetic, {}, [](const Problem<Real>& problem) {
              return to_answer(evaluate(cast<float>(problem)));
            }};
  }
  return {"reference", arithmetic, {}, [](const Problem<Real>& problem) {
            return to_answer(evaluate(cast<double>(problem)));
          }};
}

Implementation mistake_implementation(const Mistake& mistake) {
  return {"mistake:" + mistake.id, Arithmetic::float64, {}, [&mistake](const Problem<Real>& problem) {
            const auto evaluation = mistake.in_double(cast<double>(problem));
            if (evaluation) return to_answer(*evaluation);
            Answer none;
            none.not_implemented = true;
            return none;
          }};
}

}  // namespace gradjudge
