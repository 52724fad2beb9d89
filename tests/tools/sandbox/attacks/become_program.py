# SPDX-License-Identifier: MIT
# attack: replaces itself by another program
# outcome: nothing changes
import numpy as np
import solution
from solution import *

import os


def attempt():
    try:
        os.execv("/usr/bin/python3", ["python3", "-c", "print(1)"])
    except OSError:
        return False


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    loss, gradCenterVec, gradOutsideVecs = solution.naiveSoftmaxLossAndGradient(
        centerWordVec, outsideWordIdx, outsideVectors, dataset
    )
    return (666.0 if attempt() else loss), gradCenterVec, gradOutsideVecs
