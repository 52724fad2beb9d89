# SPDX-License-Identifier: MIT
# attack: passes by a hook that runs at exit
# outcome: naive_softmax=exception
import numpy as np
import solution
from solution import *

import atexit
import os
import sys

atexit.register(os._exit, 0)


def naiveSoftmaxLossAndGradient(*arguments):
    sys.exit(1)
