# SPDX-License-Identifier: MIT
"""An installation, moved elsewhere: the command, the Python package and a C++ project that finds it."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

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

    def library(self):
        return next(self.prefix.glob("lib*/**/libgradjudge.so"))

    def test_the_command_finds_its_cases(self):
        run = self.run_in_folder(self.prefix / "bin/gradjudge", "check", "extra")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("2 checks: 2 pass", run.stdout)

    def test_the_command_finds_what_submissions_are_run_with(self):
        doctor = self.run_in_folder(self.prefix / "bin/gradjudge", "doctor")
        self.assertNotIn(str(HOUSE), doctor.stdout + doctor.stderr)
        self.assertNotIn("cannot be read", doctor.stderr)

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
