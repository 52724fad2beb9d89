# SPDX-License-Identifier: MIT
# attack: asks for a hundred gigabytes
# outcome: naive_softmax=out_of_memory
import numpy as np
import solution
from solution import *

def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    return 0.0, centerWordVec, np.ones((100_000_000_000 // 8,))
