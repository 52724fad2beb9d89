# SPDX-License-Identifier: MIT
# attack: replaces functions of the program that it runs in
# outcome: sigmoid=wrong|protocol_error|crash naive_softmax=wrong|protocol_error|crash negative_sampling=wrong|protocol_error|crash skip_gram=wrong|protocol_error|crash
import numpy as np
import solution
from solution import *

import builtins
import sys

for name, module in list(sys.modules.items()):
    if name.startswith("gradjudge"):
        for function in list(vars(module)):
            if not function.startswith("__") and function in ("numbers", "unfinished", "describe"):
                setattr(module, function, lambda *arguments: (np.zeros(3), "float64"))
builtins.AssertionError = Exception


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    return 0.0, np.zeros(centerWordVec.shape), np.zeros(outsideVectors.shape)
