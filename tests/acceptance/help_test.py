# SPDX-License-Identifier: MIT
"""What the command says of itself."""
import re
import unittest

from command import HOUSE, Folder


class Help(Folder):
    def commands(self):
        return re.findall(r"^  (\w+)  +[A-Z]", self.run_command("--help").stdout.split("Subcommands:")[1], re.MULTILINE)

    def test_lists_the_commands(self):
        run = self.run_command("--help")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertTrue({"check", "explain", "adequacy", "report", "cases"} <= set(self.commands()))

    def test_of_every_command_is_a_sentence_and_options_that_are_explained(self):
        for command in self.commands():
            with self.subTest(command=command):
                run = self.run_command(command, "--help")
                self.assertEqual((run.returncode, run.stderr), (0, ""))
                self.assertRegex(run.stdout, r"^[A-Z][^\n]+\nUsage: gradjudge " + command)
                for option in re.findall(r"^ +(--[\w-]+)(?: [^\n]*)?\n(?! {20,}\w)", run.stdout, re.MULTILINE):
                    self.assertRegex(run.stdout, re.escape(option) + r"(?: \S+)*  +[A-Z]", option)
                self.assertNotRegex(run.stdout, r"REQUIRED \[|:POSITIVE|:NONNEGATIVE|ENUM|\{\w+->")

    def test_version_is_that_of_the_project(self):
        run = self.run_command("--version")
        version = re.search(r"project\(gradjudge VERSION (\S+)", (HOUSE / "CMakeLists.txt").read_text())[1]
        self.assertEqual((run.returncode, run.stdout), (0, version + "\n"))

    def test_without_a_command_or_with_an_unknown_one_says_how_to_get_help(self):
        for arguments in [], ["frobnicate"]:
            run = self.run_command(*arguments)
            self.assertEqual((run.returncode, run.stdout), (2, ""))
            self.assertIn("--help", run.stderr)


if __name__ == "__main__":
    unittest.main()
