# SPDX-License-Identifier: MIT
"""Checks the gradients of word2vec's losses against truth with a proven error bound, in this process.

    import gradjudge

    def naive_softmax(v_c, U, o):
        ...
        return {"loss": loss, "v_c": grad_v, "U": grad_U}

    results = gradjudge.check(naive_softmax, "naive_softmax")
    print(results.summary)
    results.raise_for_failure()
"""
from gradjudge.check import check
from gradjudge.parametrize import Case, cases
from gradjudge.results import CheckFailed, NothingChecked, Results
from gradjudge.suites import SuiteError

__all__ = ["Case", "CheckFailed", "NothingChecked", "Results", "SuiteError", "cases", "check"]
