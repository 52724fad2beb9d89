# SPDX-License-Identifier: MIT
"""Ways to be wrong: each makes a program, which answers a problem as the protocol of JSON lines has it."""
import itertools
import math
import random
import struct
from collections import Counter

from wrong.losses import Maths, dot, right

LOST = "digits-lost"
SOFTMAX = "naive_softmax"
SAMPLING = "negative_sampling"
PATH = "hierarchical_softmax"
PAIRS = (SOFTMAX, SAMPLING)
WITH_SIGMA = (SAMPLING, PATH)
WINDOWS = ("skip_gram", "cbow")
GRADIENTS = ("v_c", "U", "V", "scores", "x")


def deep(f, a):
    return [deep(f, x) for x in a] if isinstance(a, list) else f(a)


def f32(x):
    try:
        return struct.unpack("f", struct.pack("f", x))[0]
    except OverflowError:
        return math.copysign(math.inf, x)


def f16(x):
    try:
        return struct.unpack("e", struct.pack("e", x))[0]
    except OverflowError:
        return math.copysign(math.inf, x)


def with_maths(**functions):
    """The losses made of other functions."""
    m = Maths()
    for name, function in functions.items():
        setattr(m, name, function)
    return lambda p: right(p, m)


def changed(blocks, f):
    """Every number of these blocks by a function."""
    def program(p):
        a = right(p)
        return {k: deep(f, x) if k in blocks else x for k, x in a.items()}
    return program


def whole(block, f):
    """A block by a function of it and the problem."""
    def program(p):
        a = right(p)
        a[block] = f(a[block], p)
        return a
    return program


def then(*programs):
    """Each takes the blocks that it changes from its own answer."""
    def program(p):
        a = right(p)
        for one in programs:
            a.update({k: x for k, x in one(p).items() if x != right(p)[k]})
        return a
    return program


def of_inputs(f, names=("v_c", "U", "V", "x", "scores")):
    """The losses of other inputs."""
    return lambda p: right({k: deep(f, x) if k in names else x for k, x in p.items()})


def forgiving(f, otherwise):
    """Like numpy: no exception where a function has no value."""
    def g(*a):
        try:
            return f(*a)
        except (ZeroDivisionError, ValueError, OverflowError):
            return otherwise
    return g


exp = forgiving(math.exp, math.inf)


def log(x):
    return -math.inf if x == 0 else math.nan if not x > 0 else math.log(x)


def divide(a, b):
    if b == 0 or math.isnan(b):
        return math.nan if a == 0 or a != a or b != b else math.copysign(math.inf, a)
    return a / b if not (math.isinf(a) and math.isinf(b)) else math.nan


def plain_sigma(x):
    return 1 / (1 + exp(-x))


def table(size, reach, place, beyond=None):
    """σ from a table, where place turns a score into an index or σ from the table and a score."""
    entries = [Maths().sigma(reach * (2 * i / size - 1)) for i in range(size + 1)]
    def sigma(x):
        if abs(x) >= reach:
            return beyond(x) if beyond else float(x > 0)
        return place(entries, (x + reach) / (2 * reach) * size)
    return sigma


def read_below(entries, at):
    return entries[int(at)]


def read_nearest(entries, at):
    return entries[round(at)]


def interpolated(entries, at):
    i = min(int(at), len(entries) - 2)
    return entries[i] + (at - i) * (entries[i + 1] - entries[i])


def differences(step, ways=(1, -1), cast=float, loss_of=None):
    """A numerical derivative in place of every gradient."""
    def program(p):
        a = right(p)
        J = loss_of or (lambda q: right(q)["loss"])
        for block in GRADIENTS:
            if block not in a:
                continue
            rows = p[block] if isinstance(p[block][0], list) else [p[block]]
            grad = []
            for row in rows:
                grad.append([])
                for j, x in enumerate(row):
                    values = []
                    for way in ways:
                        row[j] = x + way * step
                        values.append(J(p))
                    row[j] = x
                    grad[-1].append(cast((values[0] - values[1]) / ((ways[0] - ways[1]) * step)))
            a[block] = grad if isinstance(p[block][0], list) else grad[0]
        return a
    return program


def shape(a):
    return (len(a),) + (shape(a[0]) if isinstance(a[0], list) else ()) if isinstance(a, list) else ()


def piled(block):
    """Never set to zero."""
    kept = {}
    def program(p):
        a = right(p)
        old = kept.get(shape(a[block]))
        if old is not None:
            flat = itertools.count()
            numbers = list(flatten(old))
            a[block] = deep(lambda x: x + numbers[next(flat)], a[block])
        kept[shape(a[block])] = a[block]
        return a
    return program


def flatten(a):
    if not isinstance(a, list):
        yield a
        return
    for x in a:
        yield from flatten(x)


def late(block):
    """The answer to the question before, if it has the same shape."""
    kept = {}
    def program(p):
        a = right(p)
        key = shape(a[block])
        a[block], kept[key] = kept.get(key, a[block]), a[block]
        return a
    return program


