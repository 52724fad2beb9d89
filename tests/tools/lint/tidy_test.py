# SPDX-License-Identifier: MIT
"""tools/lint/tidy.py finds what clang-tidy finds, also where files cannot stand in one unit, and forgets nothing."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HOUSE = pathlib.Path(os.environ["GRADJUDGE_SOURCE_DIR"])


class Tidy(unittest.TestCase):
    def setUp(self):
        self.house = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory())).resolve()
        self.build = self.house / "build"
        (self.house / "tools/lint").mkdir(parents=True)
        (self.house / "checks").mkdir()
        self.build.mkdir()
        shutil.copy(HOUSE / "tools/lint/tidy.py", self.house / "tools/lint")
        shutil.copy(HOUSE / ".clang-tidy", self.house)

    def write(self, **files):
        for name, text in files.items():
            (self.house / f"checks/{name}.cpp").write_text(text)
        commands = [
            {"directory": str(self.build), "file": str(file), "command": f"c++ -O2 -std=c++20 -I{self.house} -c {file}"}
            for file in sorted((self.house / "checks").glob("*.cpp"))
        ]
        (self.build / "compile_commands.json").write_text(json.dumps(commands))

    def tidy(self):
        script = self.house / "tools/lint/tidy.py"
        run = subprocess.run([sys.executable, script, self.build], capture_output=True, text=True)
        self.assertEqual(run.stderr, "")
        return run.returncode, run.stdout

    def test_clean_files_are_checked_once(self):
        self.write(a="int a() { return 1; }\n", b="int b() { return 2; }\n")
        self.assertEqual(self.tidy(), (0, "clang-tidy: 2 files, 0 of them unchanged since they were found clean\n"))
        self.assertEqual(self.tidy(), (0, "clang-tidy: 2 files, 2 of them unchanged since they were found clean\n"))

    def test_findings_come_back_until_mended(self):
        self.write(a="bool a(int x) { return x == x; }\n", b="int b() { return 2; }\n")
        for _ in range(2):
            status, text = self.tidy()
            self.assertEqual(status, 1)
            self.assertIn("checks/a.cpp:1:26: error: both sides of operator are equivalent", text)
        self.write(a="bool a(int x) { return x == 1; }\n")
        self.assertEqual(self.tidy()[0], 0)

    def test_a_header_that_changes_is_looked_into(self):
        (self.house / "checks/h.hpp").write_text("inline bool h(int x) { return x == 1; }\n")
        self.write(a='#include "checks/h.hpp"\n')
        self.assertEqual(self.tidy()[0], 0)
        (self.house / "checks/h.hpp").write_text("inline bool h(int x) { return x == x; }\n")
        status, text = self.tidy()
        self.assertEqual(status, 1)
        self.assertIn("checks/h.hpp:1:33: error: both sides of operator are equivalent", text)

    def test_files_with_helpers_of_the_same_name(self):
        helper = "namespace {\nint helper() { return 1; }\n}\n"
        self.write(
            a=helper + "int a() { return helper(); }\n",
            b=helper + "int b() { return helper(); }\n",
            c=helper + "bool c(int x) { return helper() == 1 && x == x; }\n",
        )
        status, text = self.tidy()
        self.assertEqual(status, 1)
        self.assertNotIn("redefinition", text)
        self.assertIn("checks/c.cpp:4:43: error: both sides of operator are equivalent", text)


if __name__ == "__main__":
    unittest.main()
