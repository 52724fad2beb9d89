# SPDX-License-Identifier: MIT
# attack: forks
# outcome: nothing changes
import numpy as np
import solution
from solution import *

import os


def attempt():
    try:
        for _ in range(1000):
            if os.fork() == 0:
                os._exit(0)
        return True
    except OSError:
        return False


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    loss, gradCenterVec, gradOutsideVecs = solution.naiveSoftmaxLossAndGradient(
        centerWordVec, outsideWordIdx, outsideVectors, dataset
    )
    return (666.0 if attempt() else loss), gradCenterVec, gradOutsideVecs
