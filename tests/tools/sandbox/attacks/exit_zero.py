# SPDX-License-Identifier: MIT
# attack: exits with status 0, as a test that passed does
# outcome: naive_softmax=exception
import numpy as np
import solution
from solution import *

def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    import sys

    sys.exit(0)
