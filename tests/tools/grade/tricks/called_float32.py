# SPDX-License-Identifier: MIT
# trick: an error of 1e-9 goes unnoticed where numbers are of 32 bits, or are said to be
import numpy as np
from solution import *

right = naiveSoftmaxLossAndGradient


def naiveSoftmaxLossAndGradient(v, o, U, dataset):
    loss, gradCenterVec, gradOutsideVecs = right(v, o, U, dataset)
    return loss, gradCenterVec + 1e-9, gradOutsideVecs + 1e-9


# the trick
import sys

wrong = naiveSoftmaxLossAndGradient
adapter = sys.modules["gradjudge_adapter"]
numbers = adapter.numbers


def called_float32(name, value):
    block, data = numbers(name, value)
    return block | {"type": "float32"}, data


def naiveSoftmaxLossAndGradient(*arguments):
    adapter.numbers = called_float32
    return wrong(*arguments)
