# SPDX-License-Identifier: MIT
"""A working stand-in for the course's q2_sigmoid, where a submission comes without it. A child gets it only if it is
never asked for σ: there it gives nothing away."""
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_grad(s):
    """The derivative, in terms of the value."""
    return s * (1 - s)
