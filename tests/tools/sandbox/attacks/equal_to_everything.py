# SPDX-License-Identifier: MIT
# attack: returns arrays that say they equal whatever they are compared with
# outcome: naive_softmax=wrong
import numpy as np
import solution
from solution import *

class Agreeable(np.ndarray):
    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return np.zeros(self.shape)

    __rsub__ = __sub__

    def __array_function__(self, function, types, arguments, keywords):
        return True


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    return (np.zeros(()).view(Agreeable), np.zeros(centerWordVec.shape).view(Agreeable),
            np.zeros(outsideVectors.shape).view(Agreeable))
