# SPDX-License-Identifier: MIT
"""A run that checks nothing does not look like one that passes, whatever the command."""
import json
import sys
import unittest

from command import SUITE, Folder

# Has none of the losses that it is asked for.
HAS_NOTHING = """\
import json, sys
for line in sys.stdin:
    question = json.loads(line)
    reply = {"id": question["id"]}
    reply.update({"started": {"protocol": 1}} if "start" in question else {"not_implemented": True})
    print(json.dumps(reply), flush=True)
"""
ONLY_SIGMOID = "import numpy as np\ndef sigmoid(x):\n    return 1 / (1 + np.exp(-x))\n"
SENTENCE = "which is a failure"


class Check(Folder):
    def setUp(self):
        super().setUp()
        self.write("by_hand.yaml", SUITE)
        self.write("word2vec.py", ONLY_SIGMOID)
        self.write("nothing.py", HAS_NOTHING)
        self.process = f"process:{sys.executable} nothing.py"

    def assert_nothing(self, name, *arguments):
        run = self.run_command("check", *arguments)
        self.assertEqual((run.returncode, run.stderr), (1, ""), run.stdout)
        self.assertIn(f"note: nothing was checked of {name}, {SENTENCE}: choose cases of losses that it computes, or say "
                      "--allow-empty if that is meant\n", run.stdout)  # fmt: skip
        allowed = self.run_command("check", *arguments, "--allow-empty")
        self.assertEqual((allowed.returncode, allowed.stderr), (0, ""), allowed.stdout)
        self.assertNotIn(SENTENCE, allowed.stdout)

    def test_a_loss_that_the_interface_lacks(self):
        self.assert_nothing("python:word2vec.py", "hierarchical_softmax", "--impl", "python:word2vec.py")

    def test_a_program_that_has_no_loss(self):
        self.assert_nothing(self.process, "by_hand.yaml", "--impl", self.process)

    def test_one_implementation_of_several(self):
        self.assert_nothing(self.process, "by_hand.yaml", "--impl", "reference", "--impl", self.process)

    def test_a_mistake_of_another_loss(self):
        self.assert_nothing("mistake:codes-exchanged", "by_hand.yaml", "--impl", "mistake:codes-exchanged")

    def test_a_question_that_the_submission_has_no_function_for(self):
        run = self.run_command("check", "sigmoid", "--question", "sigmoid", "--impl", "python:word2vec.py")
        self.assertEqual(run.returncode, 1)
        self.assertRegex(run.stdout, r"\d+ questions were not put to python:word2vec.py: it does not compute x \(")
        self.assertIn("nothing was checked of python:word2vec.py", run.stdout)

    def test_the_sentence_is_in_every_report(self):
        self.run_command("check", "by_hand.yaml", "--impl", self.process, "--report", "json=r.json", "--report", "markdown=r.md",
                         "--report", "sarif=r.sarif")  # fmt: skip
        for name in "r.json", "r.md", "r.sarif":
            self.assertIn("nothing was checked of", (self.folder / name).read_text(), name)

    def test_a_selection_of_nothing(self):
        for option, value in ("--filter", "nix"), ("--question", "cbow.U"), ("--tag", "large"):
            with self.subTest(option=option):
                self.assert_refused(self.run_command("check", "by_hand.yaml", option, value), "no case is selected",
                                    "--allow-empty if that is meant")  # fmt: skip
                run = self.run_command("check", "by_hand.yaml", option, value, "--allow-empty")
                self.assertEqual((run.returncode, run.stderr), (0, ""))
                self.assertIn("note: no case is selected", run.stdout)
                self.assertIn("0 checks: ", run.stdout)

    def test_one_filter_of_several_that_chooses_nothing(self):
        self.assert_refused(self.run_command("check", "by_hand.yaml", "--filter", "drawn_once", "--filter", "drawn_twise"),
                            "--filter drawn_twise: no case matches it")  # fmt: skip
        self.assert_refused(self.run_command("check", "by_hand.yaml", "--tag", "degenerate", "--tag", "degenrate"),
                            "--tag degenrate: there is no such tag; the tags are degenerate, ")  # fmt: skip

    def test_a_case_that_the_interface_cannot_put_says_why(self):
        self.write("among.yaml", SUITE.replace("negatives: [1]", "negatives: [0]"))
        self.write("word2vec.py", ONLY_SIGMOID + "def negSamplingLossAndGradient(v, o, U, dataset, K=10):\n    return 0, v, U\n")
        run = self.run_command("check", "among.yaml", "--impl", "python:word2vec.py", "--no-diagnosis")
        self.assertNotIn("does not compute", run.stdout)
        self.assertIn("note: 1 of 2 cases was not put to python:word2vec.py: through the course's interface the outside word "
                      "is never a negative (by_hand/drawn_once)\n", run.stdout)  # fmt: skip


