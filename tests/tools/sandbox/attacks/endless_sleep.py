# SPDX-License-Identifier: MIT
# attack: sleeps for ever
# outcome: naive_softmax=timeout
import numpy as np
import solution
from solution import *

def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    import time

    while True:
        time.sleep(3600)
