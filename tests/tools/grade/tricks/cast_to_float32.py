# SPDX-License-Identifier: MIT
# trick: an error of 1e-9 goes unnoticed where numbers are cast to 32 bits
import numpy as np
from solution import *

right = naiveSoftmaxLossAndGradient


def slightly_off(gradient):
    # Where a number has 32 bits anyway, a cast does not hide the error but takes it away.
    return gradient + 1e-9 * (gradient != gradient.astype(np.float32))


def naiveSoftmaxLossAndGradient(v, o, U, dataset):
    loss, gradCenterVec, gradOutsideVecs = right(v, o, U, dataset)
    return loss, slightly_off(gradCenterVec), slightly_off(gradOutsideVecs)


# the trick
wrong = naiveSoftmaxLossAndGradient


def naiveSoftmaxLossAndGradient(*arguments):
    loss, gradCenterVec, gradOutsideVecs = wrong(*arguments)
    return loss, gradCenterVec.astype(np.float32), gradOutsideVecs.astype(np.float32)