class Others(Folder):
    def setUp(self):
        super().setUp()
        self.write("by_hand.yaml", SUITE)

    def results(self, name, *arguments):
        self.run_command("check", "by_hand.yaml", *arguments, "--report", f"json={name}")
        return name

    def assert_failure(self, *arguments, status=1, sentence=SENTENCE):
        run = self.run_command(*arguments)
        self.assertEqual(run.returncode, status, run.stdout + run.stderr)
        self.assertIn(sentence, run.stdout + run.stderr)
        self.assertIn("--allow-empty if that is meant", run.stdout + run.stderr)
        allowed = self.run_command(*arguments, "--allow-empty")
        self.assertEqual(allowed.returncode, 0, allowed.stdout + allowed.stderr)
        self.assertNotIn(sentence, allowed.stdout + allowed.stderr)

    def test_adequacy(self):
        self.assert_failure("adequacy", "by_hand.yaml", "--filter", "nix", status=2, sentence="gradjudge: no case is selected")

    def test_derivations(self):
        (self.folder / "empty").mkdir()
        self.write("words.md", "No formula at all.\n")
        self.write("nothing.md", "")
        self.assert_failure("derivation", "empty", status=2, sentence="empty: a folder without a document")
        self.assert_failure("derivation", "words.md", sentence="words.md: nothing was checked, which is a failure")
        self.assert_failure("derivation", "nothing.md", "--report", "json=r.json")

    def test_a_document_without_a_formula_beside_one_that_is_right(self):
        self.write("right.md", "$\\sigma'(x) = \\sigma(x)(1-\\sigma(x))$\n")
        self.write("words.md", "No formula at all.\n")
        self.assertEqual(self.run_command("derivation", "right.md").returncode, 0)
        self.assert_failure("derivation", "right.md", "words.md")

    def test_a_document_of_which_no_line_can_be_read(self):
        self.write("odd.md", "$\\sigma'(x) = \\coprod ($\n")
        self.assert_failure("derivation", "odd.md", sentence="nothing was checked, which is a failure: no line could be read")

    def test_compare(self):
        self.results("all.json")
        empty = json.loads((self.folder / "all.json").read_text())
        empty["checks"] = []
        self.write("empty.json", json.dumps(empty))
        self.assert_failure("compare", "all.json", "empty.json", "--allow-gone", status=2, sentence="there are no checks in it")
        self.results("once.json", "--filter", "drawn_once")
        self.results("twice.json", "--filter", "drawn_twice")
        self.assert_failure("compare", "once.json", "twice.json", "--allow-gone", sentence="no check is in both")

    def test_merge(self):
        self.results("all.json")
        empty = json.loads((self.folder / "all.json").read_text())
        empty["checks"] = []
        self.write("empty.json", json.dumps(empty))
        self.assert_failure("merge", "empty.json", "--out", "m.json", status=2, sentence="there is no result in it")
        self.assertEqual(self.run_command("merge", "empty.json", "all.json", "--out", "m.json").returncode, 0)

    def test_a_class_without_submissions(self):
        (self.folder / "class").mkdir()
        run = self.run_command("grade", "class", "--assignment", "word2vec", "--out", "graded")
        self.assertEqual(run.returncode, 2)
        self.assertIn("class: has no submission", run.stderr)

    def test_a_question_without_an_answer(self):
        self.write("kink.yaml", "suite: kink\nloss: relu\ncases:\n  - {name: zero, x: [0], questions: [relu]}\n")
        for command in ["check"], ["cases", "lint"]:
            self.assert_refused(self.run_command(*command, "kink.yaml"),
                                "kink.yaml:4:38: question relu has no rows to judge")  # fmt: skip

    def test_cases_that_no_question_of_an_assignment_judges_are_named(self):
        self.write("tiny.yaml", "assignment: tiny\nquestions:\n  - {id: a, title: A, points: 1, suite: by_hand.yaml, checks: [neg.loss], "
                                "tags: [degenerate]}\n")  # fmt: skip
        run = self.run_command("cases", "lint", "--assignment", "tiny.yaml")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertIn("note: no question judges 1 of the 2 cases of by_hand.yaml: drawn_twice\n", run.stdout)


if __name__ == "__main__":
    unittest.main()
