# SPDX-License-Identifier: MIT
# attack: says that its numbers are of 32 bits, so that small errors are forgiven
# outcome: naive_softmax=protocol_error skip_gram=protocol_error
import numpy as np
import solution
from solution import *

import sys


adapter = sys.modules["gradjudge_adapter"]
numbers = adapter.numbers


def called_float32(name, value):
    block, data = numbers(name, value)
    return block | {"type": "float32"}, data


def naiveSoftmaxLossAndGradient(*arguments):
    adapter.numbers = called_float32
    return solution.naiveSoftmaxLossAndGradient(*arguments)


def negSamplingLossAndGradient(*arguments, **named):
    adapter.numbers = numbers
    return solution.negSamplingLossAndGradient(*arguments, **named)


def skipgram(*arguments):
    adapter.numbers = called_float32
    return solution.skipgram(*arguments)
