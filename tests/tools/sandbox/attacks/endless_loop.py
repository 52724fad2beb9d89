# SPDX-License-Identifier: MIT
# attack: computes for ever
# outcome: naive_softmax=timeout
import numpy as np
import solution
from solution import *

def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    while True:
        pass
