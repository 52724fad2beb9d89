# SPDX-License-Identifier: MIT
"""`gradjudge adequacy` as the author of a poor set of cases runs it."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

import jsonschema

COMMAND = os.environ["GRADJUDGE_COMMAND"]
HOUSE = pathlib.Path(os.environ["GRADJUDGE_SOURCE_DIR"])
SCHEMA = json.loads((HOUSE / "tools/report/json/results.schema.json").read_text())
POOR = """\
suite: poor
description: One negative, drawn once.
loss: negative_sampling

cases:
  - name: one
    v_c: [1, 2]
    U:
      - [1, 0]
      - [0, 1]
      - [1, -1]
    o: 0
    negatives: [1]
    questions: [neg.loss, neg.v_c, neg.U]
"""


def run(*arguments):
    return subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, text=True)


class Adequacy(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.suite = self.folder / "poor.yaml"
        self.suite.write_text(POOR)

    def measure(self, status, *options):
        report = self.folder / "adequacy.json"
        done = run("adequacy", self.suite, f"--report=json={report}", *options)
        self.assertEqual((done.returncode, done.stderr), (status, ""))
        return done.stdout, json.loads(report.read_text())

    def test_pasting_the_proposed_cases_makes_the_suite_adequate(self):
        text, results = self.measure(1)
        jsonschema.validate(results, SCHEMA, cls=jsonschema.Draft7Validator)
        survivors = [m for m in results["mistakes"] if m["applies"] and not m["caught_by"]]
        self.assertIn("duplicates-once-in-U", [m["id"] for m in survivors])
        for survivor in survivors:
            self.assertIn(f"SURVIVES {survivor['id']}: ", text)
            self.assertIn(survivor["catching_case"], text)
        self.suite.write_text(POOR + "".join(survivor["catching_case"] for survivor in survivors))
        lint = run("cases", "lint", self.suite)
        self.assertEqual((lint.returncode, lint.stderr), (0, ""))
        text, results = self.measure(0)
        self.assertNotIn("SURVIVES", text)
        for survivor in survivors:
            caught_by = next(m["caught_by"] for m in results["mistakes"] if m["id"] == survivor["id"])
            self.assertIn("poor/catches_" + survivor["id"].replace("-", "_"), caught_by)

    def test_one_negative_does_not_tell_mistakes_about_the_last_from_those_about_the_first(self):
        text, results = self.measure(1)
        pair = {"first": "last-negative-dropped", "second": "first-negative-dropped", "losses": ["negative_sampling"]}
        self.assertIn(pair, results["indistinct"])
        self.assertIn(f"{len(results['indistinct'])} pairs of mistakes are caught, but no case tells", text)

    def test_minimal_leaves_out_what_adds_nothing(self):
        again = POOR[POOR.index("  - name: one"):].replace("name: one", "name: again")
        self.suite.write_text(POOR + again)
        text, _ = self.measure(1, "--minimal")
        self.assertRegex(text, "1 of 2 cases catch as much, and no fewer do:\npoor/(one|again)\n$")

    def test_the_minimal_cases_catch_what_all_that_ship_catch(self):
        whole = run("adequacy", HOUSE / "cases", "--minimal")
        self.assertEqual((whole.returncode, whole.stderr), (0, ""))
        lines = whole.stdout.splitlines()
        start = next(i for i, line in enumerate(lines) if "cases catch as much" in line)
        minimal = lines[start + 1:]
        self.assertEqual(lines[start].split()[0], str(len(minimal)))
        alone = run("adequacy", HOUSE / "cases", *(f"--filter={name}" for name in minimal))
        self.assertEqual(alone.returncode, 0, alone.stdout)


if __name__ == "__main__":
    unittest.main()
