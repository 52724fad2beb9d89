# SPDX-License-Identifier: MIT
"""Inputs from one end of double's range to the other: each gets a verdict, and what is printed of truth is true."""
import json
import random
import sys
import unittest
from decimal import Decimal, localcontext

from command import Folder

# The name, the loss, the inputs and whether the reference in double passes all questions.
EXTREMES = """\
suite: extremes
description: Sizes at which something overflows, underflows or cannot be told apart.
loss: negative_sampling
cases:
  - {name: score_1e81, description: Beyond 257 bits., v_c: [1e81, 0.3], U: [[1, 0.5], [0.7, -0.7]], o: 0, negatives: [1]}
  - {name: score_1e300, description: No double is near to it., v_c: [1e300, 0.3], U: [[1, 0.5], [-0.7, 7]], o: 0, negatives: [1]}
  - {name: score_1e600, description: Beyond double., v_c: [1e300, 1], U: [[1e300, 0.5], [-1e300, 7]], o: 0, negatives: [1]}
  - {name: denormal, description: All below the smallest normal number., v_c: [4e-320, -5e-324], U: [[1e-310, 3], [1, 2e-308]], o: 0, negatives: [1, 1]}
  - {name: softmax_1e81, description: Shares that no score tells., loss: naive_softmax, v_c: [1e81, 0.3], U: [[1, 0.5], [0.7, -0.7], [1, 1]], o: 0}
  - {name: softmax_1e300, description: The same., loss: naive_softmax, v_c: [1e300, -1e300], U: [[1, 1], [1, 1], [-1, 1]], o: 1}
  - {name: sigma_1e19, description: The budget's exponent overflows., loss: sigmoid, x: [1e19, -1e19, 5e-324]}
  - {name: sigma_1e100, description: The same., loss: sigmoid, x: [1e100, -1e308]}
  - {name: entropy_1e307, description: Scores as large as they come., loss: cross_entropy, scores: [1e307, -1e307, 0], o: 0}
  - {name: relu_ends, description: Both ends., loss: relu, x: [1.7e308, -5e-324, 1e-320]}
  - {name: way_1e13, description: Scores of 0 made of large numbers., loss: hierarchical_softmax, v_c: [1e13, 1e13], U: [[1, -1], [0.5, -0.5]], nodes: [0, 1], codes: [0, 1]}
  - {name: way_1e-290, description: A gradient of 1e-290., loss: hierarchical_softmax, v_c: [1e-290], U: [[0.7]], nodes: [0], codes: [0]}
  - {name: way_1e81, description: Beyond 257 bits., loss: hierarchical_softmax, v_c: [1e81, 0.3], U: [[1, 0.5], [0.7, -0.7]], nodes: [0, 1], codes: [0, 1]}
"""


class Extremes(Folder):
    def setUp(self):
        super().setUp()
        self.write("extremes.yaml", EXTREMES)

    def checks(self, *arguments):
        run = self.run_command("check", "extremes.yaml", *arguments, "--report=json=r.json")
        self.assertIn(run.returncode, (0, 1), run.stderr)
        self.assertEqual(run.stderr, "")
        return json.loads((self.folder / "r.json").read_text())["checks"]

    def test_honest_code_passes_all_of_them(self):
        for check in self.checks():
            with self.subTest(case=check["case"], question=check["question"]):
                self.assertEqual(check["verdict"], "pass", check["reason"])

    def test_by_black_box_each_has_a_verdict_and_none_is_wrong(self):
        verdicts = {check["verdict"] for check in self.checks("--oracle", "black-box", "--no-diagnosis")}
        self.assertLessEqual(verdicts, {"pass", "inconclusive"})

    def test_each_can_be_explained(self):
        for case in [line.split("name: ")[1].split(",")[0] for line in EXTREMES.splitlines() if "{name" in line]:
            with self.subTest(case=case):
                run = self.run_command("explain", case, "--cases", "extremes.yaml", "--report", "json=e.json")
                self.assertEqual((run.returncode, run.stderr), (0, ""))
                explanation = json.loads((self.folder / "e.json").read_text())
                self.assertNotEqual(explanation["truth"]["bound"], "nan")

    def test_where_double_overflows_for_everyone_nothing_is_told_and_the_reason_given(self):
        self.write("extremes.yaml", """\
suite: s
description: d
loss: negative_sampling
cases:
  - {name: inf_minus_inf, description: d, v_c: [1e200, 1e200], U: [[1e200, -1e200]], o: 0, negatives: [0], questions: [neg.loss]}
""")
        (check,) = self.checks()
        self.assertEqual(check["verdict"], "inconclusive")
        self.assertIn("an honest implementation may be off by anything", check["reason"])

    def test_case_that_cannot_be_made_costs_that_case(self):
        self.write("extremes.yaml", "suite: s\ndescription: d\nloss: relu\ncases:\n"
                   "  - {name: fine, description: d, x: [1]}\n")  # fmt: skip
        self.assertEqual([check["verdict"] for check in self.checks()], ["pass", "pass"])

    def test_equal_is_told(self):
        self.write("answer.py", """\
import json, sys
for line in sys.stdin:
    question = json.loads(line)
    reply = {"id": question["id"]}
    if "start" in question:
        reply["started"] = {"protocol": 1}
    else:
        x = question["problem"]["x"]
        reply["answer"] = {"value": [max(0.0, t) for t in x], "x": [(1.0 if t > 0 else 0.0) + 0.25 for t in x]}
    print(json.dumps(reply), flush=True)
""")
        self.write("extremes.yaml", "suite: s\ndescription: d\nloss: relu\ncases:\n"
                   "  - {name: a, description: d, x: [1, 2], questions: [relu], tolerance: {absolute: 0.25}}\n")  # fmt: skip
        (check,) = self.checks("--slack", "1e-300", "--impl", f"process:{sys.executable} answer.py")
        self.assertEqual(check["verdict"], "pass", check["reason"])


