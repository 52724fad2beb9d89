# SPDX-License-Identifier: MIT
"""Bytes in every encoding that editors write, as trees."""
import ast
import json
import unittest

import shipped_modules  # noqa: F401
from gradjudge_source_text import decode, parse

TEXT = "# Lösung\nname = 'Müller'\nx = 1\n"


class SourceTextTest(unittest.TestCase):
    def parsed(self, name, data):
        notes, files = [], {}
        parts = parse(name, data if isinstance(data, bytes) else data.encode(), notes.append, files.setdefault)
        return [(part.label, ast.unparse(part.tree)) for part in parts], notes, files

    def test_encodings(self):
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"):
            self.assertEqual(decode(TEXT.encode(encoding)), TEXT, encoding)
        self.assertEqual(decode(b"\xfe\xff" + TEXT.encode("utf-16-be")), TEXT)
        self.assertEqual(decode(("# coding: gbk\n" + TEXT.replace("ö", "作")).encode("gbk", "replace"))[:20], "# coding: gbk\n# L作su")

    def test_a_declaration_that_is_wrong_or_unknown(self):
        self.assertEqual(decode(b"# coding: utf-8\n" + TEXT.encode("latin-1")), "# coding: utf-8\n" + TEXT)
        self.assertEqual(decode(b"# coding: utf8mb4\n" + TEXT.encode()), "# coding: utf8mb4\n" + TEXT)

    def test_the_end_of_a_file_of_dos(self):
        self.assertEqual(decode(TEXT.encode() + b"\x1a"), TEXT)

    def test_line_ends(self):
        for end in ("\r", "\r\n"):
            self.assertEqual(decode(TEXT.replace("\n", end).encode()), TEXT)

    def test_future_features_of_a_file(self):
        parts = parse("a.py", b"from __future__ import annotations\nx: Nowhere = 1\n", print, None)
        self.assertNotEqual(parts[0].flags, 0)
        self.assertEqual(parse("a.py", b"x = 1\n", print, None)[0].flags, 0)

    def test_a_notebook_has_a_part_for_each_cell(self):
        notebook = {"cells": [{"cell_type": "code", "source": source} for source in (
            "from __future__ import annotations", "this is my answer", "%%bash\nls", "x: Nowhere = 1", "%%writefile b.py\ny = 1")]}  # fmt: skip
        parts, notes, files = self.parsed("a.ipynb", json.dumps(notebook))
        self.assertEqual([label for label, _ in parts], [f"a.ipynb cell {number}" for number in (1, 3, 4, 5)])
        self.assertEqual(
            notes,
            ["a.ipynb: left out what is not Python: cell 2 (invalid syntax, line 1), cell 3 (%%bash), cell 5 (%%writefile)"],
        )
        self.assertEqual(files, {"b.py": b"y = 1"})
        flags = {part.flags for part in parse("a.ipynb", json.dumps(notebook).encode(), print, {}.setdefault)}
        self.assertEqual(len(flags), 1)  # the first cell's holds for the later ones

    def test_no_cell_is_python(self):
        notebook = json.dumps({"cells": [{"cell_type": "code", "source": "my answer is"}]})
        with self.assertRaisesRegex(SyntaxError, "no cell is Python: cell 1"):
            self.parsed("a.ipynb", notebook)
        with self.assertRaisesRegex(SyntaxError, "a.ipynb is not a notebook"):
            self.parsed("a.ipynb", "[1, 2")

    def test_a_notebook_that_was_saved_as_a_python_file(self):
        parts, notes, _ = self.parsed("a.py", "!pip install x\n%matplotlib inline\nx = 1\n")
        self.assertEqual(parts, [("a.py", "pass\npass\nx = 1")])
        self.assertEqual(notes, ["a.py: left out what is for IPython: line 1 (!pip install x), line 2 (%matplotlib inline)"])

    def test_python_2(self):
        parts, notes, _ = self.parsed("a.py", "print 'x'\nfor i in xrange(3): pass\n")
        self.assertEqual(parts[0][1], "print('x')\nfor i in range(3):\n    pass")
        self.assertIn("Python 2", notes[0])

    def test_python_that_is_newer(self):
        with self.assertRaisesRegex(SyntaxError, r"needs Python 3\.\d+ \(template strings.*\), this machine has 3\.\d+"):
            self.parsed("a.py", "x = t'{1}'\n")
        with self.assertRaisesRegex(SyntaxError, "never closed"):
            self.parsed("a.py", "x = (\n")


if __name__ == "__main__":
    unittest.main()
