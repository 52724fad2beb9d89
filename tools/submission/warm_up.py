# SPDX-License-Identifier: MIT
"""Answers questions before the first fork: Python specializes a function that has run a few times, and a child that
finds it specialized writes to, and so copies, fewer pages of memory. What answers here uses what solutions use and
computes nothing that is asked for: a submission can find it in its memory, and run it."""
import types

import gradjudge_adapter as adapter
import gradjudge_loading as loading
import gradjudge_questions as questions
import gradjudge_source_text as source_text
import numpy as np

NAME = "warm_up.py"
SOURCE = b"""
import numpy as np

def naiveSoftmaxLossAndGradient(v_c, o, U, dataset):
    sums = np.dot(U, np.ones(v_c.shape))
    sums -= np.max(sums)
    total = np.log(np.sum(np.exp(sums)))
    return total + o + 1, np.dot(U.T, sums) + 1, np.outer(sums, v_c) + 1

def negSamplingLossAndGradient(v_c, o, U, dataset, K=10):
    loss, v_part, U_part = 1.0, np.ones(v_c.shape), np.ones_like(U)
    for k in [o] + [dataset.sampleTokenIdx() for k in range(K)]:
        length = np.exp(-np.dot(U[k], U[k]))
        loss += np.log(length)
        v_part += length * v_c
        U_part[k] += length * U[o]
    return loss, v_part, U_part
"""


def submission():
    """As far as questions are concerned; a loading.Submission would leave its traces in the interpreter."""
    defined = {}
    for part in source_text.parse(NAME, SOURCE, print, None):
        exec(compile(part.tree, NAME, "exec"), defined)
    return types.SimpleNamespace(function=defined.get, output=loading.Output(), note=print, trees={})


def warm_up(times):
    child = adapter.Adapter(None)
    child.submission = submission()
    child.questions = questions.Questions(child.submission)
    inputs = {"v_c": np.ones(2), "U": np.ones((3, 2))}
    for _ in range(times):
        for particular in ({"loss": "naive_softmax"}, {"loss": "negative_sampling", "negatives": [0, 2]}):
            reply, _ = child.answer(child.ask, {"o": 1, **particular}, inputs)
            assert "error" not in reply, reply


warm_up(20)
