# SPDX-License-Identifier: MIT
"""tools/run and tools/test in a house of stubs: what they install, configure and build, and when they do nothing.

cmake, dpkg-query, apt-get, npm and ctest are replaced by scripts that write down how they were called.
"""
import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import unittest

HOUSE = pathlib.Path(os.environ["GRADJUDGE_SOURCE_DIR"])

CMAKE = r"""
if [[ $1 == --build ]]; then
  [[ ! -e $STUBS/build_fails ]] || { echo "no such type" >&2; exit 1; }
  printf '#!/bin/bash\necho "program in $PWD:" "$@"\nexit 7\n' >"$2/gradjudge"
  chmod +x "$2/gradjudge"
else
  mkdir -p "$2/build/release"
  echo "CMAKE_HOME_DIRECTORY:INTERNAL=$2" >"$2/build/release/CMakeCache.txt"
  [[ $* != *BUILD_TESTING=ON* ]] || echo BUILD_TESTING:BOOL=ON >>"$2/build/release/CMakeCache.txt"
fi
"""
DPKG_QUERY = 'cat "$STUBS/installed"'
APT_GET = r"""
if [[ $* == *update* ]]; then touch "$STUBS/updated"; exit; fi
[[ -e $STUBS/updated ]] || { echo "E: Unable to locate package" >&2; exit 100; }
"""
NPM = 'mkdir -p "$3/node_modules" && touch "$3/node_modules/.package-lock.json"'


