# SPDX-License-Identifier: MIT
"""`gradjudge merge` as a user runs it."""
import copy
import json
import unittest

import jsonschema

from command import HOUSE, SUITE, Folder

SCHEMA = json.loads((HOUSE / "tools/report/json/results.schema.json").read_text())


class Merge(Folder):
    def setUp(self):
        super().setUp()
        self.write("suite.yaml", SUITE)

    def check(self, name, *arguments):
        run = self.run_command("check", "suite.yaml", *arguments, "--report", f"json={name}")
        self.assertIn(run.returncode, (0, 1), run.stderr)
        return json.loads((self.folder / name).read_text())

    def merge(self, *files):
        run = self.run_command("merge", *files, "--out", "merged.json")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        merged = json.loads((self.folder / "merged.json").read_text())
        jsonschema.validate(merged, SCHEMA, cls=jsonschema.Draft7Validator)
        return merged, run.stdout

    def test_shards_of_a_run_are_the_run(self):
        whole = self.check("whole.json", "--impl", "mistake:duplicates-once-in-U", "--no-diagnosis")
        self.check("one.json", "--impl", "mistake:duplicates-once-in-U", "--no-diagnosis", "--filter", "drawn_twice")
        self.check("two.json", "--impl", "mistake:duplicates-once-in-U", "--no-diagnosis", "--filter", "drawn_once")
        merged, stdout = self.merge("one.json", "two.json")
        for checks in whole["checks"], merged["checks"]:
            for check in checks:
                check["seconds"] = 0
        self.assertEqual(merged["checks"], whole["checks"])
        for verdict in ["pass", "fail", "inconclusive", "error"]:
            self.assertEqual(merged["summary"][verdict], whole["summary"][verdict])
        self.assertRegex(stdout, r"^2 files merged: 4 checks: 3 pass, 1 fail, 0 inconclusive, 0 error, in \d")
        self.assertEqual(self.run_command("report", "merged.json").returncode, 0)

    def test_duplicates_are_named_in_the_file_and_on_stdout(self):
        self.check("one.json")
        self.check("two.json", "--filter", "drawn_twice")
        merged, stdout = self.merge("one.json", "two.json")
        note = "1 check is in more than one file, kept once: by_hand/drawn_twice neg.U (one.json, two.json)"
        self.assertIn(note, merged["notes"])
        self.assertIn(f"note: {note}\n", stdout)
        self.assertEqual(merged["summary"]["pass"], 4)

    def test_adequacy_and_checks_go_together(self):
        self.check("checks.json")
        run = self.run_command("adequacy", "suite.yaml", "--report", "json=adequacy.json")
        self.assertEqual(run.returncode, 1)
        merged, _ = self.merge("checks.json", "adequacy.json")
        adequacy = json.loads((self.folder / "adequacy.json").read_text())
        self.assertEqual(merged["mistakes"], adequacy["mistakes"])
        self.assertEqual(merged["indistinct"], adequacy["indistinct"])
        self.assertEqual(len(merged["checks"]), 4)

    def test_hostile_input_is_refused_with_its_place_and_nothing_is_written(self):
        good = self.check("good.json")
        wrong = copy.deepcopy(good)
        wrong["checks"][2]["blocks"][0]["verdict"] = "passed"
        for text, place in [
            ("{\n  oops", "bad.json:2:3: this is not JSON"),
            ("[" * 1_000_000, "bad.json: this has lists or objects nested more than 32 deep"),
            ("[" * 1_000_000 + "]" * 1_000_000, "bad.json: this has lists or objects nested more than 32 deep"),
            (json.dumps(wrong), "bad.json: checks[2].blocks[0].verdict must be pass, fail"),
            (json.dumps(good | {"schema": 7}), "bad.json: schema must be 1"),
            (json.dumps(good | {"submissions": [{"id": 3}]}), "bad.json: submissions[0].id must be text"),
        ]:
            self.write("bad.json", text)
            run = self.run_command("merge", "good.json", "bad.json", "--out", "merged.json")
            self.assert_refused(run, place)
            self.assertFalse((self.folder / "merged.json").exists())

    def test_the_same_file_twice_is_refused(self):
        self.check("good.json")
        run = self.run_command("merge", "good.json", "good.json", "--out", "merged.json")
        self.assert_refused(run, "good.json: is given twice, name each results file once")

    def test_the_merged_file_may_be_one_of_those_merged(self):
        self.check("one.json", "--filter", "drawn_once")
        self.check("two.json", "--filter", "drawn_twice")
        run = self.run_command("merge", "one.json", "two.json", "--out", "one.json")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(len(json.loads((self.folder / "one.json").read_text())["checks"]), 4)


if __name__ == "__main__":
    unittest.main()
