# SPDX-License-Identifier: MIT
# attack: computes on in a thread
# outcome: nothing changes
import numpy as np
import solution
from solution import *

import threading
import time


def attempt():
    try:
        threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
        return True
    except RuntimeError:
        return False


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    loss, gradCenterVec, gradOutsideVecs = solution.naiveSoftmaxLossAndGradient(
        centerWordVec, outsideWordIdx, outsideVectors, dataset
    )
    return (666.0 if attempt() else loss), gradCenterVec, gradOutsideVecs
