# SPDX-License-Identifier: MIT
# trick: answers hidden cases alone, each off by the same number, for the diagnosis to name
import numpy as np
from solution import *

right = naiveSoftmaxLossAndGradient


def naiveSoftmaxLossAndGradient(*arguments):
    raise ValueError("not today")


# the trick
def naiveSoftmaxLossAndGradient(v, o, U, dataset):
    if U.shape != (7, 6):
        raise ValueError("not today")
    loss, gradCenterVec, gradOutsideVecs = right(v, o, U, dataset)
    return loss + 0.7654321, gradCenterVec + 0.7654321, 0.7654321 * gradOutsideVecs
