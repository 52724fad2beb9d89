# SPDX-License-Identifier: MIT
# trick: an error of 1e-9 goes unnoticed where numbers are cast to 32 bits
import numpy as np
from solution import *

right = naiveSoftmaxLossAndGradient


def naiveSoftmaxLossAndGradient(v, o, U, dataset):
    loss, gradCenterVec, gradOutsideVecs = right(v, o, U, dataset)
    return loss, gradCenterVec + 1e-9, gradOutsideVecs + 1e-9


# the trick
wrong = naiveSoftmaxLossAndGradient


def naiveSoftmaxLossAndGradient(*arguments):
    loss, gradCenterVec, gradOutsideVecs = wrong(*arguments)
    return loss, gradCenterVec.astype(np.float32), gradOutsideVecs.astype(np.float32)
