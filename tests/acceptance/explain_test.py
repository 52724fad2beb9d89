# SPDX-License-Identifier: MIT
"""`gradjudge explain` as a user runs it."""
import re
import unittest

from command import SUITE, Folder


class Explain(Folder):
    def setUp(self):
        super().setUp()
        self.write("by_hand.yaml", SUITE)

    def explain(self, *arguments):
        return self.run_command("explain", *arguments, "--cases", "by_hand.yaml")

    def test_coordinate_that_is_asked_for(self):
        run = self.explain("drawn_twice", "--coordinate", "U[1][0]")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertTrue(run.stdout.startswith("by_hand/drawn_twice: dJ/dU[1][0] at U[1][0] = 0\n"), run.stdout)
        self.assertRegex(run.stdout, r"Truth, from shared scores \(what a check judges by\):\n  1(\.0+)? ± ")
        self.assertIn("Two evaluations of the loss at 257 bits, h = 2^-8", run.stdout)

    def test_table_shows_the_square_of_the_step_then_its_inverse(self):
        run = self.explain("drawn_twice", "--coordinate", "U[1][0]")
        rows = re.findall(r"^ +2\^(-\d+) +(\S+) +(\S+) +(\S+)  (truncation|rounding)", run.stdout, re.MULTILINE)
        self.assertGreater(len(rows), 10)
        ruled_by = [row[4] for row in rows]
        self.assertEqual(ruled_by, sorted(ruled_by, reverse=True))
        self.assertEqual(set(ruled_by), {"truncation", "rounding"})
        for _, error, truncation, rounding, _ in rows:
            self.assertLessEqual(float(error), 1.1 * (float(truncation) + float(rounding)))

    def test_largest_entry_if_none_is_asked_for(self):
        run = self.explain("drawn_twice")
        self.assertEqual(run.returncode, 0)
        self.assertIn("dJ/dU[1][0] at", run.stdout)

    def test_case_of_a_suite_that_ships(self):
        run = self.run_command("explain", "negative_sampling/duplicate_negatives", "--coordinate", "v_c[1]")
        self.assertEqual(run.returncode, 0)

    def test_wrong_coordinates_are_named_with_the_ones_that_exist(self):
        for wrong in "U[3][0]", "U[0][1]", "U[-1][0]", "U[0]", "v_c[0][0]", "W[0]", "U", "U[0][0", "U[a][0]", "loss":
            with self.subTest(coordinate=wrong):
                self.assert_refused(self.explain("drawn_twice", "--coordinate", wrong),
                                    f"--coordinate {wrong}: expected v_c[0 … 0] or U[0 … 2][0 … 0]")  # fmt: skip

    def test_no_derivative_at_zero(self):
        self.write("relu.yaml", "suite: r\ndescription: d\nloss: relu\ncases:\n  - name: corner\n"
                   "    description: d\n    x: [1, 0]\n")  # fmt: skip
        run = self.run_command("explain", "corner", "--cases", "relu.yaml", "--coordinate", "x[1]")
        self.assert_refused(run, "--coordinate x[1]: there is no derivative at 0; name another")
        self.assertEqual(self.run_command("explain", "corner", "--cases", "relu.yaml").returncode, 0)

    def test_more_than_one_case_is_refused_with_their_names(self):
        self.assert_refused(self.explain("drawn_*"), "drawn_* means 2 cases, explain takes one; name one of",
                            "\n  by_hand/drawn_twice", "\n  by_hand/drawn_once")  # fmt: skip

    def test_unknown_case(self):
        self.assert_refused(self.explain("nix"), "no case is selected: nothing matches --filter nix")


if __name__ == "__main__":
    unittest.main()
