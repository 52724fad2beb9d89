# SPDX-License-Identifier: MIT
# attack: looks for other submissions, tests and results
# outcome: nothing changes
import numpy as np
import solution
from solution import *

import glob
import os

def readable(path):
    try:
        with open(path, "rb") as file:
            file.read(1)
        return True
    except OSError:
        return False


def attempt():
    for place in ("/tmp", "/home", "/root", "/autograder", "/grade", "/var/tmp", "."):
        try:
            if os.listdir(place) and place not in (".",):
                return True
        except OSError:
            pass
    places = ("/tmp/*", "/tmp/*/*", "/home/*/*", "/autograder/*/*", "../*", "*")
    return any(readable(found) for place in places for found in glob.glob(place) if os.path.isfile(found))


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    loss, gradCenterVec, gradOutsideVecs = solution.naiveSoftmaxLossAndGradient(
        centerWordVec, outsideWordIdx, outsideVectors, dataset
    )
    return (666.0 if attempt() else loss), gradCenterVec, gradOutsideVecs
