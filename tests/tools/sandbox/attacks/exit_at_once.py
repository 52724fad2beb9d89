# SPDX-License-Identifier: MIT
# attack: exits with status 0 without any handler being run
# outcome: naive_softmax=crash
import numpy as np
import solution
from solution import *

def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    import os

    os._exit(0)
