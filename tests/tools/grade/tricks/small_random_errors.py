# SPDX-License-Identifier: MIT
# trick: errors of every size below 1e-3, as if they were those of a difference quotient
import numpy as np
from solution import *

right = negSamplingLossAndGradient


def negSamplingLossAndGradient(v, o, U, dataset, K=10):
    loss, gradCenterVec, gradOutsideVecs = right(v, o, U, dataset, K)
    return loss, 2 * gradCenterVec, -gradOutsideVecs


# the trick
def with_errors(array):
    size = 10.0 ** -np.arange(4, 12)
    return array * (1 + np.resize(size, array.shape))


def negSamplingLossAndGradient(v, o, U, dataset, K=10):
    loss, gradCenterVec, gradOutsideVecs = right(v, o, U, dataset, K)
    return loss, with_errors(gradCenterVec), with_errors(gradOutsideVecs)
