# SPDX-License-Identifier: MIT
"""The JSON Schema and the loader judge assignments alike."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

import jsonschema
import yaml

COMMAND = os.environ["GRADJUDGE_COMMAND"]
HOUSE = pathlib.Path(os.environ["GRADJUDGE_SOURCE_DIR"])
SCHEMA = json.loads((HOUSE / "cases/schema/assignment.schema.json").read_text())

CODE = {"id": "a", "points": 1, "suite": "sigmoid.yaml", "checks": ["sigmoid.value"]}
WRITTEN = {"id": "b", "points": 1, "derivations": ["sigmoid", "neg.u_k"]}
GOOD = [
    [CODE],
    [WRITTEN],
    [CODE, WRITTEN],
    [{**CODE, "credit": "per_block", "hidden": {"seed": 1, "cases": 2}, "show": "inputs"}],
    [{**WRITTEN, "credit": "per_line", "show": "score"}],
]
BAD = [
    [],
    [{"id": "a", "points": 1}],
    [{"id": "a", "points": 1, "suite": "sigmoid.yaml"}],
    [{**CODE, "derivations": ["sigmoid"]}],
    [{**WRITTEN, "hidden": {"seed": 1, "cases": 2}}],
    [{**WRITTEN, "tags": ["random"]}],
    [{**WRITTEN, "credit": "per_case"}],
    [{**CODE, "credit": "per_line"}],
    [{**WRITTEN, "derivations": []}],
    [{**WRITTEN, "derivations": ["softmax.loss"]}],
    [{**CODE, "points": -1}],
    [{**CODE, "pints": 1}],
]
TOP = [
    ({"charges": {"robustness": 0.5, "convention": 1, "wrong_line": 0}}, True),
    ({"charges": {"robustness": 2}}, False),
    ({"charges": {"style": 1}}, False),
    ({"limits": {"cpu_seconds": 5, "answer_megabytes": 2, "output_kilobytes": 1, "open_files": 9}}, True),
    ({"limits": {"cpu_seconds": 0}}, False),
    ({"limits": {"output_kilobytes": 1000}}, False),
]


class AssignmentSchema(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.validator = jsonschema.Draft202012Validator(SCHEMA)

    def judge(self, assignment):
        path = self.folder / "a.yaml"
        path.write_text(yaml.safe_dump(assignment))
        run = subprocess.run([COMMAND, "cases", "lint", "--assignment", path], capture_output=True, text=True)
        self.assertIn(run.returncode, (0, 2), run.stderr)
        return run.returncode == 0, self.validator.is_valid(assignment), run.stderr

    def test_of_questions(self):
        for questions, good in [(q, True) for q in GOOD] + [(q, False) for q in BAD]:
            with self.subTest(questions=questions):
                loader, schema, said = self.judge({"assignment": "x", "questions": questions})
                self.assertEqual((loader, schema), (good, good), said)

    def test_of_charges_and_limits(self):
        for more, good in TOP:
            with self.subTest(more=more):
                loader, schema, said = self.judge({"assignment": "x", "questions": [CODE], **more})
                self.assertEqual((loader, schema), (good, good), said)

    def test_of_those_that_ship(self):
        shipped = sorted((HOUSE / "cases/assignments").glob("*.yaml"))
        self.assertEqual([path.stem for path in shipped], ["word2vec", "word2vec_full"])
        for path in shipped:
            self.validator.validate(yaml.safe_load(path.read_text()))
            run = subprocess.run([COMMAND, "cases", "lint", "--assignment", path], capture_output=True, text=True)
            self.assertEqual((run.returncode, run.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main()
