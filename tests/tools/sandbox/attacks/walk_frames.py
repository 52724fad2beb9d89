# SPDX-License-Identifier: MIT
# attack: looks for the truth in stack frames, modules and the heap
# outcome: naive_softmax=wrong
import numpy as np
import solution
from solution import *

import gc
import sys


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    names = ("truth", "expected", "reference", "softmax_parts", "inner_losses")
    frame = sys._getframe()
    places = [vars(module) for module in list(sys.modules.values()) if module is not None]
    while frame is not None:
        places += [frame.f_locals, frame.f_globals]
        frame = frame.f_back
    places += [thing for thing in gc.get_objects() if type(thing) is dict]
    for place in places:
        for name in names:
            found = place.get(name) if type(place) is dict else None
            if name == "softmax_parts" and callable(found):
                return found(centerWordVec, outsideWordIdx, outsideVectors)
            if type(found) is tuple and len(found) == 3:
                return found
    return 0.0, np.zeros(centerWordVec.shape), np.zeros(outsideVectors.shape)
