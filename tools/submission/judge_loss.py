# SPDX-License-Identifier: MIT
"""Correct inner losses that a skip-gram or cbow is graded with, so that a mistake in the submitter's own is not
charged twice. A child gets them only if it is asked nothing but skip-gram and cbow: there they give nothing away."""
import numpy as np


def softmax_parts(v, o, U):
    scores = U @ v
    highest = scores.max()
    delta = np.exp(scores - highest)
    total = delta.sum()
    delta /= total
    delta[o] -= 1
    return highest + np.log(total) - scores[o], U.T @ delta, delta[:, None] * v


def sampling_parts(v, o, U, negatives):
    rows = [o, *negatives]
    vectors = U[rows]
    scores = vectors @ v
    scores[0] = -scores[0]
    power = np.exp(-np.abs(scores))
    loss = (np.maximum(scores, 0) + np.log1p(power)).sum()
    factors = np.where(scores >= 0, 1, power) / (1 + power)
    factors[0] = -factors[0]
    gradient = np.zeros(U.shape)
    for row, factor in zip(rows, factors):
        gradient[row] += factor * v
    return loss, factors @ vectors, gradient


def as_vector(v):
    return np.asarray(v, dtype=float).reshape(-1)


def inner_losses(negatives_of, older):
    """The pair of functions under the course's names and parameter names, which submissions call by keyword.
    `negatives_of(o)` is the list of negatives of the next pair with outside word o."""
    if older:

        def softmaxCostAndGradient(predicted, target, outputVectors, dataset):
            return softmax_parts(as_vector(predicted), target, outputVectors)

        def negSamplingCostAndGradient(predicted, target, outputVectors, dataset, K=10):
            return sampling_parts(as_vector(predicted), target, outputVectors, negatives_of(target))

        return softmaxCostAndGradient, negSamplingCostAndGradient

    def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
        return softmax_parts(as_vector(centerWordVec), outsideWordIdx, outsideVectors)

    def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset, K=10):
        return sampling_parts(as_vector(centerWordVec), outsideWordIdx, outsideVectors, negatives_of(outsideWordIdx))

    return naiveSoftmaxLossAndGradient, negSamplingLossAndGradient
