# SPDX-License-Identifier: MIT
"""What of a notebook is Python, and what is left out of it."""
import json
import unittest

import shipped_modules  # noqa: F401
from gradjudge_notebook import Cell, cells


class NotebookTest(unittest.TestCase):
    def expect(self, source, python, left_out=()):
        cell = Cell(1, source)
        self.assertEqual(cell.text, python)
        self.assertEqual(cell.left_out, list(left_out))

    def test_python_stays_as_it_is(self):
        for source in ("x = 1\n", "print('%d'\n      % 1)", "text = '''\n%matplotlib\n!ls\n'''", "x = y != z", "@decorator\ndef f(): pass"):
            self.expect(source, source)

    def test_lines_for_ipython_become_pass(self):
        self.expect("!ls -la\nx = 1", "pass\nx = 1", ["cell 1 line 1 (!ls -la)"])
        self.expect("%matplotlib inline\nx = 1", "pass\nx = 1", ["cell 1 line 1 (%matplotlib inline)"])
        self.expect("def f():\n    !ls\n    return 1", "def f():\n    pass\n    return 1", ["cell 1 line 2 (!ls)"])
        self.expect("!wget a \\\n  -O b\nx = 1", "pass\n\nx = 1", ["cell 1 line 1 (!wget a \\)"])

    def test_only_where_a_statement_begins(self):
        source = "print('%d'\n      % 1)\ntext = '''\n%matplotlib\n'''\nsum = (1 +\n!ls"
        self.expect(source, source)  # the bracket is open: IPython would not run it either
        self.expect("print('%d'\n      % 1)\n!ls", "print('%d'\n      % 1)\npass", ["cell 1 line 3 (!ls)"])
        self.expect("s = '''\n!x\n'''\n!ls", "s = '''\n!x\n'''\npass", ["cell 1 line 4 (!ls)"])
        self.expect("s = 'it\\'s ('\n!ls", "s = 'it\\'s ('\npass", ["cell 1 line 2 (!ls)"])

    def test_assigned_commands(self):
        self.expect("files = !ls", "files = []", ["cell 1 line 1 (files = !ls)"])
        self.expect("t = %timeit -o f()", "t = None", ["cell 1 line 1 (t = %timeit -o f())"])

    def test_help(self):
        for line in ("np.exp?", "?np.exp", "np.exp??", "np.*load*?"):
            self.expect(line, "pass", [f"cell 1 line 1 ({line})"])

    def test_magics_without_a_percent_sign(self):
        self.expect("pip install numpy", "pass", ["cell 1 line 1 (pip install numpy)"])
        self.expect("ls = 3\nx = !ls", "ls = 3\nx = []", ["cell 1 line 2 (x = !ls)"])

    def test_cell_magics(self):
        self.expect("%%bash\nfor i in 1 2; do echo; done", "", ["cell 1 (%%bash)"])
        self.expect("%%time\nx = 1", "\nx = 1")
        self.expect("\n%%capture out\n!ls\nx = 1", "\n\npass\nx = 1", ["cell 1 line 1 (!ls)"])

    def test_a_file_that_a_cell_writes(self):
        cell = Cell(2, "%%writefile ./helper.py\nx = 1\n")
        self.assertEqual(cell.files, {"helper.py": b"x = 1\n"})
        self.assertEqual(cell.left_out, ["cell 2 (%%writefile)"])

    def test_a_statement_that_is_timed_and_a_file_that_is_run(self):
        self.expect("%time x = f()\n!ls", "x = f()\npass", ["cell 1 line 2 (!ls)"])
        self.expect("%run ./lib/helpers.py", "from lib.helpers import *")

    def test_pasted_prompts(self):
        self.expect(">>> x = 1\n>>> def f():\n...     return x\n", "x = 1\ndef f():\n    return x\n")
        self.expect("In [3]: x = 1", "x = 1")
        self.expect("    x = 1\n    y = 2", "x = 1\ny = 2")

    def test_code_cells_only_with_their_numbers(self):
        notebook = {
            "cells": [
                {"cell_type": "markdown", "source": "# x"},
                {"cell_type": "code", "source": ["x = 1\n", "y = 2"]},
                {"cell_type": "raw", "source": "("},
                {"cell_type": "code", "source": ""},
            ]
        }
        self.assertEqual([(cell.number, cell.text) for cell in cells(json.dumps(notebook))], [(2, "x = 1\ny = 2"), (4, "")])

    def test_lines_without_their_ends(self):
        notebook = {"cells": [{"cell_type": "code", "source": ["def f():", "    return 1"]}]}
        self.assertEqual([cell.text for cell in cells(json.dumps(notebook))], ["def f():\n    return 1"])

    def test_format_3(self):
        notebook = {"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "input": ["x = 1"]}]}]}
        self.assertEqual([cell.text for cell in cells(json.dumps(notebook))], ["x = 1"])


if __name__ == "__main__":
    unittest.main()
