# SPDX-License-Identifier: MIT
# attack: says in the judge's own words that what it cannot answer cannot be asked
# outcome: sigmoid=protocol_error naive_softmax=protocol_error negative_sampling=protocol_error skip_gram=protocol_error
import numpy as np
import solution
from solution import *

import gc
import json
import os
import struct
import sys


def raise_failure(kind):
    raise sys.modules["gradjudge_questions"].Failure(kind, "never mind")


def sigmoid(x):
    raise_failure("not_askable")


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    raise_failure("not_implemented")


def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset, K=10):
    for sequence in range(100):
        error = {"kind": "not_askable", "text": "never mind"}
        text = json.dumps({"sequence": sequence, "error": error, "not_implemented": True}).encode()
        os.write(3, struct.pack("<II", len(text), 0) + text)


def skipgram(*arguments):
    for adapter in gc.get_objects():
        if type(adapter).__name__ == "Adapter":
            adapter.answer = lambda *question: ({"error": {"kind": "infrastructure", "text": "again, please"}}, b"")
    raise_failure("infrastructure")
