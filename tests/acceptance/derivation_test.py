# SPDX-License-Identifier: MIT
"""`gradjudge derivation` as a user runs it, on documents as a student writes them."""
import json
import unittest

from command import Folder

ANSWERS = r"""## Negative sampling

$$
\begin{aligned}
\frac{\partial J}{\partial u_o} &= -(1 - \sigma(u_o^T v_c)) v_c \\
&= \sigma(-u_o^T v_c) v_c
\end{aligned}
$$

$$\frac{\partial J}{\partial u_k} = (1 - \sigma(u_k^T v_c)) v_c$$
"""

TEXT = r"""answers.md:5:36: RIGHT neg.u_o
  -(1 - \sigma(u_o^T v_c)) v_c
answers.md:6:4: WRONG neg.u_o (answer)
  \sigma(-u_o^T v_c) v_c
  the error enters here: this does not have the value of its left-hand side
  mend: \sigma(-u_o^T v_c) v_c should be -\sigma(-u_o^T v_c) v_c (a sign)
answers.md:10:37: WRONG neg.u_k (answer)
  (1 - \sigma(u_k^T v_c)) v_c
  the error enters here: this does not have the value of its left-hand side
  mend: \sigma(u_k^T v_c) should be \sigma(-u_k^T v_c) (the sign of σ's argument)
  so: (1 - \sigma(-u_k^T v_c)) v_c
3 lines: 1 right, 0 right by convention, 2 wrong, 0 unread, 0 no claim
"""

RIGHT = "$$\\frac{\\partial J_{naive-softmax}}{\\partial v_c} = U(\\hat{y} - y)$$\n"


class Derivation(Folder):
    def test_shows_the_students_line_where_the_error_enters_and_the_mend(self):
        run = self.run_command("derivation", self.write("answers.md", ANSWERS))
        self.assertEqual((run.returncode, run.stderr), (1, ""))
        self.assertEqual(run.stdout, TEXT)

    def test_exit_status_is_0_if_no_line_is_wrong_even_if_one_is_unread(self):
        self.write("right.md", RIGHT)
        self.write("unread.md", RIGHT.replace("U(", "U \\coprod ("))
        run = self.run_command("derivation", "right.md", "unread.md")
        self.assertEqual(run.returncode, 0)
        self.assertIn("unread.md:1:53: UNREAD", run.stdout)
        self.assertIn("'\\coprod' is not expected here", run.stdout)

    def test_a_folder_stands_for_the_documents_in_it(self):
        (self.folder / "class/ann").mkdir(parents=True)
        self.write("class/ann/a2.md", RIGHT)
        self.write("class/bob.md", ANSWERS)
        self.write("class/notes.csv", "$a = b$")
        run = self.run_command("derivation", "class", "--format", "json")
        files = [line["file"] for line in json.loads(run.stdout)["derivations"]]
        self.assertEqual(files, ["class/ann/a2.md"] + ["class/bob.md"] * 3)

    def test_what_is_no_document_is_refused_with_what_was_expected(self):
        (self.folder / "empty").mkdir()
        (self.folder / "program").write_bytes(b"\x7fELF\0")
        self.assert_refused(self.run_command("derivation", "empty"), "empty: a folder without a document", ".tex")
        self.assert_refused(self.run_command("derivation", "nosuch.md"), "cannot read nosuch.md", "No such file")
        self.assert_refused(self.run_command("derivation", "program"), "program:1:1: not a text")
        self.write("broken.ipynb", "{")
        self.assert_refused(self.run_command("derivation", "broken.ipynb"), "broken.ipynb:1:1: not a notebook")

    def test_a_document_without_formulas_says_where_formulas_stand(self):
        run = self.run_command("derivation", self.write("words.md", "The gradient is U times y hat minus y.\n"))
        self.assertEqual(run.returncode, 1)
        self.assertIn("note: words.md: no formula with an equals sign was found; formulas stand between $ … $", run.stdout)

    def test_sarif_marks_the_line_and_the_column_for_editors(self):
        self.write("answers.md", ANSWERS)
        run = self.run_command("derivation", "answers.md", "--report", "sarif=out.sarif", "--report", "markdown=out.md")
        self.assertEqual((run.returncode, run.stdout), (1, ""))
        findings = json.loads((self.folder / "out.sarif").read_text())["runs"][0]["results"]
        places = [(finding["ruleId"], finding["locations"][0]["physicalLocation"]["region"]) for finding in findings]
        self.assertEqual(places, [("derivation.wrong", {"startLine": 6, "startColumn": 4}),
                                  ("derivation.wrong", {"startLine": 10, "startColumn": 37})])
        feedback = (self.folder / "out.md").read_text()
        self.assertIn("### `answers.md:10:37`, neg.u_k\n\n```latex\n(1 - \\sigma(u_k^T v_c)) v_c\n```", feedback)
        self.assertIn("The error enters here: this does not have the value", feedback)
        self.assertIn("So:\n\n```latex\n(1 - \\sigma(-u_k^T v_c)) v_c\n```", feedback)


if __name__ == "__main__":
    unittest.main()
