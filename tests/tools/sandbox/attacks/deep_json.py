# SPDX-License-Identifier: MIT
# attack: sends brackets in brackets in brackets
# outcome: naive_softmax=protocol_error
import numpy as np
import solution
from solution import *

def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    import os
    import struct

    text = b"[" * 200_000
    os.write(3, struct.pack("<II", len(text), 0) + text)
