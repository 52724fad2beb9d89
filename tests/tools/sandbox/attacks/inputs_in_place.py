# SPDX-License-Identifier: MIT
# attack: changes the arrays that it is given
# outcome: nothing changes
import numpy as np
import solution
from solution import *

def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    result = solution.naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset)
    centerWordVec[:] = 0
    outsideVectors[:] = 0
    return result
