# SPDX-License-Identifier: MIT
"""What came of a run."""
import pathlib


class CheckFailed(AssertionError):
    """Some check did not pass; the message is what the command prints of it."""


class NothingChecked(ValueError):
    """No case was put to the function, or it computes the loss of none: that is no pass."""


class Results:
    """Verdicts with their numbers and diagnosis. `str(results)` is what `gradjudge check` prints."""

    def __init__(self, report):
        self._report = report

    @property
    def passed(self):
        """Whether every check passed, and there was at least one."""
        return self._report.passed

    @property
    def summary(self):
        """One line: how many checks, by verdict."""
        return self._report.summary

    @property
    def checks(self):
        """Each question of each case: suite, case, question, verdict, reason, diagnosis (ids), message."""
        return self._report.checks

    @property
    def failures(self):
        """The checks that did not pass."""
        return [check for check in self.checks if check.verdict != "pass"]

    def report(self, format):
        """The results as text, json, junit, markdown or sarif."""
        return self._report.in_format(format)

    def write(self, format, path):
        """Writes a report; one in json can be given to `gradjudge compare` and `gradjudge report`."""
        pathlib.Path(path).write_text(self.report(format))

    def raise_for_failure(self):
        """Raises CheckFailed, with the message of every check that did not pass, unless all did."""
        if not self.passed:
            raise CheckFailed("\n" + self._report.failures + "\n" + self.summary)

    def __str__(self):
        return self.report("text")

    def __repr__(self):
        return f"<gradjudge.Results: {self.summary}>"
