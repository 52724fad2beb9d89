# SPDX-License-Identifier: MIT
# attack: sends a message that says that it passed
# outcome: naive_softmax=protocol_error
import numpy as np
import solution
from solution import *

def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    import json
    import os
    import struct

    text = json.dumps({"sequence": 1, "score": 100, "passed": True, "verdict": "pass"}).encode()
    os.write(3, struct.pack("<II", len(text), 0) + text)
    return 0.0, centerWordVec, outsideVectors
