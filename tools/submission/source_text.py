# SPDX-License-Identifier: MIT
"""From the bytes that were handed in to a syntax tree of Python 3."""
import ast
import importlib.util
import io
import json
import re
import tokenize
import warnings

warnings.simplefilter("ignore")
if importlib.util.find_spec("lib2to3") is None:  # Debian has it in a package of its own
    raise ModuleNotFoundError("lib2to3")

# Names that only Python 2 has: a file may be valid Python 3 and still mean Python 2.
PYTHON_2_NAMES = re.compile(r"\b(xrange|raw_input|iteritems|itervalues|basestring|izip|has_key)\b")


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


def parse(name, data, note):
    """The tree. Raises SyntaxError."""
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
                return tree
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            first_error = first_error or error
        try:
            import gradjudge_python_2 as python_2

            tree = ast.parse(python_2.to_python_3(attempt), name)
            note(f"{name} is Python 2: translated to Python 3 for grading (2to3)")
            return tree
        except Exception as error:
            first_error = first_error or error
    raise first_error if isinstance(first_error, SyntaxError) else SyntaxError(str(first_error))
