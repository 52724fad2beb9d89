# SPDX-License-Identifier: MIT
"""A suite that defines its own loss by a formula, from its file to verdicts on programs."""
import json
import re
import unittest

from command import HOUSE, Folder

RIDGE = r"""suite: mine
loss:
  name: ridge
  inputs:
    w: {shape: [D]}
  data:
    X: {shape: [N, D]}
    y: {shape: [N]}
    lambda: {at_least: 0}
  loss: \frac{1}{2} \lVert X w - y \rVert^2 + \frac{\lambda}{2} \lVert w \rVert^2
cases:
  - name: by_hand
    w: [1, -0.5]
    X: [[1, 2], [3, 4]]
    y: [1, 0]
    lambda: 0.25
  - name: drawn
    sizes: {N: 4, D: 3}
    random: {seed: 5}
"""
LAYER = r"""suite: layer
loss:
  name: window
  inputs:
    x: {shape: [N, C, H]}
  output:
    define: Y_{nci} = x_{nci} x_{n,c,i+1}
    shape: [N, C, H - 1]
cases:
  - {name: drawn, sizes: {N: 2, C: 2, H: 3}, random: {seed: 1}}
"""
PROGRAM = """import json, sys
def ridge(p):
    w, X, y, penalty = p["w"], p["X"], p["y"], p["lambda"]
    r = [sum(a * b for a, b in zip(row, w)) - t for row, t in zip(X, y)]
    loss = sum(e * e for e in r) / 2 + penalty / 2 * sum(a * a for a in w)
    return {"loss": loss, "w": [sum(X[i][j] * r[i] for i in range(len(y))) + PENALTY * w[j] for j in range(len(w))]}
def window(p):
    x, d = p["x"], p["dY"]
    value = [[[r[i] * r[i + 1] for i in range(len(r) - 1)] for r in image] for image in x]
    slope = [[[0.0] * len(r) for r in image] for image in x]
    for n, image in enumerate(x):
        for c, r in enumerate(image):
            for i in range(len(r) - 1):
                slope[n][c][i] += d[n][c][i] * r[i + 1]
                slope[n][c][i + 1] += d[n][c][i] * r[i]
    slope[1][0][2] += ERROR
    return {"Y": value, "x": slope}
for line in sys.stdin:
    message = json.loads(line)
    if "start" in message:
        reply = {"started": {"protocol": 1}}
    else:
        reply = {"answer": globals()[message["problem"]["loss"]](message["problem"])}
    print(json.dumps({"id": message["id"], **reply}), flush=True)
"""


class FormulaLoss(Folder):
    def setUp(self):
        super().setUp()
        self.write("ridge.yaml", RIDGE)
        self.write("layer.yaml", LAYER)

    def program(self, penalty="penalty", error="0"):
        text = PROGRAM.replace("PENALTY", penalty).replace("ERROR", error)
        return "process:/usr/bin/python3 " + self.write("program.py", text)

    def checks(self, *arguments):
        done = self.run_command("check", *arguments, "--report", "json=results.json")
        results = json.loads((self.folder / "results.json").read_text())
        return done, {(c["case"], c["question"]): c for c in results["checks"]}

    def test_the_formula_itself_passes(self):
        done, checks = self.checks("ridge.yaml", "layer.yaml")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual(sorted(checks), [("by_hand", "ridge.loss"), ("by_hand", "ridge.w"), ("drawn", "ridge.loss"),
                                          ("drawn", "ridge.w"), ("drawn", "window.Y"), ("drawn", "window.x")])

    def test_a_right_program_passes(self):
        done, _ = self.checks("ridge.yaml", "layer.yaml", "--impl", self.program())
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_a_penalty_left_out_fails_where_it_counts(self):
        done, checks = self.checks("ridge.yaml", "--impl", self.program(penalty="0"))
        self.assertEqual(done.returncode, 1)
        self.assertEqual({key: check["verdict"] for key, check in checks.items()},
                         {("by_hand", "ridge.loss"): "pass", ("by_hand", "ridge.w"): "fail",
                          ("drawn", "ridge.loss"): "pass", ("drawn", "ridge.w"): "fail"})
        worst = checks[("by_hand", "ridge.w")]["blocks"][0]["worst"]
        self.assertEqual((worst["index"], worst["yours"], worst["truth"]), ([0], 2, "2.25"))

    def test_an_error_of_a_billionth_is_found_in_an_array_of_three_dimensions(self):
        _, checks = self.checks("layer.yaml", "--impl", self.program(error="1e-9"))
        self.assertEqual(checks[("drawn", "window.Y")]["verdict"], "pass")
        self.assertEqual(checks[("drawn", "window.x")]["blocks"][0]["worst"]["index"], [1, 0, 2])

    def test_an_answer_that_lacks_a_block_or_has_another_shape_is_no_answer(self):
        for change, reason in [('{"loss": 1}', "the answer has no w"), ('{"loss": 1, "w": [1]}', "w has shape (1,), expected (2,)"),
                               ('{"loss": 1, "w": [[1], [2, 3]]}', "w has lists of different lengths")]:
            text = PROGRAM.replace('globals()[message["problem"]["loss"]](message["problem"])', change)
            program = self.write("other.py", text)
            done, checks = self.checks("ridge.yaml", "--filter", "by_hand", "--impl", f"process:/usr/bin/python3 {program}")
            self.assertEqual(done.returncode, 1)
            self.assertIn(reason, checks[("by_hand", "ridge.w")]["reason"])

    def test_the_line_to_run_a_check_again_runs_it(self):
        _, checks = self.checks("ridge.yaml", "--impl", self.program(penalty="0"))
        self.assertIn("ridge.yaml --filter drawn", checks[("drawn", "ridge.w")]["reproduce"])

    def test_what_cannot_be_asked_for_a_formula_is_not_green(self):
        done, checks = self.checks("ridge.yaml", "--impl", "mistake:gradient-doubled")
        self.assertEqual((done.returncode, checks), (1, {}))
        self.assertIn("nothing was checked of mistake:gradient-doubled", done.stdout)

    def test_the_suites_of_the_page_hold(self):
        page = (HOUSE / "tools/docs/losses.md").read_text()
        suite, layer = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
        self.write("mine.yaml", suite)
        self.write("window.yaml", "suite: window\n" + layer + "cases: [{name: a, sizes: {N: 2, C: 1, H: 4}, random: {seed: 1}}]\n")
        lint = self.run_command("cases", "lint", "mine.yaml", "window.yaml")
        self.assertEqual(lint.stdout.splitlines(), [
            "no problem in mine.yaml: the loss softmax_regression, 2 cases, 12 coordinates, of which both proofs meet",
            "no problem in window.yaml: the layer window, 1 case, 8 coordinates, of which both proofs meet"])
        done, checks = self.checks("mine.yaml", "window.yaml")
        self.assertEqual((done.returncode, len(checks)), (0, 6))

    def test_suites_of_both_kinds_stand_in_one_run(self):
        done, checks = self.checks("ridge.yaml", "relu")
        self.assertEqual(done.returncode, 0)
        self.assertIn(("by_hand", "ridge.w"), checks)
        self.assertGreater(len(checks), 20)


if __name__ == "__main__":
    unittest.main()
