# SPDX-License-Identifier: MIT
# attack: waits for a draw that never comes
# outcome: negative_sampling=timeout
import numpy as np
import solution
from solution import *

def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset, K=10):
    while dataset.sampleTokenIdx() != -1:
        pass
    return 0.0, centerWordVec, outsideVectors
