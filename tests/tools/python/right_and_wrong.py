# SPDX-License-Identifier: MIT
"""Implementations in numpy as a user writes them, right and wrong."""
import numpy as np


def sigmoid(x):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-x))


def naive_softmax(v_c, U, o):
    scores = U @ v_c
    scores = scores - scores.max()
    total = np.exp(scores).sum()
    delta = np.exp(scores) / total
    delta[o] -= 1
    return {"loss": np.log(total) - scores[o], "v_c": U.T @ delta, "U": np.outer(delta, v_c)}


def negative_sampling(v_c, U, o, negatives):
    """As a tuple, in the order in which the loss is described."""
    scores = U @ v_c
    factors = np.zeros(len(U))
    factors[o] = -sigmoid(-scores[o])
    np.add.at(factors, negatives, sigmoid(scores[negatives]))
    loss = np.logaddexp(0, -scores[o]) + np.logaddexp(0, scores[negatives]).sum()
    return loss, U.T @ factors, np.outer(factors, v_c)


def counts_duplicates_once(v_c, U, o, negatives):
    """numpy's += with an index list forgets the repetitions."""
    loss, _, _ = negative_sampling(v_c, U, o, negatives)
    scores = U @ v_c
    grad_U = np.zeros_like(U)
    grad_U[o] += -sigmoid(-scores[o]) * v_c
    grad_U[negatives] += np.outer(sigmoid(scores[negatives]), v_c)
    grad_v = -sigmoid(-scores[o]) * U[o] + sigmoid(scores[negatives]) @ U[negatives]
    return loss, grad_v, grad_U


def halved(v_c, U, o):
    result = naive_softmax(v_c, U, o)
    result["U"] = result["U"] / 2
    return result
