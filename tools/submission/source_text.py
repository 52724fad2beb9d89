# SPDX-License-Identifier: MIT
"""From the bytes that were handed in to syntax trees of Python 3."""
import __future__
import ast
import codecs
import importlib.util
import io
import re
import tokenize
import types
import warnings

import gradjudge_notebook as notebook

warnings.simplefilter("ignore")
if importlib.util.find_spec("lib2to3") is None:  # Debian has it in a package of its own
    raise ModuleNotFoundError("lib2to3")

# Names that only Python 2 has: a file may be valid Python 3 and still mean Python 2.
PYTHON_2_NAMES = re.compile(r"\b(xrange|raw_input|iteritems|itervalues|basestring|izip|has_key)\b")
# UTF-32 first: its mark begins like that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip


def declared_encoding(data):
    try:
        return tokenize.detect_encoding(io.BytesIO(data.replace(b"\r", b"\n")).readline)[0]
    except SyntaxError:
        return "utf-8"


def encodings(data):
    """What the bytes may be, the likeliest first; the last fits whatever they are."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            yield encoding
    zeros = data[:1000].count(0)
    if zeros > len(data[:1000]) // 4:  # UTF-16 without its mark
        yield "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    yield from (declared_encoding(data), "utf-8", "latin-1")


def decode(data):
    for encoding in encodings(data):
        try:
            text = data.decode(encoding)
            break
        except (UnicodeDecodeError, LookupError):
            continue
    # Old editors of DOS end a file with Ctrl+Z.
    return text.lstrip("\ufeff").rstrip("\x1a").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def future_flags(tree):
    """The compiler's flags for what the tree imports from __future__."""
    flags = 0
    for statement in tree.body:
        if isinstance(statement, ast.ImportFrom) and statement.module == "__future__":
            for alias in statement.names:
                feature = getattr(__future__, alias.name, None)
                flags |= getattr(feature, "compiler_flag", 0)
    return flags


def tree_of(text, name, note):
    """Raises SyntaxError."""
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
    import gradjudge_newer_syntax as newer_syntax

    if needed := newer_syntax.needed_version(text):
        raise SyntaxError(newer_syntax.sentence(*needed), (name, needed[2], None, None))
    raise first_error if isinstance(first_error, SyntaxError) else SyntaxError(str(first_error))


def part(label, tree, flags=0):
    return types.SimpleNamespace(label=label, tree=tree, flags=flags | future_flags(tree))


def few(things):
    return ", ".join(things[:8]) + (f" and {len(things) - 8} more" if len(things) > 8 else "")


def notebook_parts(name, text, note, add_file):
    """A tree for each cell that is Python."""
    try:
        cells = notebook.cells(text)
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        raise SyntaxError(f"{name} is not a notebook: {error}") from None
    parts, left_out, flags = [], [], 0
    for cell in cells:
        label = f"{name} cell {cell.number}"
        try:
            parts.append(part(label, tree_of(cell.text, label, note), flags))
            flags = parts[-1].flags  # from here on, as in IPython
            left_out += cell.left_out
        except SyntaxError as error:
            left_out.append(f"cell {cell.number} ({error.msg}, line {error.lineno})")
        for file, data in cell.files.items():
            add_file(file, data)
    if left_out:
        note(f"{name}: left out what is not Python: {few(left_out)}")
    if left_out and not any(part.tree.body for part in parts):
        raise SyntaxError(f"no cell is Python: {few(left_out)}")
    return parts


def exported_notebook(name, text, note):
    """Lines for IPython in a Python file come from a notebook that was saved as one."""
    cell = notebook.Cell(1, text)
    if not cell.left_out:
        return None
    try:
        tree = tree_of(cell.text, name, note)
    except SyntaxError:
        return None
    note(f"{name}: left out what is for IPython: {few([what.removeprefix('cell 1 ') for what in cell.left_out])}")
    return [part(name, tree)]


def parse(name, data, note, add_file):
    """The parts that are run one after the other, each with the label that its lines are counted in. Files that the
    source itself holds go to add_file(name, bytes). Raises SyntaxError."""
    text = decode(data)
    if name.endswith(".ipynb"):
        return notebook_parts(name, text, note, add_file)
    try:
        return [part(name, tree_of(text, name, note))]
    except SyntaxError:
        parts = exported_notebook(name, text, note)
        if parts is None:
            raise
        return parts
