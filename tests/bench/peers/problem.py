# SPDX-License-Identifier: MIT
"""The naive softmax problem that every peer checks, as time_oracle wrote it."""
import numpy


class Problem:
    """v_c (d entries), U (V × d, outside vectors as rows) and the outside word o."""

    def __init__(self, path, d):
        numbers = numpy.fromfile(path)
        self.o = int(numbers[0])
        self.v_c = numbers[1 : 1 + d]
        self.U = numbers[1 + d :].reshape(-1, d)

    def gradient(self):
        """dJ/dv_c and dJ/dU in double, the analytic gradient under check."""
        scores = self.U @ self.v_c
        delta = numpy.exp(scores - scores.max())
        delta /= delta.sum()
        delta[self.o] -= 1
        return self.U.T @ delta, numpy.outer(delta, self.v_c)
