# SPDX-License-Identifier: MIT
"""`check --impl python:FILE`: what is missing takes a line, and services get the place of the function that is wrong."""
import json
import re
import subprocess
import unittest

from command import COMMAND, Folder

SIGMOID = """\
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))
"""
WRONG = """\
import numpy as np
from helpers import softmax


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    delta = softmax(outsideVectors @ centerWordVec)
    loss = -np.log(delta[outsideWordIdx])
    return loss, outsideVectors.T @ delta, np.outer(delta, centerWordVec)
"""
HELPERS = """\
import numpy as np


def softmax(x):
    e = np.exp(x - np.max(x))
    return e / e.sum()


def sigmoid(x):
    return 1 / (1 + np.exp(x))
"""


class PythonFile(Folder):
    def setUp(self):
        super().setUp()
        (self.folder / ".git").mkdir()
        (self.folder / "ada").mkdir()
        self.write("ada/helpers.py", HELPERS)

    def test_a_file_with_one_function_has_a_line_for_each_that_is_missing(self):
        self.write("ada/word2vec.py", SIGMOID)
        run = self.run_command("check", "--impl", "python:ada/word2vec.py")
        self.assertEqual(run.returncode, 1)
        self.assertEqual(
            re.sub(r"\d+ checks", "N checks", run.stdout[: run.stdout.index("\nsuite")]),
            "ERROR naive_softmax   N checks   no_such_function: there is no function naiveSoftmaxLossAndGradient\n"
            "ERROR negative_sampling   N checks   no_such_function: there is no function negSamplingLossAndGradient\n"
            "ERROR skip_gram   N checks   no_such_function: there is no function skipgram\n",
        )
        self.assertRegex(run.stdout, r"\nsigmoid +12 +0 +0 +0\n")
        verbose = self.run_command("check", "--impl", "python:ada/word2vec.py", "--verbose")
        self.assertGreater(verbose.stdout.count("no_such_function"), 300)

    def places(self, *arguments, folder="."):
        """Of the findings in SARIF and in annotations: file and line."""
        command = ["check", *arguments, "--no-diagnosis", "--report", "sarif=r.sarif", "--report", "github=summary.md"]
        run = subprocess.run([COMMAND, *command], capture_output=True, text=True, cwd=self.folder / folder)
        self.assertEqual(run.returncode, 1, run.stderr)
        findings = json.loads((self.folder / folder / "r.sarif").read_text())["runs"][0]["results"]
        physical = [finding["locations"][0]["physicalLocation"] for finding in findings]
        sarif = {(place["artifactLocation"]["uri"], place["region"]["startLine"]) for place in physical}
        annotations = re.findall("file=([^,]*),line=([0-9]*)", run.stdout)
        self.assertEqual({(file, int(line)) for file, line in annotations}, sarif)
        return sarif

    def test_the_line_is_that_of_the_function(self):
        self.write("ada/word2vec.py", WRONG)
        found = self.places("naive_softmax", "--impl", "python:ada/word2vec.py")
        self.assertEqual(found, {("ada/word2vec.py", 5)})

    def test_of_a_function_in_another_file_too(self):
        self.write("ada/word2vec.py", "from helpers import *\n")
        found = self.places("sigmoid", "--impl", "python:ada/word2vec.py")
        self.assertEqual(found, {("ada/helpers.py", 9)})

    def test_of_what_is_missing_it_is_the_first(self):
        self.write("ada/word2vec.py", SIGMOID)
        found = self.places("skip_gram", "--impl", "python:ada/word2vec.py")
        self.assertEqual(found, {("ada/word2vec.py", 1)})

    def test_of_a_file_that_is_no_python_it_is_that_of_the_error(self):
        self.write("ada/word2vec.py", SIGMOID + "\n\ndef broken(:\n")
        found = self.places("sigmoid", "--impl", "python:ada/word2vec.py")
        self.assertEqual(found, {("ada/word2vec.py", 8)})

    def test_files_are_named_from_the_root_of_the_repository(self):
        self.write("ada/word2vec.py", WRONG)
        for name, folder in ("word2vec.py", "ada"), ("../ada/word2vec.py", "ada"), (f"{self.folder}/ada/word2vec.py", "ada"):
            with self.subTest(name=name):
                found = self.places("naive_softmax", "--impl", f"python:{name}", folder=folder)
                self.assertEqual(found, {("ada/word2vec.py", 5)})

    def test_cases_are_too(self):
        self.write("ada/mine.yaml", "suite: mine\nloss: sigmoid\ncases:\n  - {name: one, x: [1]}\n")
        found = self.places("mine.yaml", "--impl", "mistake:gradient-halved", folder="ada")
        self.assertEqual(found, {("ada/mine.yaml", 4)})

    def test_results_keep_what_reports_need(self):
        self.write("ada/word2vec.py", WRONG)
        self.run_command("check", "naive_softmax", "--impl", "python:ada/word2vec.py", "--no-diagnosis", "--report", "json=r.json",
                         "--report", "sarif=first.sarif")  # fmt: skip
        (self.folder / "elsewhere").mkdir()
        subprocess.run([COMMAND, "report", "../r.json", "--report", "sarif=second.sarif"], check=True,
                       cwd=self.folder / "elsewhere")  # fmt: skip
        self.assertEqual((self.folder / "elsewhere/second.sarif").read_text(), (self.folder / "first.sarif").read_text())


if __name__ == "__main__":
    unittest.main()
