# SPDX-License-Identifier: MIT
# attack: answers with values that are nested 100,000 deep, or with numbers that no double can hold
# outcome: sigmoid=protocol_error naive_softmax=protocol_error negative_sampling=protocol_error
import numpy as np
import solution
from solution import *

import os
import struct


def send(value):
    for sequence in range(100):
        text = b'{"blocks":[],"output":"","notes":%s,"sequence":%d}' % (value, sequence)
        os.write(3, struct.pack("<II", len(text), 0) + text)


def sigmoid(x):
    send(b"[" * 100_000 + b"]" * 100_000)
    return solution.sigmoid(x)


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    send(b'{"a":' * 40_000 + b"1" + b"}" * 40_000)
    return solution.naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset)


def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset, K=10):
    send(b"1e400")
    return solution.negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset, K)
