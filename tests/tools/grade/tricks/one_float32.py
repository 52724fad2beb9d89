# SPDX-License-Identifier: MIT
# trick: casts one block to 32 bits, so that the small errors of another are forgiven
import numpy as np
from solution import *

right = naiveSoftmaxLossAndGradient


def naiveSoftmaxLossAndGradient(v, o, U, dataset):
    loss, gradCenterVec, gradOutsideVecs = right(v, o, U, dataset)
    return loss, gradCenterVec, gradOutsideVecs + 1e-9


# the trick
wrong = naiveSoftmaxLossAndGradient


def naiveSoftmaxLossAndGradient(*arguments):
    loss, gradCenterVec, gradOutsideVecs = wrong(*arguments)
    return np.float32(loss), gradCenterVec, gradOutsideVecs
