# SPDX-License-Identifier: MIT
# attack: reads from address 0
# outcome: naive_softmax=crash
import numpy as np
import solution
from solution import *

def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    import ctypes

    ctypes.string_at(0)
