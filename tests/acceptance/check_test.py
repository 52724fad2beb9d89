# SPDX-License-Identifier: MIT
"""`gradjudge check` as a user runs it."""
import json
import re
import unittest
import xml.etree.ElementTree as ElementTree

from command import HOUSE, SUITE, Folder

SHIPPED = HOUSE / "cases"


class ShippedSuites(Folder):
    def test_the_reference_passes_all_of_them(self):
        run = self.run_command("check")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertRegex(run.stdout, r"\n[0-9]+ checks: [0-9]+ pass, 0 fail, 0 inconclusive, 0 error, in [0-9.]+ s\n")
        self.assertNotIn("FAIL", run.stdout)

    def test_what_is_large_is_left_out_and_the_run_says_so(self):
        run = self.run_command("check", SHIPPED / "naive_softmax.yaml")
        self.assertEqual(run.returncode, 0)
        self.assertIn(
            "note: 1 case tagged large was left out, --large checks it too: naive_softmax/ten_thousand_words\n",
            run.stdout,
        )

    def test_what_is_large_alone_is_refused_with_the_remedy(self):
        run = self.run_command("check", "--filter", "naive_softmax/ten_thousand_words")
        self.assert_refused(run, "no case is selected but what is tagged large; --large checks that too")

    def test_every_loss_passes_at_1024_bits(self):
        run = self.run_command("check", "--precision", "1024", "--filter", "*one_word*", "--report=json=r.json")
        self.assertEqual(run.returncode, 0, run.stdout)
        results = json.loads((self.folder / "r.json").read_text())
        self.assertEqual(results["tool"]["precision_bits"], 1025)

    def test_by_black_box(self):
        run = self.run_command(
            "check", SHIPPED, "--oracle", "black-box", "--filter", "naive_softmax/three_words",
            "--filter", "negative_sampling/duplicate_negatives", "--filter", "skip_gram/negatives_drawn_repeatedly",
            "--filter", "cbow/softmax_repeated_context_word")  # fmt: skip
        self.assertEqual(run.returncode, 0, run.stdout)
        self.assertRegex(run.stdout, r"\ncbow +3 +0 +0 +0\n")

    def test_one_thread_says_what_two_say(self):
        reports = []
        for jobs in 1, 2:
            self.run_command("check", "--jobs", jobs, "--report", f"json={jobs}.json",
                             "--impl", "reference", "--impl", "mistake:sigma-argument-negated")  # fmt: skip
            results = json.loads((self.folder / f"{jobs}.json").read_text())
            for part in [results["summary"], *results["checks"]]:
                del part["seconds"]
            self.assertGreater(results.pop("started"), 0)
            reports.append(results)
        self.assertGreater(reports[0]["summary"]["fail"], 0)
        self.assertEqual(reports[0], reports[1])


