# SPDX-License-Identifier: MIT
# attack: runs every text and every function of the modules that it runs among, and answers with what that defines
# outcome: sigmoid=no_such_function naive_softmax=wrong|exception|malformed|no_such_function negative_sampling=wrong|exception|malformed|no_such_function skip_gram=no_such_function
import sys

import numpy as np

for name, module in list(sys.modules.items()):
    if name.startswith("gradjudge"):
        texts = [text for text in vars(module).values() if isinstance(text, (str, bytes)) and len(text) > 100]
        loader = getattr(module, "__loader__", None)
        texts += getattr(loader, "sources", {}).values()
        for text in texts:
            try:
                exec(text, globals())
            except BaseException:
                pass
        for function in ("naiveSoftmaxLossAndGradient", "negSamplingLossAndGradient", "softmax_parts"):
            if function in vars(module):
                globals()[function] = vars(module)[function]
