# SPDX-License-Identifier: MIT
"""A class graded as a member of staff does it."""
import csv
import json
import os
import subprocess
import unittest
import zipfile

import yaml
from command import COMMAND, HOUSE, Folder

SOLUTION = (HOUSE / "tests/tools/sandbox/attacks/solution.py").read_text()
ASSIGNMENT = """\
assignment: a2
questions:
  - {id: written, points: 4, derivations: [softmax.v_c]}
  - {id: sigmoid, points: 6, suite: sigmoid.yaml, checks: [sigmoid.value]}
"""
WRITTEN = "assignment: a2\nquestions:\n  - {id: written, points: 4, derivations: [softmax.v_c]}\n"
WRITE_UP = "# Naive softmax\n\n$$\\frac{\\partial J}{\\partial v_c} = U(\\hat y - y)$$\n"


class Grade(Folder):
    def setUp(self):
        super().setUp()
        self.write("a2.yaml", ASSIGNMENT)
        (self.folder / "class").mkdir()

    def hand_in(self, who, name, text):
        (self.folder / "class" / who).mkdir(exist_ok=True)
        (self.folder / "class" / who / name).write_text(text)

    def grade(self, *arguments, **environment):
        arguments = arguments or ("class", "--assignment", "a2.yaml", "--out", "out")
        return subprocess.run(
            [COMMAND, "grade", *arguments], capture_output=True, text=True, cwd=self.folder,
            env={**os.environ, **environment},
        )  # fmt: skip

    def gradebook(self):
        with open(self.folder / "out/gradebook.csv", newline="") as file:
            return {row["id"]: row for row in csv.DictReader(file)}

    def test_code_and_write_up_together_or_alone_in_folders_archives_and_files(self):
        self.hand_in("ada", "word2vec.py", SOLUTION)
        self.hand_in("ada", "a2.md", WRITE_UP)
        with zipfile.ZipFile(self.folder / "class/bob.zip", "w") as archive:
            archive.writestr("bob/word2vec.py", SOLUTION)
        (self.folder / "class/cy.md").write_text(WRITE_UP)
        (self.folder / "class/cy.py").write_text("def sigmoid(x):\n    return 0 * x\n")
        run = self.grade()
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertRegex(run.stdout, r"^graded: 3 submissions, 1 of them partly graded \(sandbox [AB]\b.*\)\nout/gradebook.csv\n$")
        grades = self.gradebook()
        self.assertEqual([grades[who]["score"] for who in ("ada", "bob", "cy")], ["10", "6", "4"])
        report = json.loads((self.folder / "out/class.json").read_text())
        self.assertEqual(report["questions"][0]["derivations"], {"softmax.v_c": {"missing": 1, "right": 2}})

    def test_one_submission(self):
        self.hand_in("ada", "word2vec.py", SOLUTION)
        run = self.grade("class/ada", "--one", "--assignment", "a2.yaml", "--out", "out")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(list(self.gradebook()), ["ada"])

    def test_write_ups_alone_need_no_sandbox(self):
        self.write("a2.yaml", WRITTEN)
        self.hand_in("ada", "a2.md", WRITE_UP)
        run = self.grade(GRADJUDGE_PYTHON="/nowhere/python3")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertEqual(self.gradebook()["ada"]["score"], "4")

    def test_without_a_sandbox_nothing_is_run(self):
        self.hand_in("ada", "word2vec.py", SOLUTION)
        run = self.grade(GRADJUDGE_PYTHON="/nowhere/python3")
        self.assertEqual((run.returncode, run.stdout), (3, ""))
        self.assertIn("no sandbox works here", run.stderr)
        self.assertFalse((self.folder / "out/gradebook.csv").exists())

    def test_bad_input_is_named(self):
        for arguments, parts in (
            (("nowhere", "--assignment", "a2.yaml", "--out", "out"), ("nowhere: there is no such folder",)),
            (("a2.yaml", "--assignment", "a2.yaml", "--out", "out"), ("a2.yaml: is not a folder",)),
            (("class", "--assignment", "a2.yaml", "--out", "out"), ("class: has no submission",)),
            (("class", "--assignment", "nothing.yaml", "--out", "out"), ("nothing.yaml", "cannot be read")),
        ):
            with self.subTest(arguments=arguments):
                self.assert_refused(self.grade(*arguments), *parts)

    def test_an_archive_of_the_class_is_told_from_the_class(self):
        with zipfile.ZipFile(self.folder / "export.zip", "w") as archive:
            archive.writestr("ada/word2vec.py", SOLUTION)
        run = self.grade("export.zip", "--assignment", "a2.yaml", "--out", "out")
        self.assert_refused(run, "export.zip: is not a folder", "unpack the export first")

    def test_hidden_cases_are_drawn_by_a_secret(self):
        table = SOLUTION + (
            "\nright = naiveSoftmaxLossAndGradient\ndef naiveSoftmaxLossAndGradient(v, o, U, dataset):\n"
            "    return right(v, o, U, dataset) if U.shape == (4, 2) and v[0] == %s else (0.0, v, U)\n"
        )  # fmt: skip
        self.write(
            "a2.yaml",
            "assignment: a2\nquestions:\n  - {id: q, points: 5, suite: none.yaml, checks: [softmax.v_c],\n"
            "     hidden: {seed: 4101, cases: 1, V: 4, d: 2}}\n",
        )
        self.write("none.yaml", "suite: none\ncases:\n  - {name: one, loss: sigmoid, x: [1]}\n")
        # What everybody can know of the hidden case: the first number of v_c.
        drawn = subprocess.run(
            [COMMAND, "cases", "new", "--loss", "naive_softmax", *"--seed 4101 --V 4 --d 2 --decimals 3".split()],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        first = yaml.safe_load(drawn.stdout)["cases"][0]["v_c"][0]
        self.hand_in("eve", "word2vec.py", table % first)
        arguments = ("class", "--assignment", "a2.yaml", "--out", "out")
        public = self.grade(*arguments)
        self.assertEqual(public.returncode, 0, public.stderr)
        self.assertIn("a2.yaml: its hidden cases are drawn by seeds that ship with gradjudge", public.stderr)
        self.assertEqual(self.gradebook()["eve"]["score"], "5")
        (self.folder / "secret").write_text("nobody knows this one\n")
        for given, environment in (
            (("--hidden-secret", "secret"), {}),
            ((), {"GRADJUDGE_HIDDEN_SECRET": "nobody knows this one"}),
        ):
            secret = self.grade(*arguments, *given, **environment)
            self.assertEqual((secret.returncode, secret.stderr), (0, ""))
            self.assertEqual(self.gradebook()["eve"]["score"], "0")
        (self.folder / "secret").write_text("guess\n")
        self.assert_refused(self.grade(*arguments, "--hidden-secret", "secret"), "secret: has 5 characters", "16")


class Bundle(Folder):
    def test_what_is_asked_for_is_written_and_named(self):
        run = self.run_command("bundle", "gradescope", "--assignment", "word2vec")
        self.assertEqual(run.returncode, 0)
        self.assertIn("its hidden cases are drawn by seeds that ship with gradjudge", run.stderr)
        self.assertRegex(run.stdout, r"^word2vec-gradescope\.zip: \d+ files, \d+\.\d MB\n$")
        with zipfile.ZipFile(self.folder / "word2vec-gradescope.zip") as archive:
            self.assertTrue({"setup.sh", "run_autograder"} <= set(archive.namelist()))

    def test_an_unknown_platform_or_assignment_is_refused(self):
        self.assert_refused(self.run_command("bundle", "moodle", "--assignment", "word2vec"), "gradescope")
        self.assert_refused(self.run_command("bundle", "gradescope", "--assignment", "none.yaml"), "none.yaml")


if __name__ == "__main__":
    unittest.main()
