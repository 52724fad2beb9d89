# SPDX-License-Identifier: MIT
# attack: reads /proc: the parent, its environment and memory
# outcome: nothing changes
import numpy as np
import solution
from solution import *

import os

def readable(path):
    try:
        with open(path, "rb") as file:
            file.read(1)
        return True
    except OSError:
        return False


def attempt():
    processes = ["self", "1", str(os.getppid()), str(os.getpid())]
    return any(readable(f"/proc/{p}/{file}") for p in processes for file in ("environ", "mem", "maps", "cmdline"))


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    loss, gradCenterVec, gradOutsideVecs = solution.naiveSoftmaxLossAndGradient(
        centerWordVec, outsideWordIdx, outsideVectors, dataset
    )
    return (666.0 if attempt() else loss), gradCenterVec, gradOutsideVecs
