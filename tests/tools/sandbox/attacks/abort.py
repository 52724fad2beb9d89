# SPDX-License-Identifier: MIT
# attack: aborts
# outcome: naive_softmax=crash
import numpy as np
import solution
from solution import *

def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    import os

    os.abort()
