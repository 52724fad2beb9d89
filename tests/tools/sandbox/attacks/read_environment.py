# SPDX-License-Identifier: MIT
# attack: looks for secrets in the environment
# outcome: nothing changes
import numpy as np
import solution
from solution import *

import os


def attempt():
    return any("GRADJUDGE" in name or "TOKEN" in name or "SECRET" in name for name in os.environ)


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    loss, gradCenterVec, gradOutsideVecs = solution.naiveSoftmaxLossAndGradient(
        centerWordVec, outsideWordIdx, outsideVectors, dataset
    )
    return (666.0 if attempt() else loss), gradCenterVec, gradOutsideVecs
