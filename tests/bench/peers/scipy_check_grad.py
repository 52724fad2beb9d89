# SPDX-License-Identifier: MIT
"""SciPy's check_grad: forward differences in double, one number for all coordinates."""
import numpy
from scipy.optimize import check_grad
from scipy.special import logsumexp
from timing import repeat


def prepare(problem):
    d = len(problem.v_c)

    def loss(x):
        scores = x[d:].reshape(-1, d) @ x[:d]
        return logsumexp(scores) - scores[problem.o]

    x = numpy.concatenate([problem.v_c, problem.U.ravel()])

    def gradient(_):
        v_c, U = problem.gradient()
        return numpy.concatenate([v_c, U.ravel()])

    # What it returns is the root of the sum of squares; a forward difference is off by about 1e-8 an entry.
    return lambda: check_grad(loss, gradient, x) < 1e-6 * numpy.sqrt(x.size)


repeat(prepare)
