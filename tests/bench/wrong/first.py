# SPDX-License-Identifier: MIT
"""Wrong programs that the diagnosis was mended with.

Each program by its name: the losses that it has, its causes by the ids of their diagnoses (all of them; | between ids
that say the same, a colon for any that begin so), what else may truly be said of it, and the program."""
import math
import random

from wrong.losses import Maths, dot
from wrong.ways import (
    GRADIENTS, LOST, PAIRS, PATH, SAMPLING, SOFTMAX, WINDOWS, WITH_SIGMA, changed, clip, differences, divide, exp,
    f16, f32, first_kept, interpolated, late, log, moved_target, noisy, norm, of_inputs, penalized, piled,
    plain_sigma, read_below, set_row, softmax_in, table, then, whole, with_maths, without_last_negative,
)

FIRST = {
    "loss times 1 + 1e-7": (PAIRS, "factor:", "", changed(("loss",), lambda x: x * (1 + 1e-7))),
    "gradients times 1 + 1e-12": (PAIRS, "factor:", LOST, changed(GRADIENTS, lambda x: x * (1 + 1e-12))),
    "v_c in float32": (PAIRS, "float32-part", LOST, of_inputs(f32, ("v_c",))),
    "U in float32": (PAIRS, "float32-part", LOST, of_inputs(f32, ("U",))),
    "all inputs in float32": (PAIRS + (PATH, "sigmoid"), "float32-part", LOST, of_inputs(f32)),
    "scores in float32": (PAIRS + (PATH,), "float32-part", LOST, with_maths(score=lambda u, v: f32(dot(u, v)))),
    "softmax in float32": ((SOFTMAX, "cross_entropy"), "float32-part", LOST, with_maths(softmax=softmax_in(f32))),
    "sigma in float32": (WITH_SIGMA, "float32-part", LOST, with_maths(sigma=lambda x: f32(Maths().sigma(x)))),
    "U returned as float32": (PAIRS, "float32", "", changed(("U",), f32)),
    "loss returned as float32": (PAIRS + ("cross_entropy",), "float32|float32-part", LOST, changed(("loss",), f32)),
    "logarithm in float32": ((SAMPLING,), "float32-part", LOST, with_maths(minus_log_sigma=lambda x: f32(Maths().minus_log_sigma(x)))),
    "table of word2vec.c": (WITH_SIGMA, "sigmoid-table", LOST, with_maths(sigma=table(1000, 6, read_below))),
    "table of fastText": (WITH_SIGMA, "sigmoid-table", LOST, with_maths(sigma=table(512, 8, read_below))),
    "interpolated table": ((SAMPLING,), "sigmoid-table", LOST, with_maths(sigma=table(100, 10, interpolated))),
    "scores clipped at 6": (WITH_SIGMA, "scores-clipped", "", with_maths(score=lambda u, v: clip(dot(u, v), 6))),
    "softmax scores clipped at 20": ((SOFTMAX,), "scores-clipped", "", with_maths(score=lambda u, v: clip(dot(u, v), 20))),
    "log(p + 1e-8)": ((SOFTMAX,), "epsilon-in-log", LOST, with_maths(minus_log_softmax=lambda z, w: -math.log(Maths().softmax(z)[w] + 1e-8))),
    "log(sigma + 1e-12)": ((SAMPLING,), "epsilon-in-log", LOST, with_maths(minus_log_sigma=lambda x: -math.log(Maths().sigma(x) + 1e-12))),
    "log(max(p, 1e-10))": ((SOFTMAX,), "probability-floor", LOST, with_maths(minus_log_softmax=lambda z, w: -math.log(max(Maths().softmax(z)[w], 1e-10)))),
    "sigma clipped to 1e-7": ((SAMPLING,), "scores-clipped|probability-floor", LOST, with_maths(
        sigma=lambda x: min(max(Maths().sigma(x), 1e-7), 1 - 1e-7), minus_log_sigma=lambda x: -math.log(min(max(Maths().sigma(x), 1e-7), 1 - 1e-7)))),
    "L2 penalty": (PAIRS, "input-added", "", penalized),
    "loss plus 0.001": (PAIRS, "constant-added", "", changed(("loss",), lambda x: x + 1e-3)),
    "U plus 0.0001": (PAIRS, "constant-added", "", changed(("U",), lambda x: x + 1e-4)),
    "share of the target in the next row": ((SAMPLING,), "", "", moved_target),
    "last row left out": ((SOFTMAX,), "entries-left-out", "", whole("U", set_row(lambda p: -1))),
    "last column left out": (PAIRS, "entries-left-out", "", whole("U", lambda U, p: [r[:-1] + [0.0] for r in U])),
    "whole numbers": (PAIRS, "whole-numbers", "", changed(("U",), lambda x: float(int(x)))),
    "float16": (PAIRS, "float16", "", changed(("U", "v_c"), f16)),
    "rounded to 4 decimals": (PAIRS, "rounded", "", changed(("loss", "v_c", "U"), lambda x: round(x, 4))),
    "printed with 6 digits": (PAIRS, "rounded", LOST, changed(("loss", "v_c", "U"), lambda x: float(f"{x:.6g}"))),
    "log(1 - sigma)": ((SAMPLING,), "log-of-zero|cancellation", LOST, with_maths(
        minus_log_sigma=lambda x: -log(1 - plain_sigma(-x)) if x < 0 else -log(plain_sigma(x)))),
    "log of softmax": ((SOFTMAX, "cross_entropy"), "log-of-zero", LOST, with_maths(minus_log_softmax=lambda z, w: -log(Maths().softmax(z)[w]))),
    "y log p of all words": ((SOFTMAX,), "zero-times-infinity|log-of-zero", LOST, with_maths(
        minus_log_softmax=lambda z, w: -sum((k == w) * log(x) for k, x in enumerate(Maths().softmax(z))))),
    "loss always NaN": (PAIRS, "nan-everywhere", "", changed(("loss",), lambda x: math.nan)),
    "U always 0/0": (PAIRS, "nan-everywhere", "", changed(("U",), lambda x: math.nan)),
    "sigma always NaN": (WITH_SIGMA + ("sigmoid",), "nan-everywhere", "", with_maths(sigma=lambda x: math.nan)),
    "sigma overflows": (WITH_SIGMA, "overflow", LOST, with_maths(sigma=lambda x: divide(exp(x), 1 + exp(x)))),
    "softplus overflows": ((SAMPLING,), "overflow|log-of-zero", LOST, with_maths(minus_log_sigma=lambda x: log(1 + exp(-x)))),
    "loss always infinite": ((SAMPLING,), "infinite-everywhere", "", changed(("loss",), lambda x: math.inf)),
    "errors of 1e-12": (PAIRS, "", LOST, noisy(GRADIENTS, 1e-12)),
    "errors of 1e-9": (PAIRS, "", LOST, noisy(GRADIENTS, 1e-9)),
    "central differences 1e-5": (PAIRS, "numerical-derivative", LOST, differences(1e-5)),
    "forward differences 1e-6": (PAIRS, "numerical-derivative", LOST, differences(1e-6, (1, 0))),
    "central differences 1e-3 in float32": ((SOFTMAX,), "numerical-derivative", LOST, differences(1e-3, cast=f32)),
    "central differences 1e-4 of windows": (WINDOWS, "numerical-derivative", LOST, differences(1e-4)),
    "U never set to zero": (PAIRS, "accumulated", "answers-vary", piled("U")),
    "U of the question before": (PAIRS, "stale", "answers-vary", late("U")),
    "first U of each shape": (PAIRS, "stale|same-answer", "answers-vary", first_kept("U")),
    "loss never set to zero": (PAIRS, "accumulated", "answers-vary", piled("loss")),
    "U negated, loss in float32": (PAIRS, "U-gradient-negated|factor:-1 float32|float32-part", LOST, then(changed(("U",), lambda x: -x), changed(("loss",), f32))),
    "v_c doubled, rows reversed": (PAIRS, "factor:2|gradient-doubled rows-reversed", "", then(
        changed(("v_c",), lambda x: 2 * x), whole("U", lambda U, p: U[::-1]))),
    "U negated and in float32": (PAIRS, "U-gradient-negated|factor:-1 float32", "", changed(("U",), lambda x: f32(-x))),
    "rows 0 and 1 exchanged": ((SOFTMAX,), "rows-permuted|rows-reversed|rows-off-by-one", "", whole("U", lambda U, p: [U[1], U[0]] + U[2:] if len(U) > 1 else U)),
    "magnitudes": (PAIRS, "absolute-value", "", changed(("U",), abs)),
    "gradient clipped at 0.5": (PAIRS, "entries-clipped", "", changed(("U", "v_c"), lambda x: clip(x, 0.5))),
    "gradient normalized": (PAIRS, "scaled-by-case", "", whole("v_c", lambda g, p: [x / norm(g) for x in g] if norm(g) else g)),
    "last negative left out": ((SAMPLING,), "", "", without_last_negative),
    "logarithm of base 2": (PAIRS, "factor:|loss-in-base-two", "", changed(("loss",), lambda x: x / math.log(2))),
    "temperature": ((SOFTMAX,), "", "", with_maths(score=lambda u, v: dot(u, v) / math.sqrt(len(v)))),
    "slope plus 0.001": (("sigmoid",), "constant-added", "", changed(("x",), lambda x: x + 1e-3)),
    "random answers": (PAIRS, "answers-vary", "", changed(("U",), lambda x: x * random.random())),
}
