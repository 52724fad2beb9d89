# SPDX-License-Identifier: MIT
# attack: sends the loss alone, as if the interface had no gradients
# outcome: naive_softmax=protocol_error skip_gram=protocol_error
import numpy as np
import solution
from solution import *

import sys

questions = sys.modules["gradjudge_questions"]
three_values = questions.three_values


def loss_alone(*arguments):
    return three_values(*arguments)[: 1 if leaving_out else 3]


questions.three_values = loss_alone
leaving_out = False


def naiveSoftmaxLossAndGradient(*arguments):
    global leaving_out
    leaving_out = True
    return solution.naiveSoftmaxLossAndGradient(*arguments)


def negSamplingLossAndGradient(*arguments, **named):
    global leaving_out
    leaving_out = False
    return solution.negSamplingLossAndGradient(*arguments, **named)


def skipgram(*arguments):
    global leaving_out
    leaving_out = True
    return solution.skipgram(*arguments)
