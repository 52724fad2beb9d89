# SPDX-License-Identifier: MIT
"""What the tests of one run of pytest judged, for the plugin: it writes reports of it at the end, and fails the run
where a test was given cases and judged none of them."""
reports = []
checks = {}  # by test, whatever its parameters: how many checks it made


def clear():
    reports.clear()
    checks.clear()


def add(test, report):
    reports.append(report)
    name = test.partition("[")[0]
    checks[name] = checks.get(name, 0) + len(report.checks)


def judged_nothing():
    """The tests that judged nothing."""
    return [name for name, count in checks.items() if count == 0]
