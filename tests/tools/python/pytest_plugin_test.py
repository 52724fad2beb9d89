# SPDX-License-Identifier: MIT
"""@gradjudge.cases under the real pytest: a suite as tests, and how they fail."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).parent
TESTS = """\
import gradjudge
from right_and_wrong import counts_duplicates_once, naive_softmax, negative_sampling

@gradjudge.cases("naive_softmax")
def test_softmax(case):
    case.check(naive_softmax)

@gradjudge.cases("negative_sampling", filter="*duplicate*")
def test_wrong(case):
    case.check(counts_duplicates_once)

@gradjudge.cases("mine.yaml")
def test_mine(case):
    assert case.inputs()["U"].shape == (2, 1)
    case.check({"negative_sampling": negative_sampling})
"""
SUITE = """\
suite: mine
cases:
  - {name: drawn_twice, description: Twice., loss: negative_sampling, v_c: [1], U: [[0], [0]], o: 0, negatives: [1, 1]}
  - {name: softmax, description: Not there., loss: naive_softmax, v_c: [1], U: [[0], [0]], o: 0}
"""


class Plugin(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        (self.folder / "tests").mkdir()
        (self.folder / "tests/mine.yaml").write_text(SUITE)
        self.write(TESTS)

    def write(self, tests):
        (self.folder / "tests/test_gradients.py").write_text(tests)

    def pytest(self, *arguments):
        paths = [os.environ["GRADJUDGE_PYTHON_PACKAGE"], str(HERE), os.environ.get("PYTHONPATH", "")]
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
            capture_output=True, text=True, cwd=self.folder,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))})  # fmt: skip

    def test_a_suite_is_a_test_a_case(self):
        run = self.pytest("-k", "softmax and not mine", "-v")
        self.assertEqual(run.returncode, 0, run.stdout)
        self.assertIn("test_gradients.py::test_softmax[naive_softmax/three_words] PASSED", run.stdout)

    def test_a_wrong_gradient_fails_with_the_message_of_the_command(self):
        run = self.pytest("-k", "test_wrong")
        self.assertEqual(run.returncode, 1, run.stdout)
        self.assertIn("2 failed", run.stdout)
        self.assertIn("FAIL negative_sampling/duplicate_negatives   neg.u_k_repeated   U[", run.stdout)
        self.assertRegex(run.stdout, r"allowed [0-9.e-]+ \(rounding [0-9.e-]+ × 16, oracle [0-9.e-]+\)")
        self.assertIn("[duplicates-once-in-U] in U, only in rows of words that count more than once; accounts for U in all 2", run.stdout)
        self.assertIn("again: pytest 'tests/test_gradients.py::test_wrong[negative_sampling/duplicate_negatives]'", run.stdout)
        self.assertEqual(run.stdout.count("smallest example: "), len(re.findall("^FAIL negative", run.stdout, re.M)))
        self.assertNotIn("parametrize.py", run.stdout)

    def test_a_file_beside_the_test_and_a_loss_that_is_not_there(self):
        run = self.pytest("-k", "mine", "-rs")
        self.assertEqual(run.returncode, 0, run.stdout)
        self.assertIn("1 passed, 1 skipped", run.stdout)
        self.assertIn("negative_sampling does not compute naive_softmax", run.stdout)

    def test_a_test_that_judges_none_of_its_cases_fails_the_run(self):
        self.write(TESTS.replace('"negative_sampling": negative_sampling', '"cbow": negative_sampling'))
        run = self.pytest("-k", "mine or softmax")
        self.assertEqual(run.returncode, 1, run.stdout)
        self.assertIn("gradjudge: tests/test_gradients.py::test_mine judged none of its cases, which is a failure", run.stdout)
        self.assertNotIn("test_softmax judged none", run.stdout)
        run = self.pytest("-k", "mine or softmax", "--gradjudge-allow-empty")
        self.assertEqual(run.returncode, 0, run.stdout)
        self.assertNotIn("which is a failure", run.stdout)

    def test_a_loss_that_there_is_not_fails_the_test(self):
        self.write(TESTS.replace('"negative_sampling": negative_sampling', '"negative_samplin": negative_sampling'))
        run = self.pytest("-k", "mine")
        self.assertEqual(run.returncode, 1, run.stdout)
        self.assertIn("there is no loss 'negative_samplin'", run.stdout)

    def test_a_suite_of_which_nothing_is_left_is_an_error(self):
        self.write(TESTS.replace('filter="*duplicate*"', 'filter="nix"'))
        run = self.pytest()
        self.assertEqual(run.returncode, 2)
        self.assertIn("SuiteError: no case is selected: nothing matches --filter nix", run.stdout)

    def test_reports_of_what_was_judged(self):
        run = self.pytest("--gradjudge-report=json=results.json", "--gradjudge-report", "junit=junit.xml")
        self.assertEqual(run.returncode, 1, run.stdout)
        results = json.loads((self.folder / "results.json").read_text())
        failed = {check["case"] for check in results["checks"] if check["verdict"] == "fail"}
        self.assertEqual(failed, {"duplicate_negatives", "duplicates_side_by_side"})
        self.assertIn("<testsuites", (self.folder / "junit.xml").read_text())

    def test_a_wrong_option_is_refused(self):
        run = self.pytest("--gradjudge-report=results.json")
        self.assertEqual(run.returncode, 4)
        self.assertIn("--gradjudge-report results.json: expected FORMAT=FILE, such as json=results.json", run.stderr)
        run = self.pytest("--gradjudge-report=pdf=results.pdf")
        self.assertEqual(run.returncode, 4)
        self.assertIn("there is no format pdf; choose one of", run.stderr)

    def test_a_suite_that_is_none_is_named(self):
        self.write(TESTS.replace("mine.yaml", "yours.yaml"))
        run = self.pytest()
        self.assertEqual(run.returncode, 2)
        self.assertIn("SuiteError: yours.yaml: there is no such file or folder", run.stdout)


if __name__ == "__main__":
    unittest.main()
