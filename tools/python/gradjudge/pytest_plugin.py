# SPDX-License-Identifier: MIT
"""pytest --gradjudge-report FORMAT=FILE writes what @gradjudge.cases tests judged, as `gradjudge check` does. A run in
which such a test skips all of its cases fails, unless --gradjudge-allow-empty is given."""
import pathlib

import pytest

from gradjudge import _gradjudge, recording


def pytest_addoption(parser):
    parser.getgroup("gradjudge").addoption(
        "--gradjudge-report",
        action="append",
        default=[],
        metavar="FORMAT=FILE",
        help="write what gradjudge.cases tests judged (text, json, junit, markdown, sarif)",
    )
    parser.getgroup("gradjudge").addoption(
        "--gradjudge-allow-empty",
        action="store_true",
        help="it is no failure if a gradjudge.cases test judges none of its cases",
    )


def pytest_configure(config):
    recording.clear()
    for target in config.getoption("--gradjudge-report"):
        format, equals, file = target.partition("=")
        try:
            if not (equals and file):
                raise ValueError("expected FORMAT=FILE, such as json=results.json")
            _gradjudge.Report.joined([]).in_format(format)
        except ValueError as error:
            raise pytest.UsageError(f"--gradjudge-report {target}: {error}") from None


def judged_nothing(config):
    return [] if config.getoption("--gradjudge-allow-empty") else recording.judged_nothing()


def pytest_terminal_summary(terminalreporter, config):
    for test in judged_nothing(config):
        terminalreporter.write_line(
            f"gradjudge: {test} judged none of its cases, which is a failure: give it cases of losses that its "
            "function computes, or --gradjudge-allow-empty if that is meant",
            red=True,
        )


def pytest_sessionfinish(session):
    if judged_nothing(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    for target in session.config.getoption("--gradjudge-report"):
        format, _, file = target.partition("=")
        pathlib.Path(file).write_text(_gradjudge.Report.joined(recording.reports).in_format(format))
