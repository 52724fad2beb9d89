# SPDX-License-Identifier: MIT
"""The GitHub action: its metadata by the rules of the metadata syntax, and its step as a runner runs it."""
import os
import re
import subprocess
import unittest

import yaml

from command import COMMAND, HOUSE, SUITE, Folder

PATH = HOUSE / ".github/actions/gradjudge/action.yml"
EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")


def metadata():
    return yaml.safe_load(PATH.read_text())


class Metadata(unittest.TestCase):
    def test_has_the_keys_that_the_syntax_requires_and_no_others(self):
        action = metadata()
        self.assertEqual(set(action), {"name", "description", "inputs", "outputs", "runs"})
        self.assertTrue(action["name"] and action["description"])
        for name, value in action["inputs"].items():
            self.assertRegex(name, r"^[a-z_][a-z0-9_-]*$")
            self.assertLessEqual(set(value), {"description", "required", "default", "deprecationMessage"})
            self.assertTrue(value["description"])
            self.assertIsInstance(value["default"], str)
        for value in action["outputs"].values():
            self.assertEqual(set(value), {"description", "value"})
        self.assertEqual(set(action["runs"]), {"using", "steps"})
        self.assertEqual(action["runs"]["using"], "composite")
        for step in action["runs"]["steps"]:
            self.assertLessEqual(set(step), {"id", "name", "if", "shell", "env", "run", "working-directory"})
            self.assertIn("shell", step, "a step that runs something must name its shell")

    def test_every_expression_names_something_that_exists(self):
        action = metadata()
        known = {f"inputs.{name}" for name in action["inputs"]} | {"github.action_path"}
        written = set(re.findall(r"GITHUB_OUTPUT|(?<=\bprintf ')\S+", action["runs"]["steps"][0]["run"]))
        self.assertIn("status=%s\\nresults=%s\\n", " ".join(written))
        known |= {"steps.check.outputs.status", "steps.check.outputs.results"}
        for expression in EXPRESSION.findall(PATH.read_text()):
            self.assertIn(expression, known)

    def test_no_input_is_text_of_the_script(self):
        for step in metadata()["runs"]["steps"]:
            self.assertNotIn("${{", step["run"])

    def test_finds_the_program_of_its_own_tree(self):
        self.assertTrue((PATH.parent / "../../../tools/run").resolve().samefile(HOUSE / "tools/run"))


class Page(unittest.TestCase):
    """tools/docs/ci.md, which people copy from."""

    def test_its_yaml_is_yaml_and_it_names_every_input_and_output(self):
        page = (HOUSE / "tools/docs/ci.md").read_text()
        blocks = re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
        self.assertGreater(len(blocks), 3)
        for block in blocks:
            self.assertTrue(yaml.safe_load(block))
        (workflow,) = [yaml.safe_load(block) for block in blocks if "\njobs:" in block]
        (step,) = [step for step in workflow["jobs"]["gradjudge"]["steps"] if "/.github/actions/" in step["uses"]]
        self.assertTrue((HOUSE / step["uses"].split("@")[0].split("/", 2)[2] / "action.yml").is_file())
        self.assertLessEqual(set(step["with"]), set(metadata()["inputs"]))
        for name in [*metadata()["inputs"], *metadata()["outputs"]]:
            self.assertIn(f"`{name}`", page)


class Step(Folder):
    def setUp(self):
        super().setUp()
        self.write("suite.yaml", SUITE)

    def run_action(self, **inputs):
        """The action's step in the folder, with what a runner sets."""
        action = metadata()
        values = {f"inputs.{name}": value["default"] for name, value in action["inputs"].items()}
        values |= {f"inputs.{name}": value for name, value in inputs.items()}
        values |= {"inputs.gradjudge": COMMAND, "github.action_path": str(PATH.parent)}
        (step,) = action["runs"]["steps"]
        script = self.folder / "script.sh"
        script.write_text(step["run"])
        for name in ["summary.md", "output"]:
            (self.folder / name).write_text("")
        environment = os.environ | {
            name: EXPRESSION.sub(lambda match: values[match[1]], value) for name, value in step["env"].items()
        }
        environment |= {
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary.md"),
            "GITHUB_OUTPUT": str(self.folder / "output"),
        }
        # What `shell: bash` stands for.
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", script]
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True)

    def outputs(self):
        return dict(line.split("=", 1) for line in (self.folder / "output").read_text().splitlines())

    def test_a_failing_implementation_fails_the_step_with_annotations_summary_and_reports(self):
        run = self.run_action(impl="mistake:duplicates-once-in-U", cases="suite.yaml")
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assertIn("::error file=suite.yaml,line=5,col=5,title=neg.U%3A duplicates-once-in-U::", run.stdout)
        self.assertIn("# gradjudge: 1 of 4 checks does not pass", (self.folder / "summary.md").read_text())
        self.assertEqual(self.outputs(), {"status": "1", "results": "gradjudge-reports/results.json"})
        self.assertEqual(
            sorted(path.name for path in (self.folder / "gradjudge-reports").iterdir()),
            ["ctrf.json", "gradjudge.sarif", "junit.xml", "results.json"],
        )

    def test_it_need_not_fail_the_step(self):
        run = self.run_action(impl="mistake:duplicates-once-in-U", cases="suite.yaml", fail="false")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(self.outputs()["status"], "1")

    def test_several_lines_are_several_arguments(self):
        inputs = {"cases": "suite.yaml\n", "impl": "reference\n\nreference:float\n", "arguments": "--filter\ndrawn_once\n"}
        run = self.run_action(**inputs)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("6 checks: 6 pass", run.stdout)

    def test_bad_input_fails_the_step_whatever_fail_says(self):
        run = self.run_action(cases="none.yaml", fail="false")
        self.assertEqual(run.returncode, 2)
        self.assertEqual(self.outputs()["status"], "2")

    def test_inputs_are_not_run(self):
        run = self.run_action(cases="suite.yaml", impl="$(touch owned)`touch owned`; touch owned")
        self.assertEqual(run.returncode, 2)
        self.assertFalse((self.folder / "owned").exists())


if __name__ == "__main__":
    unittest.main()