class OptionValues(Folder):
    def test_numbers_that_mean_nothing_are_refused(self):
        for option, values in {
            "--slack": ["nan", "inf", "-inf", "0", "-1", "1e400", "", "0x10", "1e308", "1e-400"],
            "--timeout": ["nan", "inf", "0", "-1", "1e300"],
            "--jobs": ["-1", "1e9", "99999999999", "1.5", "100000"],
        }.items():
            for value in values:
                with self.subTest(option=option, value=value):
                    run = self.run_command("check", "relu", f"{option}={value}")
                    self.assert_refused(run, option)
                    self.assertLess(len(run.stderr), 200)


def sigma(x):
    return 1 / (1 + (-x).exp())


class Printed(Folder):
    """|value − truth| ≤ bound, with truth from 200 digits of the decimals that were written."""

    def assert_holds(self, value, bound, truth):
        off = abs(Decimal(value) - truth)
        self.assertLessEqual(off, Decimal(bound), f"{value} ± {bound} is said of {truth}")

    def test_explain(self):
        run = self.run_command("explain", "naive_softmax/three_words", "--coordinate", "U[0][0]", "--report", "json=e.json")
        self.assertEqual(run.returncode, 0)
        explanation = json.loads((self.folder / "e.json").read_text())
        with localcontext() as context:
            context.prec = 200
            scores = [Decimal(0), Decimal("-1.125"), Decimal(1)]
            p = scores[0].exp() / sum(z.exp() for z in scores)
            self.assert_holds(*explanation["truth"].values(), p)
            self.assert_holds(*explanation["black_box"]["value"].values(), p)
            line = run.stdout.split("Truth, from shared scores")[1].splitlines()[1]
            self.assert_holds(*line.strip().split(" ± "), p)

    def test_check_counts_from_the_decimal(self):
        draw = random.Random(5)
        numbers = [f"{draw.choice(['', '-'])}{draw.random():.{draw.randrange(1, 17)}f}1e{draw.randrange(-30, 3)}"
                   for _ in range(60)]  # fmt: skip
        lines = ["suite: s", "description: d", "cases:"]
        for i, number in enumerate(["0.1", "0.5", "-0.1", *numbers]):
            lines.append(f"  - {{name: s{i}, description: d, loss: sigmoid, x: [{number}]}}")
            lines.append(f"  - {{name: r{i}, description: d, loss: relu, x: [{number}]}}")
        self.write("s.yaml", "\n".join(lines) + "\n")
        # A slack of next to nothing shows every number as the worst entry of its check.
        self.run_command("check", "s.yaml", "--slack", "1e-90", "--no-diagnosis", "--report=json=r.json")
        written = {f"{kind}{i}": Decimal(number) for i, number in enumerate(["0.1", "0.5", "-0.1", *numbers]) for kind in "sr"}
        seen = 0
        for check in json.loads((self.folder / "r.json").read_text())["checks"]:
            x = written[check["case"]]
            worst = check["blocks"][0]["worst"]
            with localcontext() as context, self.subTest(case=check["case"], question=check["question"]):
                context.prec = 200
                truth = {"sigmoid.value": sigma(x), "sigmoid": sigma(x) * sigma(-x),
                         "relu.value": max(x, Decimal(0)), "relu": Decimal(x > 0)}[check["question"]]  # fmt: skip
                self.assert_holds(worst["truth"], worst["bound"], truth)
                seen += 1
        self.assertEqual(seen, 4 * len(written) // 2)

    def test_a_tenth_is_not_known_exactly_and_a_half_is(self):
        self.write("r.yaml", "suite: r\ndescription: d\nloss: relu\ncases:\n"
                   "  - {name: tenth, description: d, x: [0.1], questions: [relu.value]}\n"
                   "  - {name: half, description: d, x: [0.5], questions: [relu.value]}\n")  # fmt: skip
        self.run_command("check", "r.yaml", "--report=json=r.json")
        tenth, half = (check["blocks"][0]["worst"] for check in json.loads((self.folder / "r.json").read_text())["checks"])
        self.assertEqual((tenth["truth"], half["truth"], half["bound"]), ("0.1", "0.5", "0"))
        self.assertGreater(float(tenth["bound"]), 0)


if __name__ == "__main__":
    unittest.main()
