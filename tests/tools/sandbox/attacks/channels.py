# SPDX-License-Identifier: MIT
# attack: leaves word for the children that come after it: locks, flags and owners of descriptors, times of files
# outcome: sigmoid=crash
import numpy as np
import solution
from solution import *

import fcntl
import os
import struct


def attempts():
    library = os.open(os.__file__, os.O_RDONLY)
    whole = struct.pack("hhqqi4x", fcntl.F_RDLCK, os.SEEK_SET, 0, 0, 0)
    yield lambda: fcntl.fcntl(library, fcntl.F_SETLK, whole)
    yield lambda: fcntl.fcntl(library, fcntl.F_GETLK, whole)
    yield lambda: fcntl.fcntl(library, 36, whole)  # F_OFD_GETLK
    yield lambda: fcntl.fcntl(library, 37, whole)  # F_OFD_SETLK
    yield lambda: fcntl.fcntl(library, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    yield lambda: fcntl.fcntl(library, fcntl.F_NOTIFY, 0)
    yield lambda: fcntl.flock(library, fcntl.LOCK_SH)
    yield lambda: os.utime(os.__file__)
    yield lambda: os.memfd_create("word")
    yield lambda: os.mkfifo("/tmp/word")
    yield lambda: os.open("/dev/shm/word", os.O_CREAT | os.O_RDWR)


def gets_through():
    for attempt in attempts():
        try:
            attempt()
            return True
        except OSError:
            pass
    # What an earlier child left on a description that both have.
    flags = [fcntl.fcntl(descriptor, fcntl.F_GETFL) for descriptor in (0, 1, 2)]
    for descriptor in (0, 1, 2):
        try:
            fcntl.fcntl(descriptor, fcntl.F_SETFL, flags[descriptor] | os.O_NONBLOCK | os.O_APPEND)
        except OSError:
            pass
    return any(each & (os.O_NONBLOCK | os.O_APPEND) for each in flags)


left_word = gets_through()


def sigmoid(x):
    os._exit(0)  # the questions after this one go to a child that finds what was left


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    loss, gradCenterVec, gradOutsideVecs = solution.naiveSoftmaxLossAndGradient(
        centerWordVec, outsideWordIdx, outsideVectors, dataset
    )
    return (666.0 if left_word else loss), gradCenterVec, gradOutsideVecs
