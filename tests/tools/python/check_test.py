# SPDX-License-Identifier: MIT
"""gradjudge.check as a user of numpy or PyTorch calls it."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path[:0] = [os.environ["GRADJUDGE_PYTHON_PACKAGE"], str(pathlib.Path(__file__).parent)]

import gradjudge  # noqa: E402
import numpy as np  # noqa: E402
from right_and_wrong import counts_duplicates_once, halved, naive_softmax, negative_sampling, sigmoid  # noqa: E402

try:
    import torch
except ImportError:
    torch = None

COMMAND = os.environ["GRADJUDGE_COMMAND"]
HOUSE = pathlib.Path(os.environ["GRADJUDGE_SOURCE_DIR"])
SUITE = """\
suite: mine
loss: naive_softmax
cases:
  - name: two_words
    description: Scores 0 and 0.
    v_c: [1]
    U: [[0], [0]]
    o: 1
"""


def one(function, **options):
    """The results of one small case."""
    return gradjudge.check(function, "naive_softmax", filter="three_words", **options)


class NothingChecked(unittest.TestCase):
    def test_a_misspelt_loss_is_named(self):
        with self.assertRaisesRegex(ValueError, "there is no loss 'naive_sofmax', expected one of .*; did you mean naive_softmax\\?"):
            gradjudge.check({"naive_sofmax": naive_softmax}, "naive_softmax")

    def test_a_function_without_any_of_the_losses_is_no_pass(self):
        with self.assertRaisesRegex(gradjudge.NothingChecked, "nothing was checked of sigmoid: the cases are of naive_softmax; "):
            gradjudge.check({"sigmoid": sigmoid}, "naive_softmax")

        def not_yet(**inputs):
            raise NotImplementedError

        with self.assertRaisesRegex(gradjudge.NothingChecked, "nothing was checked of not_yet"):
            gradjudge.check(not_yet, "naive_softmax")

    def test_those_who_mean_it_get_results_that_do_not_pass(self):
        results = gradjudge.check({"sigmoid": sigmoid}, "naive_softmax", filter="three_words", allow_empty=True)
        self.assertEqual((results.checks, results.passed), ([], False))
        with self.assertRaisesRegex(gradjudge.CheckFailed, "nothing was checked\\n  1 of 1 cases have a loss that sigmoid does not"):
            results.raise_for_failure()
        self.assertEqual(gradjudge.check(naive_softmax, "naive_softmax", filter="nix", allow_empty=True).checks, [])

    def test_a_selection_of_nothing_is_named(self):
        with self.assertRaisesRegex(gradjudge.SuiteError, "no case is selected: nothing matches --filter nix"):
            gradjudge.check(naive_softmax, "naive_softmax", filter="nix")


class EveryLoss(unittest.TestCase):
    def test_every_suite_that_ships_can_be_asked(self):
        for suite in sorted((HOUSE / "cases").glob("*.yaml")):
            results = gradjudge.check(lambda **inputs: {}, suite, large=False)
            self.assertEqual({check.verdict for check in results.checks}, {"fail"}, suite)

    def test_a_tuple_of_hierarchical_softmax(self):
        def hierarchical_softmax(v_c, U, nodes, codes):
            signs = 1 - 2 * np.array(codes, dtype=float)
            scores = signs * (U[nodes] @ v_c)
            factors = -signs * np.exp(-np.logaddexp(0, scores))
            dU = np.zeros_like(U)
            np.add.at(dU, nodes, np.outer(factors, v_c))
            return np.logaddexp(0, -scores).sum(), factors @ U[nodes], dU

        results = gradjudge.check(hierarchical_softmax, "hierarchical_softmax", filter=["three_nodes", "random_*"])
        self.assertTrue(results.passed, results)


class Again(unittest.TestCase):
    def test_the_call_repeats_what_decides(self):
        results = gradjudge.check(halved, "naive_softmax", filter="three_words", slack=2, float32=True)
        again = re.search("again: (.*)", results.failures[0].message)[1]
        self.assertEqual(again, 'gradjudge.check(halved, "naive_softmax", filter="naive_softmax/three_words", float32=True, slack=2)')
        repeated = eval(again, {"gradjudge": gradjudge, "halved": halved})
        self.assertEqual([(c.question, c.verdict, c.reason) for c in repeated.checks],
                         [(c.question, c.verdict, c.reason) for c in results.checks])  # fmt: skip

    def test_of_functions_by_loss_too(self):
        results = gradjudge.check({"naive_softmax": halved}, "naive_softmax", filter="three_words")
        again = re.search("again: (.*)", results.failures[0].message)[1]
        self.assertTrue(again.startswith("gradjudge.check({'naive_softmax': halved}, "), again)


class Check(unittest.TestCase):
    def test_a_right_implementation_passes_the_suite(self):
        results = gradjudge.check(naive_softmax, "naive_softmax")
        self.assertTrue(results.passed, results)
        self.assertRegex(results.summary, r"^[0-9]+ checks: [0-9]+ pass, 0 fail, 0 inconclusive, 0 error, in ")
        self.assertEqual(results.failures, [])
        results.raise_for_failure()

    def test_a_tuple_is_taken_in_order(self):
        results = gradjudge.check(negative_sampling, "negative_sampling")
        self.assertTrue(results.passed, results)

    def test_a_wrong_one_fails_with_the_diagnosis_of_the_command(self):
        results = gradjudge.check(counts_duplicates_once, "negative_sampling")
        self.assertFalse(results.passed)
        self.assertEqual({tuple(check.diagnosis) for check in results.failures}, {("duplicates-once-in-U",)})
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([COMMAND, "check", HOUSE / "cases/negative_sampling.yaml", "--report", f"json={folder}/r.json",
                            "--impl", "mistake:duplicates-once-in-U"], stdout=subprocess.DEVNULL)  # fmt: skip
            checks = json.loads(pathlib.Path(folder, "r.json").read_text())["checks"]
        of_command = [(check["case"], check["question"], check["verdict"]) for check in checks]
        self.assertEqual([(check.case, check.question, check.verdict) for check in results.checks], of_command)
        with self.assertRaises(gradjudge.CheckFailed) as caught:
            results.raise_for_failure()
        message = str(caught.exception)
        self.assertIn("FAIL negative_sampling/duplicate_negatives   neg.u_k_repeated   U[", message)
        self.assertIn("Word k was drawn m times, but its gradient is counted once", message)
        self.assertIn('again: gradjudge.check(counts_duplicates_once, "negative_sampling", filter="', message)

    def test_results_can_be_compared_by_the_command(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, function in ("good", naive_softmax), ("bad", halved):
                one(function).write("json", f"{folder}/{name}.json")
            run = subprocess.run([COMMAND, "compare", f"{folder}/good.json", f"{folder}/bad.json"],
                                 capture_output=True, text=True)  # fmt: skip
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assertIn("halved is compared with naive_softmax of the baseline", run.stdout)
        with self.assertRaisesRegex(ValueError, "there is no format pdf; choose one of text, json"):
            one(naive_softmax).report("pdf")

    def test_functions_by_loss_and_what_is_left_out(self):
        functions = {"naive_softmax": naive_softmax, "negative_sampling": negative_sampling}
        results = gradjudge.check(functions, ["naive_softmax", "negative_sampling", "cbow"], filter="*one_word*")
        self.assertEqual({check.suite for check in results.checks}, {"naive_softmax", "negative_sampling"})
        self.assertTrue(results.passed, results)

        def none(**inputs):
            raise NotImplementedError

        self.assertFalse(one(none, allow_empty=True).passed)
        with self.assertRaisesRegex(gradjudge.CheckFailed, "nothing was checked"):
            one(none, allow_empty=True).raise_for_failure()

    def test_a_suite_of_the_users(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "mine.yaml"
            path.write_text(SUITE)
            self.assertEqual(len(gradjudge.check(naive_softmax, path).checks), 3)
            path.write_text(SUITE.replace("o: 1", "o: 2"))
            with self.assertRaisesRegex(gradjudge.SuiteError, r"mine.yaml:8:8: o is 2, expected an index from 0 to 1"):
                gradjudge.check(naive_softmax, path)
        with self.assertRaisesRegex(gradjudge.SuiteError, "nosuch: there is no such file or folder"):
            gradjudge.check(naive_softmax, "nosuch")
        with self.assertRaisesRegex(gradjudge.SuiteError, "nothing matches --filter"):
            gradjudge.check(naive_softmax, "naive_softmax", filter="nosuch")

    def test_float32_is_allowed_only_if_it_is_declared(self):
        def in_float32(v_c, U, o):
            return naive_softmax(np.float32(v_c), np.float32(U), o)

        self.assertFalse(one(in_float32).passed)
        self.assertTrue(one(in_float32, float32=True).passed)
        seen = []
        one(lambda v_c, U, o: seen.append((v_c.dtype, U.dtype)) or naive_softmax(v_c, U, o), float32=True)
        self.assertEqual(set(seen), {(np.dtype("float32"), np.dtype("float32"))})

    def test_every_loss_gets_its_inputs_by_name(self):
        seen = {}

        def look(**inputs):
            seen.setdefault(frozenset(inputs), {name: type(value) for name, value in inputs.items()})
            raise NotImplementedError

        gradjudge.check(look, filter="*random*", allow_empty=True)
        names = {tuple(sorted(each)) for each in seen}
        self.assertIn(("U", "o", "v_c"), names)
        self.assertIn(("U", "negatives", "o", "v_c"), names)
        self.assertIn(("U", "V", "center", "inner", "m", "negatives", "outside", "sentence", "t"), names)
        self.assertIn(("U", "V", "context", "inner", "o"), names)
        self.assertIn(("scores", "y"), names)
        self.assertIn(("alpha", "x"), names)

    def test_an_elementwise_loss(self):
        self.assertTrue(gradjudge.check(lambda x: (sigmoid(x), sigmoid(x) * sigmoid(-x)), "sigmoid", filter="*random*").passed)

    def test_inputs_that_are_written_into_are_noticed(self):
        def writes(v_c, U, o):
            result = naive_softmax(v_c, U, o)
            U *= 0
            return {**result, "U": result["U"] * 2}

        results = gradjudge.check(writes, "naive_softmax")
        self.assertIn("inputs-changed", {id for check in results.failures for id in check.diagnosis})

    @unittest.skipIf(torch is None, "python3-torch is not installed")
    def test_tensors_of_torch(self):
        def by_autograd(v_c, U, o):
            v_c, U = torch.tensor(v_c, requires_grad=True), torch.tensor(U, requires_grad=True)
            loss = torch.nn.functional.cross_entropy((U @ v_c)[None], torch.tensor([o]))
            loss.backward()
            return {"loss": loss, "v_c": v_c.grad, "U": U.grad}

        self.assertTrue(one(by_autograd).passed)


class WrongReturns(unittest.TestCase):
    """What is no answer is an error of the case, and says what was expected."""

    def reason(self, function):
        results = one(function)
        self.assertEqual({check.verdict for check in results.checks}, {"error"})
        self.assertEqual(results.checks[0].reason, results.checks[-1].reason)
        return results.checks[0].reason

    def test_names(self):
        self.assertEqual(self.reason(lambda v_c, U, o: {"loss": 1.0, "vc": v_c, "U": U}),
                         "it returned 'vc', expected of naive_softmax: loss, v_c, U; did you mean v_c?")  # fmt: skip
        self.assertEqual(self.reason(lambda v_c, U, o: {1: U}), "it returned 1, expected of naive_softmax: loss, v_c, U")

    def test_number_and_kind_of_values(self):
        self.assertEqual(self.reason(lambda v_c, U, o: (1, 2)),
                         "it returned 2 values, expected 3 of naive_softmax: loss, v_c, U")  # fmt: skip
        self.assertEqual(self.reason(lambda v_c, U, o: None),
                         "it returned nothing (None), expected a dict with loss, v_c, U, or a tuple of these in this order")  # fmt: skip

    def test_what_is_no_array_of_real_numbers(self):
        self.assertEqual(self.reason(lambda v_c, U, o: ("1", v_c, U)), "loss is a str, expected an array of real numbers")
        self.assertEqual(self.reason(lambda v_c, U, o: (1, v_c * 1j, U)),
                         "v_c is an array of dtype complex128, expected an array of real numbers")  # fmt: skip
        self.assertRegex(self.reason(lambda v_c, U, o: (1, v_c, [[1], [2, 3]])), "^U (cannot be read as an array|is a list)")
        self.assertEqual(self.reason(lambda v_c, U, o: (1, v_c, None)), "U is nothing (None), expected an array of real numbers")

    def test_parameters(self):
        self.assertEqual(self.reason(lambda vc, U, o: 1),
                         "<lambda> has a parameter vc, but naive_softmax has no input of that name; it has U, v_c, o")  # fmt: skip

    def test_an_exception_is_shown_with_its_place(self):
        def divides(v_c, U, o):
            return 1 / 0

        reason = self.reason(divides)
        self.assertTrue(reason.startswith("it raised ZeroDivisionError: division by zero\n  File "), reason)
        self.assertIn("check_test.py", reason)
        self.assertIn("in divides", reason)
        self.assertNotIn("answer.py", reason)

    def test_a_shape_fails_and_is_named(self):
        results = one(lambda v_c, U, o: {**naive_softmax(v_c, U, o), "U": naive_softmax(v_c, U, o)["U"].T})
        self.assertIn("U: shape (2, 3), expected (3, 2): transposed", results.failures[0].message)

    def test_a_block_that_is_missing_fails(self):
        results = one(lambda v_c, U, o: {"loss": naive_softmax(v_c, U, o)["loss"]})
        self.assertIn("v_c: not returned", "".join(check.message for check in results.failures))

    def test_ctrl_c_is_not_taken_for_an_error(self):
        def interrupted(v_c, U, o):
            raise KeyboardInterrupt

        with self.assertRaises(KeyboardInterrupt):
            one(interrupted)


if __name__ == "__main__":
    unittest.main()
