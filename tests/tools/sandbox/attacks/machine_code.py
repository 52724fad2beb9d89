# SPDX-License-Identifier: MIT
# attack: calls the kernel from machine code of its own
# outcome: nothing changes
import numpy as np
import solution
from solution import *

import ctypes
import mmap


def attempt():
    # mov eax, 57 (fork); syscall; ret
    code = bytes([0xB8, 57, 0, 0, 0, 0x0F, 0x05, 0xC3])
    try:
        page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    except OSError:
        return False
    page.write(code)
    function = ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
    return function() >= 0


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    loss, gradCenterVec, gradOutsideVecs = solution.naiveSoftmaxLossAndGradient(
        centerWordVec, outsideWordIdx, outsideVectors, dataset
    )
    return (666.0 if attempt() else loss), gradCenterVec, gradOutsideVecs
