# SPDX-License-Identifier: MIT
# attack: prints a hundred megabytes
# outcome: nothing changes
import numpy as np
import solution
from solution import *

def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    import os
    import sys

    for _ in range(1000):
        print("x" * 100_000)
        sys.stderr.write("y" * 1000)
    os.write(1, b"z" * 1_000_000)
    return solution.naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset)
