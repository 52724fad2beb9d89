# SPDX-License-Identifier: MIT
"""Translation of Python 2, loaded when a file needs it: with it, every child has a fifth more memory to copy."""
from lib2to3 import refactor

FIXERS = [
    "lib2to3.fixes.fix_" + name
    for name in (
        "basestring dict except exec exitfunc filter funcattrs has_key import imports input intern itertools "
        "itertools_imports long map methodattrs ne next nonzero numliterals operator paren print raise "
        "raw_input reduce renames repr set_literal standarderror sys_exc throw tuple_params types unicode "
        "urllib ws_comma xrange zip"
    ).split()
]
translator = refactor.RefactoringTool(FIXERS)
translator.refactor_string("print 1\n", "warm")  # reads the grammar once, before any fork


def to_python_3(text):
    return str(translator.refactor_string(text if text.endswith("\n") else text + "\n", "submission"))
