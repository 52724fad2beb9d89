# SPDX-License-Identifier: MIT
# attack: waits for somebody to type, and stops in a debugger
# outcome: naive_softmax=exception
import numpy as np
import solution
from solution import *

import pdb


def naiveSoftmaxLossAndGradient(*arguments):
    pdb.set_trace()
    breakpoint()
    return input("loss? ")
