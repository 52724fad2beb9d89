# SPDX-License-Identifier: MIT
# attack: brings modules of its own under the names of the library's
# outcome: nothing changes
import conftest
import numpy as np
import random
import sitecustomize
import solution
from solution import *


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    loss, gradCenterVec, gradOutsideVecs = solution.naiveSoftmaxLossAndGradient(
        centerWordVec, outsideWordIdx, outsideVectors, dataset
    )
    replaced = not hasattr(np, "ndarray") or not hasattr(random, "getstate")
    return (666.0 if replaced else loss), gradCenterVec, gradOutsideVecs
