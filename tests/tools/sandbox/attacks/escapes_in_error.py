# SPDX-License-Identifier: MIT
# attack: raises an error whose text would repaint a terminal and hide itself
# outcome: naive_softmax=exception
import numpy as np
import solution
from solution import *

def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    print("\x1b[2J\x1b[1;1H\u202eALL TESTS PASSED\x07")
    raise ValueError("\x1b[2K\r\x1b[32mPASS\x1b[0m <script>alert(1)</script> \u202e=cmd|'/c calc'!A1")
