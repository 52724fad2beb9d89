# SPDX-License-Identifier: MIT
"""Working stand-ins for σ: the course's q2_sigmoid, where a submission comes without it, and scipy's, where this
machine does not have that. A child gets them only if it is never asked for σ: there they give nothing away."""
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_grad(s):
    """The derivative, in terms of the value."""
    return s * (1 - s)


def expit(x):
    return sigmoid(np.asarray(x))[()]


def log_expit(x):
    x = np.asarray(x)
    return (np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x))))[()]


COURSE = {"sigmoid": sigmoid, "sigmoid_grad": sigmoid_grad}
SCIPY = {"expit": expit, "log_expit": log_expit}
