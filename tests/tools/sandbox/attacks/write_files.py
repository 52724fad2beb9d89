# SPDX-License-Identifier: MIT
# attack: writes results, libraries and shared memory
# outcome: nothing changes
import numpy as np
import solution
from solution import *

import os
import tempfile


def attempt():
    numpy_folder = os.path.dirname(np.__file__)
    for path in ("results.json", "/autograder/results/results.json", "/grade/results/results.json", "/tmp/x",
                 "/dev/shm/x", "/var/tmp/x", os.path.join(numpy_folder, "__init__.py")):
        try:
            with open(path, "w") as file:
                file.write('{"score": 100}')
            return True
        except OSError:
            pass
    try:
        tempfile.NamedTemporaryFile()
        return True
    except OSError:
        return False


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    loss, gradCenterVec, gradOutsideVecs = solution.naiveSoftmaxLossAndGradient(
        centerWordVec, outsideWordIdx, outsideVectors, dataset
    )
    return (666.0 if attempt() else loss), gradCenterVec, gradOutsideVecs
