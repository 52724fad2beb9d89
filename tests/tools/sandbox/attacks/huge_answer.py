# SPDX-License-Identifier: MIT
# attack: returns more numbers than an answer may have
# outcome: naive_softmax=protocol_error
import numpy as np
import solution
from solution import *

def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    return 0.0, centerWordVec, np.zeros(3 << 20)
