# SPDX-License-Identifier: MIT
"""Cases of suites: files, folders, or names of suites that ship."""
import os

from gradjudge import _gradjudge


class SuiteError(ValueError):
    """A suite that cannot be used; the message names every problem with its place."""


def as_list(one_or_several):
    """One text or path, or several, as a list of text."""
    if isinstance(one_or_several, (str, os.PathLike)):
        return [os.fspath(one_or_several)]
    return [os.fspath(each) for each in one_or_several]


def load_cases(suites, filters, large, allow_empty=False):
    try:
        return _gradjudge.Cases.load(as_list(suites), as_list(filters), large, allow_empty)
    except RuntimeError as error:
        raise SuiteError(str(error)) from None
