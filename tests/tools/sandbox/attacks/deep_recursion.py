# SPDX-License-Identifier: MIT
# attack: calls itself until the stack ends
# outcome: naive_softmax=crash|exception|out_of_memory|timeout
import numpy as np
import solution
from solution import *

def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    import sys

    sys.setrecursionlimit(1 << 30)


    def deeper(n):
        return deeper(n + 1) + 1


    return deeper(0)
