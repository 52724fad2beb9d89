# SPDX-License-Identifier: MIT
"""Central differences of the whole loss at 50 digits with mpmath, coordinate by coordinate."""
from mpmath import mp, mpf
from timing import repeat

mp.dps = 50


def loss(v_c, U, o):
    scores = [mp.fdot(u, v_c) for u in U]
    return mp.log(mp.fsum(mp.exp(z - scores[o]) for z in scores))


def prepare(problem):
    v_c = [mpf(x) for x in problem.v_c]
    U = [[mpf(x) for x in row] for row in problem.U]
    h = mpf(10) ** -17
    dv_c, dU = problem.gradient()

    def agrees(numbers, j, analytic):
        x = numbers[j]
        numbers[j] = x + h
        above = loss(v_c, U, problem.o)
        numbers[j] = x - h
        below = loss(v_c, U, problem.o)
        numbers[j] = x
        return abs((above - below) / (2 * h) - analytic) < 1e-12

    def check():
        return all([agrees(v_c, j, dv_c[j]) for j in range(len(v_c))]) and all(
            [agrees(U[k], j, dU[k][j]) for k in range(len(U)) for j in range(len(v_c))]
        )

    return check


repeat(prepare)
