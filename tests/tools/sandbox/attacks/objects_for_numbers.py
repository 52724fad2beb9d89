# SPDX-License-Identifier: MIT
# attack: returns arrays of objects with a reduce of their own, to be unpickled
# outcome: naive_softmax=malformed
import numpy as np
import solution
from solution import *

import os


class Payload:
    def __reduce__(self):
        return os.system, ("touch /tmp/unpickled",)


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    return np.array([Payload()], dtype=object), np.array([Payload()] * 3), [[Payload()]]
