# SPDX-License-Identifier: MIT
# attack: makes system calls directly: ptrace, namespaces, mounts, keys, new filters
# outcome: nothing changes
import numpy as np
import solution
from solution import *

import ctypes


def attempt():
    call = ctypes.CDLL(None, use_errno=True).syscall
    ptrace, unshare, mount, chroot, bpf, userfaultfd, keyctl, io_uring, memfd, setuid, clone3, prctl, process_vm = (
        101, 272, 165, 161, 321, 323, 250, 425, 319, 105, 435, 157, 310)
    attempts = [
        (ptrace, 0, 0, 0, 0), (unshare, 0x10000000), (unshare, 0x20000), (mount, 0, 0, 0, 0, 0), (chroot, b"/"),
        (bpf, 0, 0, 0), (userfaultfd, 0), (keyctl, 0, 0), (io_uring, 1, 0), (memfd, b"x", 0), (setuid, 0),
        (clone3, 0, 0), (prctl, 1, 0), (prctl, 22, 2, 0), (process_vm, 1, 0, 0, 0, 0, 0),
    ]
    return any(call(*arguments) >= 0 for arguments in attempts)


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    loss, gradCenterVec, gradOutsideVecs = solution.naiveSoftmaxLossAndGradient(
        centerWordVec, outsideWordIdx, outsideVectors, dataset
    )
    return (666.0 if attempt() else loss), gradCenterVec, gradOutsideVecs
