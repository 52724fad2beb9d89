// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <type_traits>
#include <utility>

#include "reference/mistakes/mistake.hpp"

namespace gradjudge {

/// `wrong` for every problem of the listed losses that it can be called with, nothing for the others.
template <class Scalar, class Wrong>
auto applied_to(std::vector<std::string> losses, Wrong wrong) {
  return [losses = std::move(losses),
          wrong = std::move(wrong)](const Problem<Scalar>& problem) -> std::optional<Evaluation<Scalar>> {
    if (std::find(losses.begin(), losses.end(), loss_id(problem)) == losses.end()) return std::nullopt;
    return std::visit(
        [&](const auto& p) -> std::optional<Evaluation<Scalar>> {
          if constexpr (std::is_invocable_v<const Wrong&, decltype(p)>) {
            return wrong(p);
          } else {
            return std::nullopt;
          }
        },
        problem);
  };
}

/// A mistake from one wrong computation, generic in the scalar: called with a problem struct, it returns its
/// evaluation, or nothing where it does not apply.
template <class Wrong>
Mistake make_mistake(std::string id, std::string sentence, std::vector<std::string> losses, Wrong wrong) {
  auto in_double = applied_to<double>(losses, wrong);
  auto in_real = applied_to<Real>(losses, std::move(wrong));
  return {std::move(id), std::move(sentence), std::move(losses), std::move(in_double), std::move(in_real)};
}

}  // namespace gradjudge
