# SPDX-License-Identifier: MIT
# attack: reads the accounts and keys of the machine
# outcome: nothing changes
import numpy as np
import solution
from solution import *

def readable(path):
    try:
        with open(path, "rb") as file:
            file.read(1)
        return True
    except OSError:
        return False


def attempt():
    return any(map(readable, ("/etc/passwd", "/etc/shadow", "/etc/hostname", "/root/.ssh/id_rsa", "/dev/mem")))


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    loss, gradCenterVec, gradOutsideVecs = solution.naiveSoftmaxLossAndGradient(
        centerWordVec, outsideWordIdx, outsideVectors, dataset
    )
    return (666.0 if attempt() else loss), gradCenterVec, gradOutsideVecs
