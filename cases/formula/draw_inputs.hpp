// SPDX-License-Identifier: MIT
#pragma once
#include "cases/case.hpp"
#include "reference/formula/inputs.hpp"
#include "reference/formula/loss.hpp"

namespace gradjudge {

/// Adds every array of the loss that `given` has not, drawn by its nature (seed, scale and decimals of the
/// request): numbers within their range, indices into what they index, probabilities that sum to 1 along the
/// last dimension, symmetric and positive definite matrices. Draws again until the loss is smooth around the
/// inputs, at most 100 times. Throws InvalidProblem if it found none, FormulaProblem if a size has no value.
formula::Inputs draw_inputs(const formula::Loss& loss, const formula::Inputs& given,
                            const RandomProblem& request);

}  // namespace gradjudge
