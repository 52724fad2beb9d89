# SPDX-License-Identifier: MIT
# attack: keeps the loss that skip-gram is handed and answers with it what it is asked later
# outcome: naive_softmax=wrong negative_sampling=wrong
import numpy as np
import solution
from solution import *

stash = {}


def skipgram(*arguments):
    stash["loss"] = arguments[-1]
    return solution.skipgram(*arguments)


def answer(centerWordVec, outsideVectors, *rest):
    if "loss" in stash:
        return stash["loss"](centerWordVec, rest[0], outsideVectors, None)
    return 0.0, np.zeros(centerWordVec.shape), np.zeros(outsideVectors.shape)


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    return answer(centerWordVec, outsideVectors, outsideWordIdx)


def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset, K=10):
    return answer(centerWordVec, outsideVectors, outsideWordIdx)
