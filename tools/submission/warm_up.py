# SPDX-License-Identifier: MIT
"""Answers questions before the first fork: Python specializes a function that has run a few times, and a child that
finds it specialized writes to, and so copies, fewer pages of memory."""
import types

import gradjudge_adapter as adapter
import gradjudge_loading as loading
import gradjudge_questions as questions
import gradjudge_source_text as source_text
import numpy as np

NAME = "warm_up.py"
SOURCE = b"""
import numpy as np

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

def naiveSoftmaxLossAndGradient(v_c, o, U, dataset):
    scores = np.dot(U, v_c)
    delta = np.exp(scores - np.max(scores))
    delta /= np.sum(delta)
    loss = -np.log(delta[o])
    delta[o] -= 1
    return loss, np.dot(U.T, delta), np.outer(delta, v_c)

def negSamplingLossAndGradient(v_c, o, U, dataset, K=10):
    loss, v_gradient, U_gradient = 0.0, np.zeros(v_c.shape), np.zeros_like(U)
    for k in [o] + [dataset.sampleTokenIdx() for k in range(K)]:
        p = sigmoid(np.dot(U[k], v_c))
        loss += np.log(p)
        v_gradient += p * U[k]
        U_gradient[k] += p * v_c
    return loss, v_gradient, U_gradient
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
