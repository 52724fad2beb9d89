# SPDX-License-Identifier: MIT
"""The numbers that a submission means, whatever holds them."""
import dataclasses
import decimal
import fractions
import types
import unittest

import numpy as np

import shipped_modules  # noqa: F401
from gradjudge_inert import Inert
from gradjudge_returned import Failure, numbers, three_values

LOSS, V_C, U = 0.5, np.array([1.0, 2.0]), np.ones((3, 2))
EXPECTED = {"loss": 1, "v_c": 2, "U": 6}


@dataclasses.dataclass
class Result:
    gradOutsideVecs: object
    loss: object
    gradCenterVec: object


def objects(*values):
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


class ThreeValuesTest(unittest.TestCase):
    def read(self, result):
        notes = []
        values = three_values(result, EXPECTED, notes.append)
        self.assertEqual([name for name, _ in values], ["loss", "v_c", "U"])
        self.assertIs(values[0][1], LOSS)
        self.assertIs(values[1][1], V_C)
        self.assertIs(values[2][1], U)
        return notes

    def test_a_tuple_of_three_is_what_is_asked_for(self):
        self.assertEqual(self.read((LOSS, V_C, U)), [])

    def test_another_holder_is_noted(self):
        for holder, result in {
            "a list": [LOSS, V_C, U],
            "a dictionary": {"loss": LOSS, "gradCenterVec": V_C, "gradOutsideVecs": U},
            "an object": Result(U, LOSS, V_C),
            "an iterator": (part for part in (LOSS, V_C, U)),
            "the gradients as a pair": (LOSS, (V_C, U)),
            "a tuple inside of another": ((LOSS, V_C, U), "cache"),
        }.items():
            self.assertEqual(self.read(result), [f"returned {holder}; expected a tuple of three values"])
        self.assertEqual(len(self.read(types.SimpleNamespace(J=LOSS, dv=V_C, dU=U))), 1)
        self.assertEqual(len(self.read(objects(LOSS, V_C, U))), 1)

    def test_a_dictionary_in_a_dictionary(self):
        self.assertEqual(len(self.read({"loss": LOSS, "grads": {"center": V_C, "outside": U}})), 1)

    def test_names_go_before_the_order(self):
        self.read({"dU": U, "dv_c": V_C, "cost": LOSS})

    def test_more_values_if_there_is_no_doubt(self):
        note = "returned a tuple of 5 values, judged by numbers 1, 2, 4; expected a tuple of three values"
        self.assertEqual(self.read((LOSS, V_C, "text", U, np.ones(7))), [note])

    def test_doubt_is_refused(self):
        for result, why in (
            ((LOSS, V_C), "returned 2 values, expected 3: loss, v_c, U"),
            ((LOSS, 0.25, V_C, U), "returned 4 values"),
            (LOSS, "returned float"),
            (None, "returned NoneType"),
            ({"loss": LOSS, "v_c": V_C}, "returned 2 values"),
        ):
            with self.assertRaisesRegex(Failure, why):
                self.read(result)


class NumbersTest(unittest.TestCase):
    def expect(self, value, numbers_expected, shape, kind):
        block, data = numbers("U", value)
        self.assertEqual((list(np.frombuffer(data)), block["shape"], block["type"]), (numbers_expected, shape, kind))

    def test_what_holds_right_numbers(self):
        self.expect(np.array([1.5, 2]), [1.5, 2], (2,), "float64")
        self.expect([1.5, 2], [1.5, 2], (2,), "float64")
        self.expect(np.float32(0.5), [0.5], (), "float32")
        self.expect(np.array([1.5, 2], dtype=object), [1.5, 2], (2,), "object")
        self.expect(np.longdouble(0.25), [0.25], (), np.dtype(np.longdouble).name)
        self.expect(np.array([1.5 + 2j]), [1.5], (1,), "complex128")
        self.expect(np.matrix([[1.0, 2]]), [1, 2], (1, 2), "float64")
        self.expect(np.array([1.0, 2], dtype=">f8"), [1, 2], (2,), "float64")

    def test_objects_that_are_numbers(self):
        self.expect([fractions.Fraction(1, 2), decimal.Decimal("0.25")], [0.5, 0.25], (2,), "object")
        self.expect(np.array(1.5, dtype=object), [1.5], (), "object")
        self.expect(objects(np.array([1.0, 2]), np.array([3.0, 4])), [1, 2, 3, 4], (2, 2), "object")
        self.expect(objects(1 + 2j, 3), [1, 3], (2,), "object")

    def test_anything_else_is_refused(self):
        for value in ("1.5", None, ["1.5"], objects("1", 2), objects(None), objects([1], [1, 2]), object(), {}):
            with self.assertRaisesRegex(Failure, "U is of type"):
                numbers("U", value)
        with self.assertRaisesRegex(Failure, "U comes from .*stand-in for torch.tensor"):
            numbers("U", Inert("torch.tensor"))


if __name__ == "__main__":
    unittest.main()
