# SPDX-License-Identifier: MIT
"""`gradjudge report` as a user runs it; what it writes is read by the parsers that others read it with."""
import copy
import json
import os
import pathlib
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

import jsonschema

COMMAND = os.environ["GRADJUDGE_COMMAND"]
HOUSE = pathlib.Path(os.environ["GRADJUDGE_SOURCE_DIR"])
GOLDEN = HOUSE / "tests/golden"
SCHEMA = json.loads((HOUSE / "tools/report/json/results.schema.json").read_text())


def report(*arguments):
    return subprocess.run([COMMAND, "report", *map(str, arguments)], capture_output=True, text=True)


def closed(schema):
    """The schema with every object closed, so that a field it does not list is an error."""
    schema = copy.deepcopy(schema)
    stack = [schema]
    while stack:
        part = stack.pop()
        if isinstance(part, dict):
            if "properties" in part:
                part["additionalProperties"] = False
            stack.extend(part.values())
        elif isinstance(part, list):
            stack.extend(part)
    return schema


class Report(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def test_text_goes_to_stdout_without_color(self):
        run = report(GOLDEN / "results.json")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertEqual(run.stdout, (GOLDEN / "results.txt").read_text())

    def test_every_format_from_one_file(self):
        names = {"text": "results.txt", "json": "results.json", "junit": "results.xml", "markdown": "results.md"}
        names |= {"sarif": "results.sarif", "ctrf": "results.ctrf.json", "github": "results.summary.md"}
        targets = [f"--report={name}={self.folder / file}" for name, file in names.items()]
        run = report(GOLDEN / "results.json", *targets)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertEqual(run.stdout, (GOLDEN / "results.annotations").read_text())
        for file in names.values():
            self.assertEqual((self.folder / file).read_text(), (GOLDEN / file).read_text())

    def test_json_is_what_the_schema_says_and_nothing_else(self):
        results = json.loads((GOLDEN / "results.json").read_text())
        jsonschema.Draft7Validator.check_schema(SCHEMA)
        jsonschema.validate(results, closed(SCHEMA), cls=jsonschema.Draft7Validator)

    def test_schema_refuses_what_is_wrong(self):
        results = json.loads((GOLDEN / "results.json").read_text())
        validator = jsonschema.Draft7Validator(SCHEMA)
        for path, wrong in [
            (["schema"], 2),
            (["checks", 0, "verdict"], "passed"),
            (["checks", 0, "blocks", 1, "worst", "yours"], "NaN"),
            (["checks", 0, "blocks", 1, "worst", "truth"], 0.5),
            (["summary", "pass"], -1),
        ]:
            broken = copy.deepcopy(results)
            part = broken
            for step in path[:-1]:
                part = part[step]
            part[path[-1]] = wrong
            self.assertFalse(validator.is_valid(broken), path)

    def test_junit_counts_agree_with_its_cases(self):
        root = ElementTree.parse(GOLDEN / "results.xml").getroot()
        for node in [root, *root.findall("testsuite")]:
            cases = node.findall(".//testcase")
            self.assertEqual(int(node.get("tests")), len(cases))
            self.assertEqual(int(node.get("failures")), len(node.findall(".//failure")))
            self.assertEqual(int(node.get("errors")), len(node.findall(".//error")))
            if node is not root:
                self.assertEqual({case.get("classname") for case in cases}, {node.get("name")})
                self.assertEqual(len({case.get("name") for case in cases}), len(cases))

    def test_broken_input_is_named_with_its_place(self):
        broken = self.folder / "broken.json"
        broken.write_text('{\n  "schema": 1,\n  oops\n}\n')
        run = report(broken)
        self.assertEqual((run.returncode, run.stdout), (2, ""))
        self.assertIn(f"{broken}:3:3: this is not JSON", run.stderr)

    def test_a_missing_file_is_named(self):
        run = report(self.folder / "none.json")
        self.assertEqual(run.returncode, 2)
        self.assertIn(f"cannot read {self.folder}/none.json: No such file or directory", run.stderr)

    def test_an_unknown_format_is_refused_before_anything_is_written(self):
        run = report(GOLDEN / "results.json", "--report", f"text={self.folder}/x", "--report", f"pdf={self.folder}/y")
        self.assertEqual(run.returncode, 2)
        self.assertIn("there is no format pdf; choose one of text, json, junit, markdown", run.stderr)
        self.assertEqual(list(self.folder.iterdir()), [])


if __name__ == "__main__":
    unittest.main()
