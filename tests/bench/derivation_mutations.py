#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What becomes of right formulas with one edit that changes their value.

    derivation_mutations.py GRADJUDGE [COUNT [SEED]]

Takes COUNT right formulas, makes one random edit in each (a sign, σ's argument, a symbol, a hat, a sum, a transpose, a
number, a factor), keeps it if numpy finds another value or shape, grades it as LaTeX, and grades each mended line anew.
Prints the shares called wrong and mended, and whatever was called right. The edits and the evaluation here know nothing
of the grader's own. Exit status 1 if an edited formula was called right.
"""
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import numpy

# Trees: ("u", i) ("v",) ("U",) ("y",) ("yhat",) ("y_", i) ("yhat_", i) ("num", n) ("neg", a) ("add", a, b, …) ("mul", a, b, …)
# ("sum", letter, "words" or "negatives", a) ("s", a) ("exp", a) ("frac", a, b) ("pow", a, n) ("T", a) ("x",)


def dot(i):
    return ("mul", ("T", ("u", i)), ("v",))


def s(i, sign=1):
    return ("s", dot(i) if sign > 0 else ("neg", dot(i)))


ONE = ("num", 1)
MINUS_ONE = ("neg", ONE)
SOFTMAX = ("frac", ("exp", dot("w")), ("sum", "x", "words", ("exp", dot("x"))))
FORMULAS = [
    ("naive-softmax", "v_c", ("mul", ("U",), ("add", ("yhat",), ("neg", ("y",))))),
    ("naive-softmax", "v_c", ("add", ("neg", ("u", "o")), ("sum", "w", "words", ("mul", ("yhat_", "w"), ("u", "w"))))),
    ("naive-softmax", "v_c", ("add", ("neg", ("u", "o")), ("sum", "w", "words", ("mul", SOFTMAX, ("u", "w"))))),
    ("naive-softmax", "u_o", ("mul", ("add", ("yhat_", "o"), MINUS_ONE), ("v",))),
    ("naive-softmax", r"u_{w \neq o}", ("mul", ("yhat_", "w"), ("v",))),
    ("naive-softmax", "U", ("mul", ("v",), ("T", ("add", ("yhat",), ("neg", ("y",)))))),
    ("neg-sample", "v_c", ("add", ("mul", ("add", s("o"), MINUS_ONE), ("u", "o")), ("sum", "k", "negatives", ("mul", s("k"), ("u", "k"))))),
    ("neg-sample", "v_c", ("add", ("neg", ("mul", ("add", ONE, ("neg", s("o"))), ("u", "o"))),
                           ("sum", "k", "negatives", ("mul", ("add", ONE, ("neg", s("k", -1))), ("u", "k"))))),
    ("neg-sample", "u_o", ("neg", ("mul", ("add", ONE, ("neg", s("o"))), ("v",)))),
    ("neg-sample", "u_k", ("mul", ("add", ONE, ("neg", s("k", -1))), ("v",))),
    ("neg-sample", "u_k", ("mul", s("k"), ("v",))),
    ("sigma", "x", ("mul", ("s", ("x",)), ("add", ONE, ("neg", ("s", ("x",)))))),
    ("sigma", "x", ("frac", ("exp", ("neg", ("x",))), ("pow", ("add", ONE, ("exp", ("neg", ("x",)))), 2))),
]


class World:
    def __init__(self, seed):
        draw = numpy.random.RandomState(seed)
        self.words = draw.uniform(-1, 1, (7, 3))
        self.v = draw.uniform(-1, 1, (3, 1))
        self.x = draw.uniform(0.3, 1.2)
        self.negatives = [1, 4, 5, 6]
        self.index = {"o": 2, "w": 3, "k": 4, "x": None}
        scores = numpy.exp(self.words @ self.v)
        self.yhat = scores / scores.sum()
        self.y = numpy.zeros((7, 1))
        self.y[2] = 1


def value(tree, world, bound):
    kind = tree[0]
    at = lambda i: bound.get(i, world.index[i])
    if kind == "u":
        return world.words[at(tree[1])].reshape(3, 1)
    if kind in ("y_", "yhat_"):
        return (world.y if kind == "y_" else world.yhat)[at(tree[1])].reshape(1, 1)
    if kind in ("v", "y", "yhat"):
        return getattr(world, kind)
    if kind == "U":
        return world.words.T
    if kind == "x":
        return numpy.full((1, 1), world.x)
    if kind == "num":
        return numpy.full((1, 1), float(tree[1]))
    if kind == "sum":
        every = range(7) if tree[2] == "words" else world.negatives
        return sum(value(tree[3], world, {**bound, tree[1]: i}) for i in every)
    parts = [value(part, world, bound) for part in tree[1:] if isinstance(part, tuple)]
    if kind == "neg":
        return -parts[0]
    if kind == "T":
        return parts[0].T
    if kind == "add":
        if len({part.shape for part in parts}) > 1:
            raise ValueError("shapes")
        return sum(parts)
    if kind == "mul":
        product = parts[0]
        for part in parts[1:]:
            product = product * part if 1 in (product.size, part.size) else product @ part
        return product
    if kind == "frac":
        if parts[1].size != 1:
            raise ValueError("shapes")
        return parts[0] / parts[1]
    if kind == "pow":
        if parts[0].size != 1:
            raise ValueError("shapes")
        return parts[0] ** tree[2]
    if kind in ("s", "exp"):
        if parts[0].size != 1:
            raise ValueError("shapes")
        return 1 / (1 + numpy.exp(-parts[0])) if kind == "s" else numpy.exp(parts[0])
    raise AssertionError(kind)


def latex(tree, level=0):
    """Level 0 takes a sum as it is, 1 a product, 2 only what needs no brackets."""
    kind = tree[0]
    if kind in ("u", "y_", "yhat_"):
        return {"u": "u", "y_": "y", "yhat_": r"\hat{y}"}[kind] + "_" + tree[1]
    if kind in ("v", "U", "y", "yhat", "x"):
        return {"v": "v_c", "yhat": r"\hat{y}"}.get(kind, kind)
    if kind == "num":
        return str(tree[1])
    if kind == "sum":
        limits = {"words": r"\sum_{%s \in Vocab} ", "negatives": r"\sum_{%s=1}^{K} "}[tree[2]] % tree[1]
        text, own = limits + latex(tree[3], 1), 1
    elif kind == "neg":
        text, own = "-" + latex(tree[1], 1), 0
    elif kind == "add":
        text, own = latex(tree[1], 1 if tree[1][0] != "neg" else 0), 0
        for term in tree[2:]:
            text += " - " + latex(term[1], 1) if term[0] == "neg" else " + " + latex(term, 1)
    elif kind == "mul":
        last = len(tree) - 1
        text, own = " ".join(latex(part, 2 if i < last or part[0] == "sum" else 2) for i, part in enumerate(tree[1:], 1)), 1
    elif kind == "T":
        text, own = (latex(tree[1], 2) if tree[1][0] in ("u", "v", "U", "y", "yhat") else "(" + latex(tree[1]) + ")") + "^T", 2
    elif kind == "frac":
        text, own = r"\frac{%s}{%s}" % (latex(tree[1]), latex(tree[2])), 2
    elif kind == "pow":
        text, own = "(%s)^%d" % (latex(tree[1]), tree[2]), 2
    else:
        text, own = {"s": r"\sigma(%s)", "exp": r"\exp(%s)"}[kind] % latex(tree[1]), 2
    return "(" + text + ")" if own < level else text


def edits_of(tree, letters):
    """Everything that one node may become."""
    kind = tree[0]
    if kind != "neg":
        yield ("neg", tree)
    else:
        yield tree[1]
    if kind in ("s", "exp"):
        yield (kind, tree[1][1] if tree[1][0] == "neg" else ("neg", tree[1]))
    if kind in ("u", "v"):
        yield from [("u", i) for i in letters] + [("v",)]
        yield ("T", tree)
    if kind in ("y_", "yhat_"):
        yield ("yhat_" if kind == "y_" else "y_", tree[1])
        yield from [(kind, i) for i in letters]
    if kind in ("y", "yhat"):
        yield ("yhat",) if kind == "y" else ("y",)
    if kind == "U":
        yield ("T", tree)
    if kind == "T":
        yield tree[1]
    if kind == "num":
        yield ("num", 2)
    if kind == "pow":
        yield tree[1]
    if kind == "frac":
        yield tree[1]
        yield ("frac", tree[2], tree[1])
    if kind == "sum":
        yield tree[3]
    if kind in ("add", "mul") and len(tree) > 2:
        for i in range(1, len(tree)):
            rest = tree[:i] + tree[i + 1:]
            yield rest if len(rest) > 2 else rest[1]
    if kind == "mul" and len(tree) == 3 and tree[1][0] == "add":
        # a (b + c) becomes a b + c: the parenthesis closes elsewhere.
        yield ("add", tree[1][1], ("mul", tree[1][2], tree[2]))


def all_edits(tree, letters):
    for edited in edits_of(tree, letters):
        yield edited
    for i, part in enumerate(tree):
        if isinstance(part, tuple):
            inside = letters + [tree[1]] if tree[0] == "sum" else letters
            for edited in all_edits(part, inside):
                yield tree[:i] + (edited,) + tree[i + 1:]


def differs(right, edited):
    for seed in (1, 2):
        world = World(seed)
        try:
            was, now = value(right, world, {}), value(edited, world, {})
        except (ValueError, TypeError, KeyError):
            return True
        if was.shape != now.shape or not numpy.allclose(was, now, rtol=1e-9):
            return True
    return False


def left_side(loss, variable):
    return r"\sigma'(x)" if loss == "sigma" else r"\frac{\partial J_{%s}}{\partial %s}" % (loss, variable)


def graded(gradjudge, folder, texts):
    """The last line of each document."""
    files = []
    for i, text in enumerate(texts):
        files.append(Path(folder) / f"{i:05}.md")
        files[-1].write_text(text, encoding="utf-8")
    last = {}
    for begin in range(0, len(files), 100):
        done = subprocess.run([gradjudge, "derivation", "--format", "json", *map(str, files[begin:begin + 100])], capture_output=True)
        if done.returncode not in (0, 1):
            sys.exit(done.stderr.decode())
        for line in json.loads(done.stdout)["derivations"]:
            last[line["file"]] = line
    return [last.get(str(file)) for file in files]


def document(loss, variable, line):
    # The orientation is declared: a transposition is a mistake then, and no convention.
    return f"With $\\theta = U^T v_c$ :\n\n$${left_side(loss, variable)} = {line}$$\n"


def main():
    gradjudge, count, seed = sys.argv[1], int((sys.argv[2:] + ["1000"])[0]), int((sys.argv[3:] + ["1"])[0])
    random.seed(seed)
    drawn = []
    while len(drawn) < count:
        loss, variable, right = random.choice(FORMULAS)
        letters = ["o"] + [letter for letter in "wk" if letter in variable.split("_")[-1]]
        edited = random.choice(list(all_edits(right, letters)))
        try:
            if differs(right, edited):
                drawn.append((loss, variable, right, edited))
        except TypeError:
            continue
    with tempfile.TemporaryDirectory() as folder:
        before = graded(gradjudge, folder, [document(one[0], one[1], latex(one[2])) for one in drawn])
        after = graded(gradjudge, folder, [document(one[0], one[1], latex(one[3])) for one in drawn])
        mends = [(one, line) for one, line in zip(drawn, after) if line and line["mend"]]
        again = graded(gradjudge, folder, [document(one[0], one[1], line["mend"]["line"]) for one, line in mends])
    verdicts = Counter(line["verdict"] if line else "none" for line in after)
    wrongly_right = [(one, line) for one, line in zip(drawn, after) if line and line["verdict"] == "right"]
    for one, line in zip(drawn, after):
        if line["verdict"] != "wrong" or not line["mend"]:
            print(f"{line['verdict']}: {line['latex']} | {line['reason']}{line['convention']}")
    kept = sum(line["verdict"] == "right" for line in again)
    right_before = sum(line["verdict"] == "right" for line in before)
    print(f"{right_before} of {count} right as they were; edited: {dict(verdicts)}; of {verdicts['wrong']} wrong {len(mends)} mended, "
          f"{kept} of those right when graded anew")
    return 1 if wrongly_right else 0


if __name__ == "__main__":
    sys.exit(main())
