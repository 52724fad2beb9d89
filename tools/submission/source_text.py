# SPDX-License-Identifier: MIT
"""From the bytes that were handed in to a syntax tree of Python 3."""
import ast
import io
import json
import re
import tokenize
import warnings

warnings.simplefilter("ignore")
from lib2to3 import refactor

# Names that only Python 2 has: a file may be valid Python 3 and still mean Python 2.
PYTHON_2_NAMES = re.compile(r"\b(xrange|raw_input|iteritems|itervalues|basestring|izip|has_key)\b")
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


def decode(data):
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
    except (SyntaxError, UnicodeDecodeError, LookupError):
        text = data.decode("latin-1")
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def notebook_code(text):
    """The code cells in order; lines for the notebook itself (%matplotlib, !pip) become comments."""
    cells = []
    for cell in json.loads(text).get("cells", []):
        if cell.get("cell_type") == "code":
            source = cell.get("source", "")
            cells.append(source if isinstance(source, str) else "".join(source))
    lines = "\n\n".join(cells).split("\n")
    return "\n".join(re.sub(r"^(\s*)([%!?].*)$", r"\1pass  # \2", line) for line in lines)


def to_python_3(text):
    return str(translator.refactor_string(text if text.endswith("\n") else text + "\n", "submission"))


def parse(name, data, note):
    """The tree, and the text if it had to be translated. Raises SyntaxError."""
    text = decode(data)
    if name.endswith(".ipynb"):
        try:
            text = notebook_code(text)
        except (ValueError, AttributeError, TypeError) as error:
            raise SyntaxError(f"{name} is not a notebook: {error}") from None
    first_error = None
    for attempt in (text, text.expandtabs(8), text.expandtabs(4)):
        means_python_2 = PYTHON_2_NAMES.search(attempt) is not None
        try:
            tree = ast.parse(attempt, name)
            if not means_python_2:
                if attempt is not text:
                    note(f"{name} mixes tabs and spaces: read with tabs as spaces")
                return tree, None
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            first_error = first_error or error
        try:
            translated = to_python_3(attempt)
            tree = ast.parse(translated, name)
            note(f"{name} is Python 2: translated to Python 3 for grading (2to3)")
            return tree, translated
        except Exception as error:
            first_error = first_error or error
    raise first_error if isinstance(first_error, SyntaxError) else SyntaxError(str(first_error))
