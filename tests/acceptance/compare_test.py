# SPDX-License-Identifier: MIT
"""`gradjudge compare` as a maintainer runs it: two real runs, and files that are none."""
import json
import unittest

from command import SUITE, Folder


class Compare(Folder):
    def setUp(self):
        super().setUp()
        self.write("by_hand.yaml", SUITE)
        self.check("good.json", "reference")
        self.check("bad.json", "mistake:duplicates-once-in-U")

    def check(self, name, implementation, *arguments):
        run = self.run_command("check", "by_hand.yaml", "--impl", implementation, "--report", f"json={name}", *arguments)
        self.assertIn(run.returncode, (0, 1), run.stderr)

    def test_a_run_is_as_itself(self):
        run = self.run_command("compare", "good.json", "good.json")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertEqual(run.stdout, "4 checks in both runs: 4 as before; 0 gone, 0 new\nno regression\n")

    def test_a_regression_is_shown_with_its_diagnosis(self):
        run = self.run_command("compare", "good.json", "bad.json")
        self.assertEqual((run.returncode, run.stderr), (1, ""))
        self.assertTrue(run.stdout.startswith("Worse:\nFAIL by_hand/drawn_twice   neg.U   U[1][0]   was pass\n"))
        self.assertIn("[duplicates-once-in-U]", run.stdout)
        self.assertIn(
            "note: mistake:duplicates-once-in-U is compared with reference of the baseline\n"
            "4 checks in both runs: 3 as before, 1 worse; 0 gone, 0 new\n1 regression\n",
            run.stdout,
        )

    def test_the_other_way_round_it_is_an_improvement(self):
        run = self.run_command("compare", "bad.json", "good.json")
        self.assertEqual(run.returncode, 0)
        self.assertTrue(run.stdout.startswith("Better:\nPASS by_hand/drawn_twice   neg.U   U"), run.stdout)
        self.assertTrue(run.stdout.endswith("\nno regression\n"))

    def test_what_is_gone_is_a_regression_unless_it_is_allowed(self):
        self.check("less.json", "reference", "--filter", "drawn_once")
        run = self.run_command("compare", "good.json", "less.json")
        self.assertEqual(run.returncode, 1)
        self.assertIn("Gone:\nby_hand/drawn_twice   neg.U (pass)\n", run.stdout)
        run = self.run_command("compare", "good.json", "less.json", "--allow-gone")
        self.assertEqual(run.returncode, 0)

    def test_markdown_for_a_comment(self):
        run = self.run_command("compare", "good.json", "bad.json", "--format", "markdown")
        self.assertEqual((run.returncode, run.stderr), (1, ""))
        self.assertTrue(run.stdout.startswith("### gradjudge: 1 regression\n"))
        self.assertIn("| `by_hand/drawn_twice` | `neg.U` | pass | **fail** | `U[1][0]` | 5.0e-1 |", run.stdout)

    def test_files_that_are_no_results_are_refused_with_their_place(self):
        self.write("cut.json", (self.folder / "good.json").read_text()[:200])
        self.assert_refused(self.run_command("compare", "good.json", "cut.json"), "cut.json:", "this is not JSON")
        broken = json.loads((self.folder / "good.json").read_text())
        broken["checks"][1]["verdict"] = "splendid"
        self.write("broken.json", json.dumps(broken))
        self.assert_refused(self.run_command("compare", "broken.json", "good.json"),
                            "broken.json: checks[1].verdict must be pass, fail, inconclusive or error")  # fmt: skip
        self.assert_refused(self.run_command("compare", "none.json", "good.json"), "none.json", "No such file")

    def test_results_without_checks_are_refused(self):
        self.run_command("adequacy", "by_hand.yaml", "--report", "json=adequacy.json")
        self.assert_refused(self.run_command("compare", "good.json", "adequacy.json"),
                            "adequacy.json: there are no checks in it")  # fmt: skip

    def test_an_unknown_format_is_refused(self):
        self.assert_refused(self.run_command("compare", "good.json", "good.json", "--format", "html"), "--format")


if __name__ == "__main__":
    unittest.main()
