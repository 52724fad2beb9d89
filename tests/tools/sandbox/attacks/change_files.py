# SPDX-License-Identifier: MIT
# attack: links, renames, removes and changes the mode of files
# outcome: nothing changes
import numpy as np
import solution
from solution import *

import os


def attempt():
    through = False
    for act in (
        lambda: os.symlink("/etc/passwd", "/tmp/link"),
        lambda: os.link("/usr/lib/os-release", "/tmp/link"),
        lambda: os.rename("/tmp", "/tmp2"),
        lambda: os.remove(np.__file__),
        lambda: os.chmod("/", 0o777),
        lambda: os.utime("/usr/lib"),
        lambda: os.mkdir("/tmp/folder"),
        lambda: os.mkfifo("/tmp/fifo"),
    ):
        try:
            act()
            through = True
        except OSError:
            pass
    return through


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    loss, gradCenterVec, gradOutsideVecs = solution.naiveSoftmaxLossAndGradient(
        centerWordVec, outsideWordIdx, outsideVectors, dataset
    )
    return (666.0 if attempt() else loss), gradCenterVec, gradOutsideVecs
