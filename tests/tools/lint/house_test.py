# SPDX-License-Identifier: MIT
"""tools/lint/house.py passes a house in order and names each breach with its place."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

CHECK = pathlib.Path(os.environ["GRADJUDGE_SOURCE_DIR"]) / "tools/lint/house.py"
LICENSE = "// SPDX-License-Identifier: MIT\n"


class House(unittest.TestCase):
    def setUp(self):
        self.house = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def write(self, name, text):
        path = self.house / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def check(self):
        run = subprocess.run([sys.executable, CHECK, self.house], capture_output=True, text=True)
        self.assertEqual(run.stderr, "")
        return run.returncode, run.stdout.rstrip("\n")

    def test_a_house_in_order(self):
        self.write("checks/a.cpp", LICENSE + '#include "checks/a.hpp"\n#include "reference/b.hpp"\n#include <vector>\n')
        self.write("tests/checks/a_test.cpp", LICENSE + '#include "checks/a.hpp"\n#include "tests/sample.hpp"\n')
        self.write("tools/script", "#!/bin/bash\n# SPDX-License-Identifier: MIT\n")
        self.assertEqual(self.check(), (0, "the house is in order"))

    def test_an_include_that_points_up_the_house(self):
        self.write("reference/a.hpp", LICENSE + '\n  #  include "checks/b.hpp"\n')
        self.assertEqual(
            self.check(),
            (1, 'reference/a.hpp:3: reference/ includes "checks/b.hpp": checks/ is below it in the house; '
                "turn the dependency round"),
        )

    def test_only_tests_include_tests(self):
        self.write("tools/a.hpp", LICENSE + '#include "tests/b.hpp"\n')
        self.assertEqual(self.check()[0], 1)

    def test_an_include_without_its_room(self):
        self.write("checks/a.cpp", LICENSE + '#include "a.hpp"\n')
        self.assertEqual(
            self.check(), (1, 'checks/a.cpp:2: "a.hpp" begins with no room; includes are written as "room/file.hpp"')
        )

    def test_two_types_of_one_name_in_one_namespace(self):
        self.write("checks/a.hpp", LICENSE + "namespace one {\nstruct A {\n};\nclass B;\n}  // namespace one\n")
        self.write("checks/b.hpp", LICENSE + "namespace one::two {\nclass A {\n};\n}  // namespace one::two\n")
        self.write("checks/c.cpp", LICENSE + "namespace one {\nnamespace {\nstruct A {\n};\n}  // namespace\n"
                   "class B : public A {\n};\n}  // namespace one\n")  # fmt: skip
        self.assertEqual(self.check(), (0, "the house is in order"))
        self.write("tests/d.hpp", LICENSE + "namespace one {\n\nclass MACRO_OF_EXPORT A\n    : public B {\n};\n}  // namespace one\n")
        self.assertEqual(
            self.check(),
            (1, "tests/d.hpp:4: one::A is another type at checks/a.hpp:3: give one of them a name of its own"),
        )

    def test_sub_rooms_that_include_one_another(self):
        self.write("checks/shrink/a.cpp", LICENSE + '#include "checks/shrink/a.hpp"\n#include "checks/worked/b.hpp"\n')
        self.write("checks/worked/b.hpp", LICENSE + '#include "checks/budget/c.hpp"\n')
        self.write("checks/budget/c.hpp", LICENSE + "#include <vector>\n")
        self.write("checks/worked/b.cpp", LICENSE + '#include "checks/oracle/d.hpp"\n')
        self.assertEqual(self.check()[0], 0)
        self.write("checks/oracle/d.hpp", LICENSE + '\n#include "checks/shrink/a.hpp"\n')
        self.assertEqual(
            self.check(),
            (1, "checks/oracle/d.hpp:3: sub-rooms include one another, checks/oracle -> checks/shrink -> checks/worked -> "
                "checks/oracle (by checks/oracle/d.hpp:3, checks/shrink/a.cpp:3, checks/worked/b.cpp:2): turn one round, "
                "or move what both use to a floor below both"),
        )

    def test_a_room_s_own_files_are_a_floor_like_any_other(self):
        self.write("cases/question.hpp", LICENSE)
        self.write("cases/format/field.cpp", LICENSE + '#include "cases/question.hpp"\n')
        self.assertEqual(self.check()[0], 0)
        self.write("cases/load.cpp", LICENSE + '#include "cases/format/field.hpp"\n')
        code, text = self.check()
        self.assertEqual(code, 1)
        self.assertIn("sub-rooms include one another, cases -> cases/format -> cases ", text)

    def test_the_program_that_loads_libraries_includes_nothing_of_the_judge(self):
        self.write("tools/library_host/a.cpp", LICENSE + '#include "tools/library_host/a.hpp"\n')
        self.assertEqual(self.check()[0], 0)
        self.write("tools/library_host/a.cpp", LICENSE + '#include "reference/problem.hpp"\n')
        self.assertEqual(
            self.check(),
            (1, 'tools/library_host/a.cpp:2: tools/library_host/ includes "reference/problem.hpp": a library that is '
                "checked runs there, and must find nothing of the judge"),
        )

    def test_a_file_without_its_license(self):
        self.write("cases/a.hpp", "#pragma once\n")
        self.write("tools/script", "#!/bin/bash\necho\n")
        self.assertEqual(
            self.check(),
            (1, "cases/a.hpp:1: expected SPDX-License-Identifier: MIT here\n"
                "tools/script:2: expected SPDX-License-Identifier: MIT here"),
        )

    def test_a_file_that_is_too_long(self):
        self.write("cases/a.hpp", LICENSE + "\n" * 399)
        self.assertEqual(self.check()[0], 0)
        self.write("cases/a.hpp", LICENSE + "\n" * 400)
        self.assertEqual(
            self.check(), (1, "cases/a.hpp: 401 lines, at most 400: it is probably two concepts, split it")
        )

    def test_a_path_of_one_machine(self):
        path = "/" + "home/ada/gradjudge"
        self.write("tests/a.py", f"# SPDX-License-Identifier: MIT\nopen('{path}')\n")
        self.assertEqual(self.check(), (1, f"tests/a.py:2: names a path of one machine: open('{path}')"))


if __name__ == "__main__":
    unittest.main()
