# SPDX-License-Identifier: MIT
"""A class whose names and programs are hostile text, graded; every file that comes of it is read by a parser of it."""
import json
import os
import unittest

import jsonschema

import readers
from command import HOUSE, Folder

ASSIGNMENT = """\
assignment: hostile
description: One question.
questions:
  - id: sigmoid
    title: The sigmoid function
    points: 5
    suite: sigmoid.yaml
    checks: [sigmoid.value]
    show: inputs
"""
SUITE = """\
suite: sigmoid
description: One case.
loss: sigmoid
cases:
  - name: zero
    description: At zero it is one half.
    x: [0]
    questions: [sigmoid.value]
"""
SOLUTION = (HOUSE / "tests/tools/sandbox/attacks/solution.py").read_text()
SCHEMA = json.loads((HOUSE / "tools/report/json/results.schema.json").read_text())
NAMES = [
    b"=HYPERLINK(1)",
    b"+1+1",
    b"-1+1",
    b"@SUM(A1)",
    b"\t=1+1",
    b"\r=1+1",
    b"::add-mask::x",
    b"<img src=x onerror=alert(1)>",
    b"`x` | [click](http:evil.example) www.evil.example",
    "\u202eevil".encode(),
    b"\x1b[2J",
    b"line\nend, \"quoted\"",
    b"\xff\xfe",
]
MESSAGES = [
    "<script>alert(1)</script> ]]> | `x` [click](http://evil.example)",
    "\x1b[2J\u202e\x00 \udcff",
    "\n::add-mask::x\n##[add-mask]y\n%0A::error::z",
    "x" * 1_000_000,
    "=1+1\n+1\n-1\n@1",
]


class HostileClass(Folder):
    def setUp(self):
        super().setUp()
        self.write("sigmoid.yaml", SUITE)
        self.write("hostile.yaml", ASSIGNMENT)
        for i, name in enumerate(NAMES):
            folder = os.fsencode(self.folder) + b"/class/" + name
            os.makedirs(folder)
            message = MESSAGES[i % len(MESSAGES)]
            source = f"{SOLUTION}\nprint({message!r})\ndef sigmoid(x):\n    raise ValueError({message!r})\n"
            with open(folder + b"/word2vec.py", "w") as file:
                file.write(source)
        with open(self.folder / "class/broken.zip", "w") as file:
            file.write("no zip")

    def test_every_file_is_inert(self):
        run = self.run_command("grade", "class", "--assignment", "hostile.yaml", "--out", "graded")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(readers.runner_commands(run.stdout + run.stderr), [])
        graded = self.folder / "graded"
        for name in ["gradebook.csv", "canvas.csv"]:
            with self.subTest(name):
                rows = readers.table((graded / name).read_bytes().decode())
                self.assertGreaterEqual(len(rows), len(NAMES) + 2)
        folders = sorted(path.parent for path in graded.glob("submissions/*/results.json"))
        self.assertEqual(len(folders), len(NAMES) + 1)
        for folder in folders:
            with self.subTest(folder.name):
                results = json.loads((folder / "results.json").read_bytes())
                jsonschema.validate(results, SCHEMA, cls=jsonschema.Draft7Validator)
                readers.markdown((folder / "feedback.md").read_bytes().decode())
                gradescope = json.loads((folder / "gradescope.json").read_bytes())
                for test in gradescope["tests"]:
                    self.assertEqual(test["output_format"], "text")
                    readers.text(test["output"])
                readers.text(gradescope["output"])
                prairielearn = (folder / "prairielearn.json").read_bytes()
                self.assertLess(len(prairielearn), 1_000_000)
                for part in readers.strings_of(json.loads(prairielearn)):
                    readers.text(part)
        results = [str(folder / "results.json") for folder in folders]
        self.assertEqual(self.run_command("merge", *results, "--out", "class.json").returncode, 0)
        formats = ["text", "junit", "ctrf", "sarif", "markdown", "github"]
        run = self.run_command("report", "class.json", *[f"--report={name}=report.{name}" for name in formats])
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        report = {name: (self.folder / f"report.{name}").read_bytes().decode() for name in formats}
        readers.text(report["text"])
        self.assertEqual(readers.runner_commands(report["text"]), [])
        tests = 2 * len(NAMES) + 1  # a check and a question each, and the question of what is no archive
        self.assertEqual(len(readers.junit(report["junit"]).findall(".//testcase")), tests)
        self.assertEqual(len(readers.ctrf(report["ctrf"])["tests"]), tests)
        readers.sarif(report["sarif"])
        readers.markdown(report["markdown"])
        readers.markdown(report["github"])
        commands = readers.runner_commands(readers.text(run.stdout))
        self.assertEqual(len(commands), run.stdout.count("\n"))
        for kind in ["error", "warning", "notice"]:
            self.assertLessEqual(sum(command[0] == kind for command in commands), 10)


if __name__ == "__main__":
    unittest.main()
