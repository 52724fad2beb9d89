# SPDX-License-Identifier: MIT
"""The code cells of a notebook as Python: what IPython would not run as Python is left out and named."""
import ast
import json
import re

# Magics of a whole cell whose body runs in the notebook's own namespace.
RUN_HERE = {"capture", "lprun", "memit", "mprun", "prun", "python", "python3", "time", "timeit"}
# Line magics that work without their %, where the line is no Python.
AUTOMAGIC = {
    "autoreload", "cat", "cd", "clear", "conda", "cp", "less", "load_ext", "ls", "man", "matplotlib", "mkdir", "more",
    "mv", "pip", "pwd", "reload_ext", "rm", "run", "time", "timeit", "who", "whos",
}  # fmt: skip
CELL_MAGIC = re.compile(r"%%(\w+)[ \t]*(.*)")
ASSIGNED = re.compile(r"(\w[\w\s,.\[\]'\"*]*?)\s*=\s*([!%])(?!=)")
HELP = re.compile(r"\?{1,2}\S.*|[%!]*[\w.*]+\?{1,2}\s*;?\s*$")
TIMED = re.compile(r"%time\s+(\S.*)")
RUN = re.compile(r"%run\s+(?:-\w\s+)*(?:\./)?([\w/]+)\.(?:py|ipynb)\s*$")
# What decides where a line ends: quotes, brackets, comments, a backslash before the end.
TOKEN = re.compile(r"'''|\"\"\"|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|#.*|[()\[\]{}]", re.S)


class Cell:
    """One code cell; `number` counts all cells from 1."""

    def __init__(self, number, source):
        self.number, self.left_out, self.files = number, [], {}
        self.text = self.python(source.replace("\r\n", "\n").replace("\r", "\n"))

    def leave_out(self, line, what):
        self.left_out.append(f"cell {self.number}" + (f" line {line}" if line else "") + f" ({what[:40].strip()})")

    def python(self, source):
        lines = without_prompts(source.split("\n"))
        first = next((place for place, line in enumerate(lines) if line.strip()), None)
        if first is None:
            return ""
        magic = CELL_MAGIC.match(lines[first])
        if magic is None:
            text = "\n".join(lines)
            return text if is_python(text) else self.line_by_line(lines)
        name, rest = magic.groups()
        body = lines[first + 1 :]
        if name in RUN_HERE:
            return "\n" * (first + 1) + self.python("\n".join(body))
        self.leave_out(None, "%%" + name)
        if name in ("writefile", "file") and rest.split():
            self.files[rest.split()[-1].removeprefix("./")] = "\n".join(body).encode()
        return ""

    def line_by_line(self, lines):
        """Lines that begin where a statement can begin, and are for IPython, become `pass`."""
        result, place = [], 0
        while place < len(lines):
            end = place + 1
            python = self.statement_for_ipython(lines[place], place + 1)
            if python is not None:
                while lines[end - 1].endswith("\\") and end < len(lines):
                    end += 1
                result += [python] + [""] * (end - place - 1)
            else:
                end = end_of_statement(lines, place)
                result += lines[place:end]
            place = end
        return "\n".join(result)

    def statement_for_ipython(self, line, number):
        """What takes the place of the line; None if it is to be read as Python."""
        text = line.lstrip()
        indent = line[: len(line) - len(text)]
        if run := RUN.match(text):
            return f"{indent}from {run[1].replace('/', '.')} import *"
        if timed := TIMED.match(text):
            return indent + timed[1]
        python = None
        if assigned := ASSIGNED.match(text):
            python = assigned[1] + (" = []" if assigned[2] == "!" else " = None")
        elif text[:1] in ("%", "!", "/", ",", ";") or HELP.match(text):
            python = "pass"
        elif text.split(" ")[0] in AUTOMAGIC and not is_python(text):
            python = "pass"
        if python is None:
            return None
        self.leave_out(number, text)
        return indent + python


def is_python(text):
    try:
        ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def without_prompts(lines):
    """A session that was pasted with its prompts (>>> or In [1]:), and a cell that is indented as a whole."""
    first = next((line for line in lines if line.strip()), "")
    for prompt in (r"\s*(>>>|\.\.\.)( |$)", r"\s*(In \[\d+\]:|\.\.\.+:)( |$)"):
        if re.match(prompt, first):
            return [re.sub("^" + prompt, "", line, count=1) for line in lines]
    indent = first[: len(first) - len(first.lstrip())]
    return [line.removeprefix(indent) for line in lines] if indent else lines


def end_of_statement(lines, start):
    """The place behind the last line of the statement: brackets, long texts and backslashes go on."""
    depth, quotes, place = 0, None, start
    while place < len(lines):
        line, at = lines[place], 0
        place += 1
        while at < len(line):
            if quotes:
                closing = line.find(quotes, at)
                if closing < 0:
                    break
                quotes, at = None, closing + 3
                continue
            token = TOKEN.search(line, at)
            if token is None:
                break
            at = token.end()
            if token[0] in ("'''", '"""'):
                quotes = token[0]
            elif token[0] in ("(", "[", "{"):
                depth += 1
            elif token[0] in (")", "]", "}"):
                depth -= 1
        if not quotes and depth <= 0 and not line.endswith("\\"):
            break
    return place


def joined(source):
    """A cell's source is a text or a list of its lines; some programs write those without their ends."""
    if isinstance(source, str):
        return source
    return ("" if any(line.endswith("\n") for line in source) else "\n").join(source)


def cells(text):
    """The code cells in order. Raises ValueError if the text is not that of a notebook. Format 3 has its cells in
    worksheets, and calls their source their input."""
    notebook = json.loads(text)
    if not isinstance(notebook, dict):
        raise ValueError("it is no JSON object")
    listed = list(notebook.get("cells") or [])
    for sheet in notebook.get("worksheets") or []:
        listed += sheet.get("cells") or []
    found = []
    for number, cell in enumerate(listed, 1):
        if cell.get("cell_type") == "code":
            found.append(Cell(number, joined(cell.get("source") or cell.get("input") or "")))
    return found
