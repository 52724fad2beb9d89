// SPDX-License-Identifier: MIT
#pragma once
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "reference/ball.hpp"
#include "reference/formula/inputs.hpp"
#include "reference/formula/loss.hpp"

namespace gradjudge {

/// The two proofs of one gradient entry do not meet: the formula's evaluation or its derivative is wrong.
struct ProofsDisagree : std::logic_error {
  using std::logic_error::logic_error;
};

/// A value or gradient of a formula, entry by entry; not finite where there is no derivative.
struct EnclosedArray {
  std::vector<Index> shape;
  std::vector<Ball> entries;
};

/// What is known of a formula at its inputs.
struct FormulaTruth {
  std::map<std::string, EnclosedArray> values;     ///< of its results: "loss", or the outputs of a layer
  std::map<std::string, EnclosedArray> gradients;  ///< by input
  Index coordinates = 0;
  Index differenced = 0;  ///< so many of them by central differences too
};

struct ProofOptions {
  slong bits = 256;
  slong most_bits = 1 << 14;  ///< where a value of the formula as it is written has no enclosure at fewer
  Index most_differenced =
      4000;  ///< with more coordinates a sample is differenced, and each block's extremes
};

/// Truth by two proofs that must meet: reverse accumulation in ball arithmetic encloses every entry; central
/// differences with proven truncation enclose it too. What is returned is the narrower of the two. Bits are
/// doubled while a result is not finite (log(1 − σ(x)) at a score of 200 needs 300).
/// Throws ProofsDisagree, CannotUnroll.
FormulaTruth two_proofs(const formula::Loss& loss, const formula::Inputs& inputs,
                        const ProofOptions& options = {});

}  // namespace gradjudge
