# SPDX-License-Identifier: MIT
# attack: raises an error whose own text ends the process
# outcome: naive_softmax=crash|exception
import numpy as np
import solution
from solution import *

import os


class Error(Exception):
    def __str__(self):
        os._exit(0)


def naiveSoftmaxLossAndGradient(*arguments):
    raise Error()