def first_kept(block):
    kept = {}
    def program(p):
        a = right(p)
        a[block] = kept.setdefault(shape(a[block]), a[block])
        return a
    return program


def without_last_negative(p):
    a = right(p)
    fewer = right(dict(p, negatives=p["negatives"][:-1])) if len(p["negatives"]) > 1 else None
    if fewer:
        a["U"] = fewer["U"]
    return a


def noisy(blocks, size, absolute=False):
    """Erratic, but the same whenever it is asked."""
    return changed(blocks, lambda x: x + size * math.sin(1e7 * x + 1) * (1 if absolute else x))


def clip(x, most):
    return max(-most, min(most, x))


def norm(a):
    return math.sqrt(sum(x * x for x in flatten(a)))


def set_row(row):
    def f(block, p):
        block[row(p)] = [0.0] * len(block[0])
        return block
    return f


def penalized(p, rate=0.01):
    a = right(p)
    for name in ("v_c", "U"):
        numbers = iter(list(flatten(p[name])))
        a[name] = deep(lambda x: x + 2 * rate * next(numbers), a[name])
        a["loss"] += rate * sum(x * x for x in flatten(p[name]))
    return a


def softmax_in(f):
    def softmax(z):
        powers = [f(math.exp(f(x - max(z)))) for x in z]
        s = 0.0
        for x in powers:
            s = f(s + x)
        return [f(x / s) for x in powers]
    return softmax


def plain_softmax(z):
    powers = [exp(x) for x in z]
    return [divide(x, sum(powers)) for x in powers]


def moved_target(p):
    """The target's share lands in the next row."""
    a = right(p)
    o, words = p["o"], len(p["U"])
    a["U"][o] = [x + y for x, y in zip(a["U"][o], p["v_c"])]
    a["U"][(o + 1) % words] = [x - y for x, y in zip(a["U"][(o + 1) % words], p["v_c"])]
    return a


def clipped_in_norm(most):
    return lambda g, p: deep(lambda x: x * min(1, most / norm(g)), g) if norm(g) else g


def by_labels(p):
    """y log σ + (1 − y) log(1 − σ) of all draws."""
    a = right(p)
    draws = [(p["o"], 1)] + [(k, 0) for k in p["negatives"]]
    s = [(plain_sigma(dot(p["U"][w], p["v_c"])), y) for w, y in draws]
    a["loss"] = -sum(y * log(x) + (1 - y) * log(1 - x) for x, y in s)
    return a


def divided_by_counts(p):
    a = right(p)
    counts = Counter([p["o"]] + p["negatives"])
    a["U"] = [[divide(x, counts[w]) for x in row] for w, row in enumerate(a["U"])]
    return a


def without_last_word(p):
    a = right(p)
    z = [dot(u, p["v_c"]) for u in p["U"]]
    kept = z[:-1] if p["o"] < len(z) - 1 else z
    a["loss"] = Maths().minus_log_softmax(kept, p["o"])
    return a


def five_points(step):
    def program(p):
        a, b = differences(step)(p), differences(2 * step)(p)
        return {k: x if k in ("loss", "value") else combined(x, b[k]) for k, x in a.items()}
    def combined(x, y):
        return [combined(i, j) for i, j in zip(x, y)] if isinstance(x, list) else (4 * x - y) / 3
    return program


def averaged(block):
    kept = {}
    def program(p):
        a = right(p)
        old = kept.get(shape(a[block]))
        if old is not None:
            numbers = iter(list(flatten(old)))
            a[block] = deep(lambda x: 0.1 * x + 0.9 * next(numbers), a[block])
        kept[shape(a[block])] = a[block]
        return a
    return program


def every_third(block):
    calls = itertools.count(1)
    def program(p):
        a = right(p)
        if next(calls) % 3 == 0:
            a[block] = deep(lambda x: 0.0, a[block])
        return a
    return program


def in_float32_sum(u, v):
    s = 0.0
    for x, y in zip(u, v):
        s = f32(s + f32(f32(x) * f32(y)))
    return s


def penalized_windows(p):
    a = right(p)
    for name in ("V", "U"):
        numbers = iter(list(flatten(p[name])))
        a[name] = deep(lambda x: x + 0.001 * next(numbers), a[name])
    return a


def sign(x):
    return (x > 0) - (x < 0) + 0.0


def guarded(f, of_target=True, of_others=True):
    """−log f(σ) in some terms of negative sampling's loss."""
    def program(p):
        a = right(p)
        v = p["v_c"]
        signed = [(p["o"], 1)] + [(k, -1) for k in p["negatives"]]
        terms = []
        for w, way in signed:
            s = Maths().sigma(way * dot(p["U"][w], v))
            terms.append(-math.log(f(s) if (of_target if way > 0 else of_others) else s) if s > 0 else 0.0)
        a["loss"] = math.fsum(terms)
        return a
    return program
