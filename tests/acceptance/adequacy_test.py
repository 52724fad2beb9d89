# SPDX-License-Identifier: MIT
"""`gradjudge adequacy` as a user runs it."""
import json
import unittest

from command import Folder

# It draws no word twice, so that who counts duplicates once passes it.
POOR = """\
suite: poor
description: Too little.
loss: negative_sampling
cases:
  - name: plain
    description: Three words.
    v_c: [1, -0.5]
    U: [[0.5, 1], [-1, 0.25], [0.75, -0.5]]
    o: 1
    negatives: [2, 0]
"""


class Adequacy(Folder):
    def test_suites_that_ship_catch_every_known_mistake(self):
        run = self.run_command("adequacy", "--report=json=a.json")
        self.assertEqual((run.returncode, run.stderr), (0, ""), run.stdout)
        mistakes = json.loads((self.folder / "a.json").read_text())["mistakes"]
        self.assertGreaterEqual(len(mistakes), 30)
        for mistake in mistakes:
            self.assertNotEqual(mistake["caught_by"], [], mistake["id"])
        self.assertRegex(run.stdout, r"smallest relative change of one entry that is caught: [0-9.]+e-1[3-6] \(")

    def test_poor_suite_lets_mistakes_through(self):
        self.write("poor.yaml", POOR)
        run = self.run_command("adequacy", "poor.yaml", "--report=json=a.json")
        self.assertEqual(run.returncode, 1)
        mistakes = {m["id"]: m for m in json.loads((self.folder / "a.json").read_text())["mistakes"]}
        self.assertEqual(mistakes["duplicates-once-in-U"]["caught_by"], [])
        self.assertEqual(mistakes["target-term-sign"]["caught_by"], ["poor/plain"])
        self.assertIn("duplicates-once-in-U", run.stdout)

    def test_losses_that_no_case_has_do_not_count(self):
        self.write("poor.yaml", POOR.replace("negatives: [2, 0]", "negatives: [2, 0, 0, 2, 1]"))
        run = self.run_command("adequacy", "poor.yaml", "--report=json=a.json")
        mistakes = json.loads((self.folder / "a.json").read_text())["mistakes"]
        relu = [m for m in mistakes if "relu" in m["losses"] and set(m["losses"]) <= {"relu", "leaky_relu"}]
        self.assertEqual({tuple(m["caught_by"]) for m in relu}, {()})
        survivors = [m["id"] for m in mistakes if not m["caught_by"] and "negative_sampling" in m["losses"]]
        self.assertEqual(run.returncode, 1 if survivors else 0, survivors)


if __name__ == "__main__":
    unittest.main()
