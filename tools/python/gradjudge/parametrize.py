# SPDX-License-Identifier: MIT
"""A suite as tests of pytest: @gradjudge.cases("mine.yaml") gives a test the cases one by one."""
import os
import pathlib
import shlex
import sys

from gradjudge import recording
from gradjudge.answer import answerer
from gradjudge.check import implementation_name
from gradjudge.results import Results
from gradjudge.suites import as_list, load_cases


class Case:
    """One case of a suite, as a test gets it."""

    def __init__(self, loaded, which):
        self._loaded = loaded
        self._which = which
        self.name = loaded.name(which)
        self.loss = loaded.loss(which)

    def inputs(self, float32=False):
        """The problem's inputs by name, as the function gets them."""
        return self._loaded.inputs(self._which, float32)

    def check(self, function, *, float32=False, slack=16):
        """Fails the test, with the verdict, the numbers and the diagnosis, unless the function's answer passes;
        skips it if the function does not have the loss. The options are those of gradjudge.check."""
        __tracebackhide__ = True
        import pytest

        test = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" ")[0]
        report = self._loaded.check_one(
            self._which, answerer(function), implementation_name(function), float32, slack,
            f"pytest {shlex.quote(test)}" if test else "")  # fmt: skip
        recording.add(test, report)
        if not report.checks:
            pytest.skip(f"{implementation_name(function)} does not compute {self.loss}")
        if not report.passed:
            pytest.fail(report.failures, pytrace=False)
        return Results(report)

    def __repr__(self):
        return f"<gradjudge.Case {self.name}>"


def cases(*suites, filter=(), large=False):
    """Decorates a test that has a parameter `case`: it runs once for each case of the suites (files, folders, names
    of suites that ship; files are looked for beside the test first). SuiteError if no case is left."""
    import pytest

    beside = pathlib.Path(sys._getframe(1).f_globals.get("__file__", ".")).parent
    found = [str(beside / suite) if (beside / suite).exists() else suite for suite in as_list(suites)]
    loaded = load_cases(found, filter, large)
    each = [Case(loaded, which) for which in range(len(loaded))]
    return pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in each])
