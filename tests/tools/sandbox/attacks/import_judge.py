# SPDX-License-Identifier: MIT
# attack: loads the judge's own package and library, where they are installed
# outcome: nothing changes
import numpy as np
import solution
from solution import *

import ctypes
import os
import sys


def attempt():
    """Whether anything of the judge's can be read, loaded or imported."""
    try:
        import gradjudge

        return vars(gradjudge).get("check") is not None
    except Exception:
        pass
    for place in [folder for folder in sys.path if folder] + ["/usr/lib", "/usr/local/lib"]:
        for folder, folders, files in os.walk(place):
            for file in files:
                if "gradjudge" not in os.path.join(folder, file):
                    continue
                try:
                    with open(os.path.join(folder, file), "rb") as found:
                        found.read(1)
                    return True
                except OSError:
                    pass
    try:
        ctypes.CDLL("libgradjudge.so.0")
        return True
    except OSError:
        return False


attempted = attempt()


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    loss, gradCenterVec, gradOutsideVecs = solution.naiveSoftmaxLossAndGradient(
        centerWordVec, outsideWordIdx, outsideVectors, dataset
    )
    return (666.0 if attempted else loss), gradCenterVec, gradOutsideVecs
