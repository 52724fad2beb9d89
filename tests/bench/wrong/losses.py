# SPDX-License-Identifier: MIT
"""The losses and their gradients as they should be, made of functions that a wrong program replaces."""
import math

def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


class Maths:
    """What the losses are made of; a wrong program has others."""

    def score(self, u, v):
        return dot(u, v)

    def sigma(self, x):
        return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))

    def minus_log_sigma(self, x):
        return math.log1p(math.exp(-x)) if x > 0 else math.log1p(math.exp(x)) - x

    def softmax(self, z):
        powers = [math.exp(x - max(z)) for x in z]
        return [p / sum(powers) for p in powers]

    def minus_log_softmax(self, z, w):
        return math.log(sum(math.exp(x - max(z)) for x in z)) + max(z) - z[w]

    def total(self, terms):
        return math.fsum(terms)


def outer(a, v):
    return [[x * y for y in v] for x in a]


def softmax_pair(m, v, U, o):
    z = [m.score(u, v) for u in U]
    delta = [p - (w == o) for w, p in enumerate(m.softmax(z))]
    return m.minus_log_softmax(z, o), [m.total(d * u[j] for d, u in zip(delta, U)) for j in range(len(v))], outer(delta, v)


def draws_pair(m, v, U, signed):
    """signed: words with +1 where σ(u·v) should be 1, −1 where it should be 0."""
    factors = [0.0] * len(U)
    loss = []
    for w, sign in signed:
        z = m.score(U[w], v)
        loss.append(m.minus_log_sigma(sign * z))
        factors[w] += m.sigma(z) - 1 if sign > 0 else m.sigma(z)
    return m.total(loss), [m.total(f * u[j] for f, u in zip(factors, U)) for j in range(len(v))], outer(factors, v)


def pair(m, p, v, o, negatives):
    if p.get("inner", p["loss"]) == "naive_softmax":
        return softmax_pair(m, v, p["U"], o)
    return draws_pair(m, v, p["U"], [(o, 1)] + [(k, -1) for k in negatives])


def add(a, b):
    return [[x + y for x, y in zip(r, s)] for r, s in zip(a, b)]


def right(p, m=Maths()):
    loss = p["loss"]
    if loss == "sigmoid":
        s = [m.sigma(x) for x in p["x"]]
        return {"value": s, "x": [a * m.sigma(-x) for a, x in zip(s, p["x"])]}
    if loss in ("relu", "leaky_relu"):
        alpha = p.get("alpha", 0)
        return {"value": [x if x > 0 else alpha * x for x in p["x"]], "x": [1.0 if x > 0 else alpha for x in p["x"]]}
    if loss == "cross_entropy":
        y_hat = m.softmax(p["scores"])
        terms = [y * m.minus_log_softmax(p["scores"], k) for k, y in enumerate(p["y"]) if y]
        return {"loss": m.total(terms), "scores": [a - b for a, b in zip(y_hat, p["y"])]}
    if loss in ("naive_softmax", "negative_sampling"):
        J, dv, dU = pair(m, p, p["v_c"], p["o"], p.get("negatives"))
        return {"loss": J, "v_c": dv, "U": dU}
    if loss == "hierarchical_softmax":
        signed = [(n, 1 if c == 0 else -1) for n, c in zip(p["nodes"], p["codes"])]
        J, dv, dU = draws_pair(m, p["v_c"], p["U"], signed)
        return {"loss": J, "v_c": dv, "U": dU}
    words, d = len(p["V"]), len(p["V"][0])
    dV = [[0.0] * d for _ in range(words)]
    if loss == "skip_gram":
        J, dU = 0.0, [[0.0] * d for _ in p["U"]]
        for i, o in enumerate(p["outside"]):
            j, dv, more = pair(m, p, p["V"][p["center"]], o, p["negatives"][i] if "negatives" in p else None)
            J, dU = J + j, add(dU, more)
            dV[p["center"]] = [a + b for a, b in zip(dV[p["center"]], dv)]
        return {"loss": J, "V": dV, "U": dU}
    v = [sum(p["V"][w][j] for w in p["context"]) for j in range(d)]
    J, dv, dU = pair(m, p, v, p["o"], p.get("negatives"))
    for w in p["context"]:
        dV[w] = [a + b for a, b in zip(dV[w], dv)]
    return {"loss": J, "V": dV, "U": dU}
