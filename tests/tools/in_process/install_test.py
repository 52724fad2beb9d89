# SPDX-License-Identifier: MIT
"""An installation, moved elsewhere: the command without the sources, the Python package, a C++ project that finds it."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

BUILD = pathlib.Path(os.environ["GRADJUDGE_BUILD_DIR"])
HOUSE = pathlib.Path(os.environ["GRADJUDGE_SOURCE_DIR"])
SUITE = """\
suite: extra
cases: [{name: zero, description: Half., loss: sigmoid, x: [0]}]
"""
SIGMOID = """\
import gradjudge
results = gradjudge.check(lambda x: {"value": [0.5], "x": [0.25]}, "extra")
results.raise_for_failure()
print(results.summary)
"""


# Runs a command where the folder of the sources, and of the build, is empty.
WITHOUT_SOURCES = 'mount -t tmpfs none "$0" && exec "$@"'
UNSHARE = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
SUBMISSION = """\
import numpy as np
def sigmoid(x):
    return 1 / (1 + np.exp(-x))
def sigmoid_grad(s):
    return s * (1 - s)
"""
LIBRARY = """\
#include <gradjudge_library.h>
#include <math.h>
#include <string.h>
int32_t gradjudge_abi_version(void) { return GRADJUDGE_ABI_VERSION; }
int32_t gradjudge_gradients_double(const gradjudge_problem_double *p, gradjudge_answer_double *a) {
  if (strcmp(p->loss, "sigmoid") != 0) return GRADJUDGE_NOT_IMPLEMENTED;
  for (int64_t i = 0; i < p->n; ++i) {
    a->value[i] = 1 / (1 + exp(-p->x[i]));
    a->x[i] = a->value[i] * (1 - a->value[i]);
  }
  return GRADJUDGE_ANSWERED;
}
"""


class Installation(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.prefix = cls.folder / "moved/prefix"
        subprocess.run(["cmake", "--install", BUILD, "--prefix", cls.folder / "prefix"], check=True, stdout=subprocess.DEVNULL)
        cls.prefix.parent.mkdir()
        (cls.folder / "prefix").rename(cls.prefix)
        # A suite that only the installation has shows that it is not the sources that are read.
        (cls.prefix / "share/gradjudge/cases/extra.yaml").write_text(SUITE)

    def run_in_folder(self, *command, **environment):
        clean = {key: value for key, value in os.environ.items() if not key.startswith("GRADJUDGE")}
        return subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=self.folder,
                              env={**clean, **environment})  # fmt: skip

    def without_sources(self, *arguments, prefix=None):
        """The installed command, run where neither the sources nor the build can be reached."""
        if subprocess.run([*UNSHARE, "sh", "-c", WITHOUT_SOURCES, HOUSE, "true"], capture_output=True).returncode != 0:
            self.skipTest("nothing can be mounted here")
        hidden = [*UNSHARE, "sh", "-c", WITHOUT_SOURCES, HOUSE]
        self.assertFalse(BUILD.resolve().is_relative_to(HOUSE) and
                         self.run_in_folder(*hidden, "test", "-e", BUILD).returncode == 0)  # fmt: skip
        run = self.run_in_folder(*hidden, (prefix or self.prefix) / "bin/gradjudge", *arguments,
                                 GRADJUDGE_HIDDEN_SECRET="a secret of this test alone")
        self.assertNotIn(str(HOUSE), run.stdout + run.stderr)
        return run

    def passes_without_sources(self, *arguments):
        run = self.without_sources(*arguments)
        self.assertEqual((run.returncode, run.stderr), (0, ""), run.stdout)
        return run.stdout

    def library(self):
        return next(self.prefix.glob("lib*/**/libgradjudge.so"))

    def test_the_command_finds_its_cases(self):
        self.assertIn("2 checks: 2 pass", self.passes_without_sources("check", "extra"))
        self.assertIn("no problem in", self.passes_without_sources("cases", "lint"))
        self.assertIn("dJ", self.passes_without_sources("explain", "naive_softmax/three_words"))
        self.without_sources("adequacy", "sigmoid", "--report", "json=adequacy.json")
        self.assertIn("mistakes", json.loads((self.folder / "adequacy.json").read_text()))

    def test_the_command_runs_a_submission(self):
        (self.folder / "word2vec.py").write_text(SUBMISSION)
        self.assertIn("2 checks: 2 pass", self.passes_without_sources("check", "extra", "--impl", "python:word2vec.py"))
        (self.folder / "class").mkdir()
        (self.folder / "class/ada.py").write_text(SUBMISSION)
        self.assertIn("graded: 1 submission", self.passes_without_sources("grade", "class", "--assignment", "word2vec", "--out", "graded"))

    def test_the_command_loads_a_library(self):
        (self.folder / "sigmoid.c").write_text(LIBRARY)
        subprocess.run(["cc", "-shared", "-fPIC", f"-I{self.prefix}/include", "sigmoid.c", "-o", "libsigmoid.so", "-lm"],
                       cwd=self.folder, check=True)  # fmt: skip
        self.assertIn("2 checks: 2 pass", self.passes_without_sources("check", "extra", "--impl", "library:./libsigmoid.so"))

    def test_the_command_makes_bundles(self):
        for platform in "gradescope", "prairielearn":
            self.passes_without_sources("bundle", platform, "--assignment", "word2vec", "--out", f"{platform}.zip")
            names = zipfile.ZipFile(self.folder / f"{platform}.zip").namelist()
            for part in "bin/gradjudge", "submission/adapter.py", "cases/assignments/word2vec.yaml", "attacks/solution.py":
                self.assertTrue(any(name.endswith(part) for name in names), part)

    def test_the_command_attacks_itself(self):
        # The whole corpus takes minutes where a machine is busy: two of its attacks show that it is found.
        few = shutil.copytree(self.prefix, self.folder / "few")
        for attack in (few / "share/gradjudge/attacks").iterdir():
            if attack.is_dir():
                shutil.rmtree(attack)
            elif attack.name not in {"solution.py", "abort.py", "exit_at_once.py"}:
                attack.unlink()
        doctor = self.without_sources("doctor", prefix=few)
        self.assertNotIn("cannot be read", doctor.stderr)
        self.assertRegex(doctor.stdout, "attacks withstood: 2 of 2|submitted code is not run here")

    def test_what_ships_is_all_there(self):
        """Whatever a command may read of the tree is in the installation, byte for byte."""
        for folder, ending in ("tools/submission", "*.py"), ("cases", "*.yaml"), ("tests/tools/sandbox/attacks", "*.py"), ("tools/bundle", "*"):
            installed = self.prefix / "share/gradjudge" / folder.rpartition("/")[2]
            for file in (HOUSE / folder).rglob(ending):
                if file.is_dir() or file.suffix in {".cpp", ".hpp", ".pyc"} or "__pycache__" in file.parts:
                    continue
                self.assertEqual((installed / file.relative_to(HOUSE / folder)).read_bytes(), file.read_bytes(), file)
        self.assertTrue((self.prefix / "bin/gradjudge-library-host").exists())

    def test_the_python_package(self):
        packages = next(self.prefix.glob("lib/python3*/dist-packages"))
        run = self.run_in_folder(sys.executable, "-c", SIGMOID, PYTHONPATH=str(packages))
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("2 checks: 2 pass", run.stdout)
        run = self.run_in_folder(sys.executable, "-m", "pytest", "--help", PYTHONPATH=str(packages))
        self.assertIn("--gradjudge-report", run.stdout)

    def test_headers_need_no_other_package(self):
        source = self.folder / "headers.cpp"
        source.write_text("#include <gradjudge/judge.hpp>\n")
        run = self.run_in_folder("g++", "-std=c++20", "-M", f"-I{self.prefix}/include", source)
        self.assertEqual(run.returncode, 0, run.stderr)
        for name in "eigen", "boost", "yaml", "nlohmann", str(HOUSE):
            self.assertNotIn(name, run.stdout)

    def test_the_library_shows_its_interface_alone(self):
        symbols = self.run_in_folder("nm", "-D", "-C", "--defined-only", self.library()).stdout
        shown = re.findall(r" T (gradjudge::\w+)", symbols)
        self.assertIn("gradjudge::judge", shown)
        self.assertLessEqual(set(shown), {"gradjudge::judge", "gradjudge::Cases", "gradjudge::Report", "gradjudge::Inputs"})

    def test_a_project_of_somebody_elses(self):
        shutil.copytree(HOUSE / "tests/consumer", self.folder / "consumer")
        configure = self.run_in_folder("cmake", "-G", "Ninja", "-S", "consumer", "-B", "build", "-DCMAKE_BUILD_TYPE=Debug",
                                       f"-DCMAKE_PREFIX_PATH={self.prefix}")  # fmt: skip
        self.assertEqual(configure.returncode, 0, configure.stderr)
        build = self.run_in_folder("cmake", "--build", "build")
        self.assertEqual(build.returncode, 0, build.stdout + build.stderr)

        right = self.run_in_folder("build/gradients_test", "--gtest_filter=-*Wrong*")
        self.assertEqual(right.returncode, 0, right.stdout)
        self.assertIn("[       OK ] Shipped/Suite.IsAnswered/naive_softmax_three_words", right.stdout)

        wrong = self.run_in_folder("build/gradients_test", "--gtest_filter=*Wrong*")
        self.assertEqual(wrong.returncode, 1, wrong.stdout)
        self.assertIn(" 2 FAILED TESTS", wrong.stdout)
        self.assertIn("Expected: matches the gradient by v_c of naive_softmax within what rounding allows", wrong.stdout)
        self.assertIn("[gradient-negated] in v_c", wrong.stdout)
        self.assertIn("[target-row-not-distinguished] in U, only in the row of the outside word", wrong.stdout)
        self.assertIn("again: --gtest_filter=Shipped/WrongSuite.IsAnswered/naive_softmax_three_words", wrong.stdout)


if __name__ == "__main__":
    unittest.main()
