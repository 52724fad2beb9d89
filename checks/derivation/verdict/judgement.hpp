// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/derivation/verdict/claim.hpp"

namespace gradjudge::derivation {

/// What comes of comparing one expression with one claim.
struct Judgement {
  enum class Outcome {
    right,
    right_by_convention,
    wrong,       ///< it has a value, and another one
    misshapen,   ///< in no convention do its shapes fit the claim
    unevaluable  ///< it was read, but something in it has no value
  };
  Outcome outcome = Outcome::unevaluable;
  std::string reason;         ///< which shapes do not fit, what has no value
  std::string convention;     ///< what was granted
  Convention orientation;     ///< the one that it was judged in
  std::string unbound_index;  ///< the index that nothing binds, if that is why it has no value

  bool is_right() const { return outcome == Outcome::right || outcome == Outcome::right_by_convention; }
};

/// The conventions that a document allows, the likeliest first.
using Conventions = std::vector<Convention>;

/// All eight, columns first.
Conventions all_conventions();

/// Compares the expression with the claim's truth in high precision, in several worlds: strictly in each
/// convention, then transposed, then with transposes supplied, then with ŷ for ŷ_w.
Judgement judge(const Expression& expression, const Claim& claim, const Conventions& conventions);

/// Whether the expression is strictly equal to the claim's truth in this convention, in the given world, in
/// the scalar's precision. Never throws: what has no value is not equal.
template <class Scalar>
bool equals_truth(const Expression& expression, const Claim& claim, const World<Real>& world,
                  const Convention& convention);

/// The world that a claim is tried in: one of its scenes, one seed.
const World<Real>& world_for(Scene scene, std::uint64_t seed);

}  // namespace gradjudge::derivation
