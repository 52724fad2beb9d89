# SPDX-License-Identifier: MIT
# attack: opens sockets
# outcome: nothing changes
import numpy as np
import solution
from solution import *

import socket


def attempt():
    for family, kind in ((socket.AF_INET, socket.SOCK_STREAM), (socket.AF_INET, socket.SOCK_DGRAM),
                         (socket.AF_UNIX, socket.SOCK_STREAM), (socket.AF_NETLINK, socket.SOCK_RAW)):
        try:
            socket.socket(family, kind)
            return True
        except OSError:
            pass
    return False


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    loss, gradCenterVec, gradOutsideVecs = solution.naiveSoftmaxLossAndGradient(
        centerWordVec, outsideWordIdx, outsideVectors, dataset
    )
    return (666.0 if attempt() else loss), gradCenterVec, gradOutsideVecs
