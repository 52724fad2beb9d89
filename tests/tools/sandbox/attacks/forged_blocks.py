# SPDX-License-Identifier: MIT
# attack: sends blocks that are not there
# outcome: naive_softmax=protocol_error
import numpy as np
import solution
from solution import *

def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    import json
    import os
    import struct

    blocks = [{"name": "loss", "shape": [1 << 60, 1 << 60], "type": "float64"}]
    for sequence in range(100):
        text = json.dumps({"sequence": sequence, "blocks": blocks, "output": ""}).encode()
        os.write(3, struct.pack("<II", len(text), 0) + text)
    return 0.0, centerWordVec, outsideVectors
