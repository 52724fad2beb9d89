# SPDX-License-Identifier: MIT
"""pytest --gradjudge-report FORMAT=FILE writes what @gradjudge.cases tests judged, as `gradjudge check` does."""
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


def pytest_configure(config):
    recording.reports.clear()
    for target in config.getoption("--gradjudge-report"):
        format, equals, file = target.partition("=")
        try:
            if not (equals and file):
                raise ValueError("expected FORMAT=FILE, such as json=results.json")
            _gradjudge.Report.joined([]).in_format(format)
        except ValueError as error:
            raise pytest.UsageError(f"--gradjudge-report {target}: {error}") from None


def pytest_sessionfinish(session):
    for target in session.config.getoption("--gradjudge-report"):
        format, _, file = target.partition("=")
        pathlib.Path(file).write_text(_gradjudge.Report.joined(recording.reports).in_format(format))