class Failures(Folder):
    def setUp(self):
        super().setUp()
        self.write("by_hand.yaml", SUITE)

    def test_one_is_told_in_full(self):
        run = self.run_command("check", "by_hand.yaml", "--impl", "mistake:duplicates-once-in-U", "--no-diagnosis")
        self.assertEqual((run.returncode, run.stderr), (1, ""))
        expected = """\
FAIL by_hand/drawn_twice   neg.U   U[1][0]
  yours  0.5   truth 1 ± BOUND   off by 5.0e-1   allowed 1.8e-14 (rounding 1.1e-15 × 16, oracle BOUND)
  again: gradjudge check by_hand.yaml --filter drawn_twice --impl mistake:duplicates-once-in-U

suite      pass    fail  inconclusive   error
by_hand       3       1             0       0

4 checks: 3 pass, 1 fail, 0 inconclusive, 0 error, in S s
"""
        found = re.sub(r"± \S+", "± BOUND", run.stdout)
        found = re.sub(r"oracle \S+\)", "oracle BOUND)", found)
        found = re.sub(r"in [0-9.]+ s\n", "in S s\n", found)
        self.assertEqual(found[: found.rindex("gradjudge 0")], expected)

    def test_the_line_to_run_again_runs_just_that_check(self):
        first = self.run_command("check", "by_hand.yaml", "--impl", "mistake:duplicates-once-in-U")
        again = re.search(r"again: gradjudge (.*)\n", first.stdout)[1].split()
        run = self.run_command(*again)
        self.assertEqual(run.returncode, 1)
        self.assertIn("1 check: 0 pass, 1 fail", run.stdout)

    def test_two_implementations_are_told_apart(self):
        run = self.run_command("check", "by_hand.yaml", "--impl", "reference", "--impl", "mistake:duplicates-once-in-U",
                               "--report=json=r.json")  # fmt: skip
        self.assertEqual(run.returncode, 1)
        checks = json.loads((self.folder / "r.json").read_text())["checks"]
        self.assertEqual(
            [(c["implementation"], c["verdict"]) for c in checks if c["case"] == "drawn_twice"],
            [("reference", "pass"), ("mistake:duplicates-once-in-U", "fail")],
        )

    def test_a_wrong_loss_fails(self):
        run = self.run_command("check", SHIPPED / "negative_sampling.yaml", "--question", "neg.loss",
                               "--impl", "mistake:duplicates-once-in-loss", "--no-diagnosis")  # fmt: skip
        self.assertEqual(run.returncode, 1)
        self.assertRegex(run.stdout, r"FAIL negative_sampling/duplicate_negatives   neg\.loss   loss\n")

    def test_what_is_not_finite_fails(self):
        run = self.run_command("check", SHIPPED / "naive_softmax.yaml", "--filter", "scores_of_a_thousand",
                               "--impl", "mistake:softmax-without-maximum", "--no-diagnosis")  # fmt: skip
        self.assertEqual(run.returncode, 1)
        self.assertRegex(run.stdout, r"U\[[0-9]\]\[[0-9]\]\n  yours  nan   truth ")

    def test_what_nobody_can_tell_is_inconclusive_and_no_pass(self):
        self.write("tail.yaml", """\
suite: tail
description: A probability of e^-1000, which the black box cannot tell from nothing.
loss: naive_softmax
cases:
  - name: beyond
    description: Two words share all of it.
    v_c: [1]
    U: [[0], [0], [-1000]]
    o: 0
    questions: [softmax.U]
""")
        run = self.run_command("check", "tail.yaml", "--oracle", "black-box")
        self.assertEqual(run.returncode, 1)
        self.assertIn("INCONCLUSIVE tail/beyond   softmax.U   U[2][0]\n", run.stdout)
        self.assertIn("1 check: 0 pass, 0 fail, 1 inconclusive, 0 error", run.stdout)
        self.assertEqual(self.run_command("check", "tail.yaml").returncode, 0)

    def test_losses_that_a_mistake_is_not_about_are_left_out_and_the_run_says_so(self):
        self.write("sigmoid.yaml", "suite: s\ndescription: d\nloss: sigmoid\n"
                   "cases:\n  - name: zero\n    description: d\n    x: [0]\n")  # fmt: skip
        run = self.run_command("check", "sigmoid.yaml", "by_hand.yaml", "--impl", "mistake:duplicates-once-in-U")
        self.assertIn("1 of 3 cases have a loss that mistake:duplicates-once-in-U does not compute; they were left out",
                      run.stdout)  # fmt: skip

    def test_tolerance_of_no_slack_fails_the_honest_but_blames_no_reference(self):
        run = self.run_command("check", SHIPPED / "naive_softmax.yaml", "--slack", "1e-9", "--no-diagnosis")
        self.assertEqual((run.returncode, run.stderr), (1, ""))


class Selection(Folder):
    def setUp(self):
        super().setUp()
        self.write("by_hand.yaml", SUITE)

    def checks(self, *arguments):
        run = self.run_command("check", *arguments, "--report=json=r.json")
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        return [(c["case"], c["question"]) for c in json.loads((self.folder / "r.json").read_text())["checks"]]

    def test_by_case_or_by_suite_and_case(self):
        once = [("drawn_once", "neg.loss"), ("drawn_once", "neg.v_c"), ("drawn_once", "neg.U")]
        self.assertEqual(self.checks("by_hand.yaml", "--filter", "drawn_once"), once)
        self.assertEqual(self.checks("by_hand.yaml", "--filter", "*_once"), once)
        self.assertEqual(self.checks("by_hand.yaml", "--filter", "by_hand/*_onc?"), once)
        self.assertEqual(len(self.checks("by_hand.yaml", "--filter", "*_once", "--filter", "*_twice")), 4)

    def test_by_tag(self):
        self.assertEqual({case for case, _ in self.checks("by_hand.yaml", "--tag", "degenerate")}, {"drawn_once"})

    def test_by_question(self):
        self.assertEqual(self.checks("by_hand.yaml", "--question", "neg.v_c"), [("drawn_once", "neg.v_c")])

    def test_large_only_if_asked_for(self):
        self.write("large.yaml", SUITE.replace("degenerate", "large"))
        self.assertEqual(len(self.checks("large.yaml")), 1)
        self.assertEqual(len(self.checks("large.yaml", "--large")), 4)
        self.assertEqual(len(self.checks("large.yaml", "--tag", "large")), 3)

    def test_of_nothing_is_refused(self):
        self.assert_refused(self.run_command("check", "by_hand.yaml", "--filter", "nix"),
                            "no case is selected: nothing matches --filter nix")  # fmt: skip
        self.assert_refused(self.run_command("check", "by_hand.yaml", "--tag", "nix"),
                            "no case is selected: nothing that was asked for has a tag of nix; the tags are degenerate, ")  # fmt: skip
        self.assert_refused(self.run_command("check", "by_hand.yaml", "--question", "cbow.U"),
                            "no case is selected: no case asks cbow.U")  # fmt: skip


