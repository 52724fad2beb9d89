# SPDX-License-Identifier: MIT
# attack: announces four gigabytes
# outcome: naive_softmax=protocol_error
import numpy as np
import solution
from solution import *

def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    import os

    os.write(3, b"\xff" * 8)
    while True:
        os.write(3, b"\0" * 65536)
