# SPDX-License-Identifier: MIT
# attack: starts a shell
# outcome: nothing changes
import numpy as np
import solution
from solution import *

import os
import subprocess


def attempt():
    through = os.system("true") == 0
    for start in (lambda: subprocess.run(["/bin/true"]), lambda: os.posix_spawn("/bin/true", ["true"], {})):
        try:
            start()
            through = True
        except OSError:
            pass
    return through


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    loss, gradCenterVec, gradOutsideVecs = solution.naiveSoftmaxLossAndGradient(
        centerWordVec, outsideWordIdx, outsideVectors, dataset
    )
    return (666.0 if attempt() else loss), gradCenterVec, gradOutsideVecs