class BadInput(Folder):
    def setUp(self):
        super().setUp()
        self.write("by_hand.yaml", SUITE)

    def test_unknown_mistake_gets_a_suggestion(self):
        run = self.run_command("check", "by_hand.yaml", "--impl", "mistake:duplicates-onc-in-U")
        self.assert_refused(run, "--impl mistake:duplicates-onc-in-U: there is no such mistake",
                            "duplicates-once-in-U")  # fmt: skip

    def test_unknown_implementation(self):
        self.assert_refused(self.run_command("check", "by_hand.yaml", "--impl", "magic"), "--impl magic: expected reference")

    def test_unknown_question_lists_what_is_known(self):
        run = self.run_command("check", "by_hand.yaml", "--question", "neg.u_x")
        self.assert_refused(run, "--question neg.u_x: there is no such question", "neg.u_k")

    def test_option_values(self):
        for option, value, part in [
            ("--precision", "300", "300 not in {256,512,1024}"),
            ("--oracle", "magic", "magic not in {shared-scores,black-box}"),
            ("--slack", "0", "--slack"),
            ("--slack", "-1", "--slack"),
            ("--jobs", "-1", "--jobs"),
            ("--jobs", "many", "--jobs"),
            ("--report", "pdf=r.pdf", "pdf"),
            ("--report", "r.json", "r.json"),
        ]:
            with self.subTest(option=option, value=value):
                self.assert_refused(self.run_command("check", "by_hand.yaml", option, value), part)

    def test_unknown_option(self):
        self.assert_refused(self.run_command("check", "--frobnicate"), "--frobnicate")

    def test_file_that_does_not_exist(self):
        self.assert_refused(self.run_command("check", "nowhere.yaml"), "nowhere.yaml: there is no such file or folder")

    def test_every_problem_of_every_file_has_its_place(self):
        self.write("typo.yaml", SUITE.replace("negatives: [1, 1]", "negativs: [1, 1]"))
        self.write("range.yaml", SUITE.replace("o: 0", "o: 7"))
        self.write("broken.yaml", "suite: [\n")
        run = self.run_command("check", "typo.yaml", "range.yaml", "broken.yaml", "by_hand.yaml")
        self.assert_refused(run, "negatives")
        places = re.findall(r"^(\w+\.yaml):(\d+):(\d+): ", run.stderr, re.MULTILINE)
        self.assertIn(("typo.yaml", "10", "5"), places)
        self.assertIn("range.yaml", {name for name, _, _ in places})
        self.assertIn("broken.yaml", {name for name, _, _ in places})


class Reports(Folder):
    FORMATS = {"text": "r.txt", "json": "r.json", "junit": "r.xml", "markdown": "r.md"}

    def setUp(self):
        super().setUp()
        self.write("by_hand.yaml", SUITE)

    def files(self):
        return sorted(path.name for path in self.folder.iterdir())

    def test_every_format_is_complete_and_nothing_else_is_left(self):
        targets = [f"--report={name}={file}" for name, file in self.FORMATS.items()]
        run = self.run_command("check", "by_hand.yaml", *targets, "--impl", "mistake:duplicates-once-in-U")
        self.assertEqual(run.returncode, 1)
        self.assertEqual(self.files(), sorted(["by_hand.yaml", *self.FORMATS.values()]))
        self.assertEqual((self.folder / "r.txt").read_text(), run.stdout)
        results = json.loads((self.folder / "r.json").read_text())
        self.assertEqual(results["summary"]["fail"], 1)
        junit = ElementTree.parse(self.folder / "r.xml").getroot()
        self.assertEqual(len(list(junit.iter("testcase"))), 4)
        self.assertEqual(len(list(junit.iter("failure"))), 1)
        self.assertIn("drawn_twice", (self.folder / "r.md").read_text())

    def test_bad_input_leaves_an_older_report_as_it_was(self):
        self.write("r.json", "older")
        self.assert_refused(self.run_command("check", "by_hand.yaml", "--filter", "nix", "--report=json=r.json"))
        self.assertEqual((self.folder / "r.json").read_text(), "older")

    def test_folder_that_does_not_exist_is_named(self):
        run = self.run_command("check", "by_hand.yaml", "--report=json=nowhere/r.json")
        self.assertEqual(run.returncode, 2)
        self.assertIn("nowhere", run.stderr)

    def test_no_color_and_no_progress_where_stdout_is_no_terminal(self):
        run = self.run_command("check", "by_hand.yaml", "--impl", "mistake:duplicates-once-in-U")
        self.assertNotIn("\x1b", run.stdout)
        self.assertEqual(run.stderr, "")

    def test_passes_are_shown_one_by_one_only_if_asked_for(self):
        self.assertNotIn("PASS", self.run_command("check", "by_hand.yaml").stdout)
        self.assertEqual(self.run_command("check", "by_hand.yaml", "--verbose").stdout.count("PASS by_hand/"), 4)


if __name__ == "__main__":
    unittest.main()