class SetUp(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory())).resolve()
        self.house = self.folder / "house"
        self.stubs = self.folder / "stubs"
        self.stubs.mkdir()
        for room in ["reference", "cases", "checks", "tools"]:
            (self.house / room).mkdir(parents=True)
        for name in ["tools/run", "tools/test", "tools/setup.sh", "tools/packages", "tools/packages.test"]:
            shutil.copy(HOUSE / name, self.house / name)
        (self.house / "tests/browser").mkdir(parents=True)
        for name in ["tests/browser/package-lock.json", "CMakeLists.txt", "CMakePresets.json", "cases/softmax.yaml"]:
            (self.house / name).touch()
        for name, body in [("cmake", CMAKE), ("dpkg-query", DPKG_QUERY), ("apt-get", APT_GET), ("npm", NPM), ("ctest", "")]:
            stub = self.stubs / name
            stub.write_text(f'#!/bin/bash\necho "{name} $*" >>"$STUBS/calls"\n{body}\n')
            stub.chmod(0o755)
        wanted = (HOUSE / "tools/packages").read_text() + (HOUSE / "tools/packages.test").read_text()
        self.installed([line for line in wanted.splitlines() if not line.startswith("#")])

    def installed(self, packages):
        (self.stubs / "installed").write_text("".join(f"{package} installed\n" for package in packages))

    def run_script(self, *arguments, script="run", cwd=None, **options):
        environment = {"PATH": f"{self.stubs}:/usr/bin:/bin", "STUBS": str(self.stubs), "HOME": str(self.folder)}
        command = [self.house / "tools" / script, *arguments]
        return subprocess.run(
            command, cwd=cwd or self.folder, env=environment, capture_output=True, text=True, **options
        )

    def calls(self):
        """How the stubs were called since the last time this was asked."""
        log = self.stubs / "calls"
        lines = log.read_text().splitlines() if log.exists() else []
        log.write_text("")
        return lines

    def test_sets_up_and_runs_with_the_users_arguments_folder_and_status(self):
        run = self.run_script("check", "a b", cwd=self.stubs)
        self.assertEqual((run.stdout, run.returncode), (f"program in {self.stubs}: check a b\n", 7))
        build = f"{self.house}/build/release"
        self.assertEqual(
            [call for call in self.calls() if call.startswith("cmake")],
            [f"cmake -S {self.house} --preset release -DBUILD_TESTING=OFF", f"cmake --build {build} --target gradjudge"],
        )

    def test_a_second_run_calls_nothing(self):
        self.run_script("--version")
        self.calls()
        self.assertEqual(self.run_script("--version").stdout, f"program in {self.folder}: --version\n")
        self.assertEqual(self.calls(), [])

    def test_builds_again_when_a_file_changes_comes_or_goes(self):
        self.run_script("--version")
        for change in [
            lambda: (self.house / "cases/softmax.yaml").write_text("new"),
            lambda: (self.house / "checks/new.cpp").touch(),
            lambda: (self.house / "checks/new.cpp").unlink(),
            lambda: (self.house / "build/release/gradjudge").unlink(),
        ]:
            self.calls()
            change()
            self.assertEqual(self.run_script("x").returncode, 7)
            self.assertIn(f"cmake --build {self.house}/build/release --target gradjudge", self.calls())

    def test_a_build_that_fails_is_tried_again(self):
        (self.stubs / "build_fails").touch()
        for _ in range(2):
            run = self.run_script("x")
            self.assertEqual((run.returncode, run.stdout), (3, ""))
            self.assertIn("no such type\nrun: the build failed (see above)", run.stderr)
        (self.stubs / "build_fails").unlink()
        self.assertEqual(self.run_script("x").returncode, 7)

    def test_a_tree_that_was_moved_is_built_anew(self):
        self.run_script("x")
        (self.house / "build/release/old").touch()
        self.house = self.house.rename(self.folder / "moved")
        self.assertEqual(self.run_script("x").returncode, 7)
        self.assertFalse((self.house / "build/release/old").exists())

    def test_a_tree_with_tests_keeps_them(self):
        self.run_script(script="test")
        self.calls()
        self.run_script("x")
        self.assertIn(f"cmake -S {self.house} --preset release", self.calls())

    def test_without_arguments_checks_what_ships_and_leaves_reports(self):
        run = self.run_script()
        self.assertTrue((self.house / "reports").is_dir())
        self.assertRegex(run.stdout, rf"^program in {self.house}: check .*--report json=reports/results.json")

    def test_tests_are_built_and_run_with_the_status_and_arguments_of_ctest(self):
        (self.stubs / "ctest").write_text('#!/bin/bash\necho "ctest $*"\nexit 8\n')
        run = self.run_script("-R", "Softmax", script="test")
        self.assertEqual(run.returncode, 8)
        self.assertRegex(run.stdout, rf"^ctest --test-dir {self.house}/build/release .*--no-tests=error -R Softmax\n$")
        self.assertIn(f"cmake -S {self.house} --preset release -DBUILD_TESTING=ON", self.calls())

    def test_the_browsers_driver_is_installed_once_for_a_lock_file(self):
        npm = f"npm ci --prefix {self.house}/tests/browser --no-audit --no-fund --ignore-scripts"
        for wanted in [[npm], []]:
            self.run_script(script="test")
            self.assertEqual([call for call in self.calls() if call.startswith("npm")], wanted)
        future = time.time() + 10
        os.utime(self.house / "tests/browser/package-lock.json", (future, future))
        self.run_script(script="test")
        self.assertIn(npm, self.calls())

    def test_a_package_that_another_provides_is_not_missing(self):
        wanted = (HOUSE / "tools/packages.test").read_text() + (HOUSE / "tools/packages").read_text()
        packages = [line for line in wanted.splitlines() if not line.startswith("#") and line != "npm"]
        self.installed([*packages, "nodejs, nodejs-dev, npm (= 10.8)"])
        self.run_script(script="test")
        self.assertEqual([call for call in self.calls() if call.startswith("apt-get")], [])

    def test_installs_only_what_is_missing_and_asks_for_the_lists_first(self):
        if os.geteuid() != 0:
            self.skipTest("only root installs")
        wanted = [line for line in (HOUSE / "tools/packages").read_text().splitlines() if not line.startswith("#")]
        self.installed(wanted[2:])
        run = self.run_script("x")
        self.assertIn(f"Installing 2 packages: {' '.join(sorted(wanted[:2]))}\n", run.stderr)
        apt = [call for call in self.calls() if call.startswith("apt-get")]
        self.assertEqual(len(apt), 3)
        self.assertEqual(apt[0], apt[2])
        self.assertTrue(apt[0].endswith(f"--no-install-recommends {' '.join(sorted(wanted[:2]))}"))
        self.assertEqual(apt[1], "apt-get -q update")

    def test_says_what_to_install_where_it_may_not(self):
        self.installed([])
        (self.stubs / "sudo").write_text("#!/bin/bash\nexit 1\n")
        (self.stubs / "sudo").chmod(0o755)
        options = {}
        if os.geteuid() == 0:
            nobody = 65534
            for path in [self.folder, *self.folder.rglob("*")]:
                os.chown(path, nobody, nobody)
            options = {"user": nobody, "group": nobody, "extra_groups": []}
        run = self.run_script("x", stdin=subprocess.DEVNULL, **options)
        self.assertEqual((run.returncode, run.stdout), (3, ""))
        self.assertIn("run: packages are missing, and sudo refuses to install them; install them by hand: "
                      "apt-get install cmake fonts-katex g++ ", run.stderr)


if __name__ == "__main__":
    unittest.main()
