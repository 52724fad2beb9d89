# SPDX-License-Identifier: MIT
"""Wrong programs that were written after the diagnosis and never looked at to mend it.

Each program by its name: the losses that it has, its causes by the ids of their diagnoses (all of them; | between ids
that say the same, a colon for any that begin so), what else may truly be said of it, and the program."""
import math

from wrong.losses import Maths, dot, right
from wrong.ways import (
    GRADIENTS, LOST, PAIRS, PATH, SAMPLING, SOFTMAX, WINDOWS, WITH_SIGMA, averaged, by_labels, changed, clip,
    clipped_in_norm, differences, divided_by_counts, every_third, exp, f16, f32, five_points, guarded,
    in_float32_sum, late, log, noisy, of_inputs, penalized_windows, piled, plain_softmax, read_below, read_nearest,
    set_row, sign, table, then, whole, with_maths, without_last_word,
)

HELD_OUT = {
    "loss times 1.02": (WINDOWS, "factor:", "", changed(("loss",), lambda x: 1.02 * x)),
    "gradients times 0.001": (WINDOWS, "factor:", "", changed(GRADIENTS, lambda x: 0.001 * x)),
    "exp in float32": (WITH_SIGMA, "float32-part", LOST, with_maths(sigma=lambda x: 1 / (1 + f32(exp(-x))))),
    "dot product in float32": (PAIRS + (PATH,), "float32-part", LOST, with_maths(score=in_float32_sum)),
    "U of windows in float32": (WINDOWS, "float32-part", LOST, of_inputs(f32, ("U",))),
    "logarithm of a path in float32": ((PATH,), "float32-part", LOST, with_maths(minus_log_sigma=lambda x: f32(Maths().minus_log_sigma(x)))),
    "slope returned as float32": (("sigmoid",), "float32", "", changed(("x",), f32)),
    "table of 256 steps, nearest": ((SAMPLING, "cbow"), "sigmoid-table", LOST, with_maths(sigma=table(256, 8, read_nearest))),
    "table of 4096 steps": (WITH_SIGMA, "sigmoid-table", LOST, with_maths(sigma=table(4096, 10, read_below))),
    "softsign for sigma": ((SAMPLING,), "", "", with_maths(sigma=lambda x: 0.5 + x / (2 * (1 + abs(x))))),
    "hard sigma": ((SAMPLING,), "", "", with_maths(sigma=lambda x: min(1.0, max(0.0, 0.25 * x + 0.5)))),
    "path scores clipped at 15": ((PATH,), "scores-clipped", "", with_maths(score=lambda u, v: clip(dot(u, v), 15))),
    "log(p + 1e-6)": (("cross_entropy", SOFTMAX), "epsilon-in-log", LOST, with_maths(
        minus_log_softmax=lambda z, w: -math.log(Maths().softmax(z)[w] + 1e-6))),
    "log(sigma + 1e-9) on a path": ((PATH,), "epsilon-in-log", LOST, with_maths(minus_log_sigma=lambda x: -math.log(Maths().sigma(x) + 1e-9))),
    "log(max(sigma, 1e-8))": ((SAMPLING,), "probability-floor", LOST, guarded(lambda s: max(s, 1e-8))),
    "log(sigma + 1e-7) of negatives": ((SAMPLING,), "epsilon-in-log", LOST, guarded(lambda s: s + 1e-7, of_target=False)),
    "loss at most 20": (PAIRS, "entries-clipped|probability-floor", "", changed(("loss",), lambda x: min(x, 20.0))),
    "loss plus 1e-6": (("cross_entropy", PATH), "constant-added", "", changed(("loss",), lambda x: x + 1e-6)),
    "v_c plus 1e-7": (PAIRS, "constant-added", "", changed(("v_c",), lambda x: x + 1e-7)),
    "weight decay": (WINDOWS, "input-added", "", penalized_windows),
    "row 0 left out": ((SOFTMAX, "cbow"), "entries-left-out", "", whole("U", set_row(lambda p: 0))),
    "first entry left out": (PAIRS, "entries-left-out", "", whole("v_c", lambda g, p: [0.0] + g[1:])),
    "rows moved by one": (("cbow", SOFTMAX), "rows-off-by-one|rows-permuted|rows-reversed", "", whole("U", lambda U, p: U[1:] + U[:1])),
    "rounded to whole numbers": (WINDOWS, "whole-numbers", "", changed(("U", "V"), lambda x: float(round(x)))),
    "cbow in float16": (("cbow",), "float16", "", changed(("U", "V"), f16)),
    "loss in float16": (("cross_entropy",), "float16", "", changed(("loss",), f16)),
    "rounded to 2 decimals": (("sigmoid",), "rounded", "", changed(("value", "x"), lambda x: round(x, 2))),
    "printed with 8 digits": (WINDOWS, "rounded", LOST, changed(("loss", "U", "V"), lambda x: float(f"{x:.8g}"))),
    "NaN for large losses": (PAIRS, "", "", changed(("loss",), lambda x: math.nan if x > 2 else x)),
    "softmax without maximum": (("cross_entropy",), "softmax-without-maximum|overflow", LOST, with_maths(
        softmax=plain_softmax, minus_log_softmax=lambda z, w: -log(plain_softmax(z)[w]))),
    "labels times logarithms": ((SAMPLING,), "zero-times-infinity|log-of-zero", LOST, by_labels),
    "divided by counts": ((SAMPLING,), "row-factor:1/multiplicity", "", divided_by_counts),
    "V always NaN": (WINDOWS, "nan-everywhere", "", changed(("V",), lambda x: math.nan)),
    "scores always infinite": (("cross_entropy",), "infinite-everywhere", "", changed(("scores",), lambda x: math.inf)),
    "central differences 1e-6": ((PATH,), "numerical-derivative", LOST, differences(1e-6)),
    "forward differences 1e-8": ((SAMPLING,), "numerical-derivative", LOST, differences(1e-8, (1, 0))),
    "central differences 1e-5 in float32": (PAIRS, "numerical-derivative|float32|float32-cast", LOST, differences(1e-5, cast=f32)),
    "five points": ((SOFTMAX,), "numerical-derivative", LOST, five_points(1e-3)),
    "backward differences 1e-4": (("cross_entropy",), "numerical-derivative", LOST, differences(1e-4, (0, -1))),
    "central differences 1e-3 of a path": ((PATH,), "numerical-derivative", LOST, differences(1e-3)),
    "V never set to zero": (WINDOWS, "accumulated", "answers-vary", piled("V")),
    "v_c never set to zero": ((SAMPLING,), "accumulated", "answers-vary", piled("v_c")),
    "loss of the question before": (PAIRS, "stale", "answers-vary", late("loss")),
    "moving average": ((SOFTMAX,), "answers-vary", "", averaged("U")),
    "every third answer is zero": (PAIRS, "", "answers-vary entries-left-out", every_third("U")),
    "V halved, rows reversed": (("cbow",), "factor:1/2|gradient-halved rows-reversed", "", then(
        changed(("V",), lambda x: x / 2), whole("U", lambda U, p: U[::-1]))),
    "base 10, magnitudes": (PAIRS, "factor:|loss-in-base-ten absolute-value", "", then(
        changed(("loss",), lambda x: x / math.log(10)), changed(("v_c",), abs))),
    "U negated, rows reversed": ((SOFTMAX,), "", "", whole("U", lambda U, p: [[-x for x in r] for r in U[::-1]])),
    "table, loss doubled": ((SAMPLING,), "sigmoid-table factor:2|loss-doubled", "", then(
        with_maths(sigma=table(1000, 6, read_below)), changed(("loss",), lambda x: 2 * x))),
    "clipped to norm 1": (PAIRS + (PATH,), "", "scaled-by-case", whole("v_c", clipped_in_norm(1))),
    "signs alone": (PAIRS, "", "", changed(("U",), sign)),
    "squares": (PAIRS, "", "", changed(("v_c",), lambda x: x * x)),
    "last word not in the sum": ((SOFTMAX,), "", "", without_last_word),
    "erratic 1e-6": (WINDOWS, "", LOST, noisy(("U",), 1e-6)),
    "erratic 1e-11": (("cross_entropy", PATH), "", LOST, noisy(("loss",), 1e-11)),
    "columns reversed": (PAIRS, "", "", whole("U", lambda U, p: [r[::-1] for r in U])),
    "v_c reversed": (PAIRS, "rows-reversed|rows-permuted|rows-off-by-one", "", whole("v_c", lambda g, p: g[::-1])),
    "slope 0.02 below zero": (("leaky_relu",), "", "", lambda p: right(dict(p, alpha=0.02))),
    "temperature of 1 + 1e-6": (PAIRS, "", LOST, with_maths(score=lambda u, v: (1 + 1e-6) * dot(u, v))),
}
