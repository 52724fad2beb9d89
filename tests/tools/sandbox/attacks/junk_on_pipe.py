# SPDX-License-Identifier: MIT
# attack: writes junk where its answer is expected
# outcome: naive_softmax=protocol_error
import numpy as np
import solution
from solution import *

def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    import os

    for descriptor in range(3, 32):
        try:
            os.write(descriptor, b"junk that is no frame " * 100)
        except OSError:
            pass
    return solution.naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset)
