# SPDX-License-Identifier: MIT
"""The stand-ins for scipy's functions give what scipy documents."""
import math
import pathlib
import unittest

import numpy as np

import shipped_modules
from gradjudge_scipy_special import MODULES

SPECIAL = MODULES["scipy.special"]
SIGMOID = {}
exec((pathlib.Path(shipped_modules.SOURCES) / "sigmoid.py").read_text(), SIGMOID)
SIGMOID = SIGMOID["SCIPY"]


class ScipySpecialTest(unittest.TestCase):
    def test_logsumexp(self):
        logsumexp = SPECIAL["logsumexp"]
        self.assertAlmostEqual(logsumexp([0.0, 0.0]), math.log(2), 15)
        self.assertAlmostEqual(logsumexp(np.array([1000.0, 1000.0])), 1000 + math.log(2), 12)
        self.assertAlmostEqual(logsumexp([0.0, 1.0], b=[3.0, 0.0]), math.log(3), 15)
        self.assertEqual(logsumexp([-np.inf, -np.inf]), -np.inf)
        self.assertEqual(logsumexp([np.inf, 1.0]), np.inf)
        rows = np.array([[0.0, 0.0], [5.0, 5.0]])
        np.testing.assert_allclose(logsumexp(rows, axis=1), [math.log(2), 5 + math.log(2)], rtol=1e-15)
        self.assertEqual(logsumexp(rows, axis=1, keepdims=True).shape, (2, 1))
        self.assertEqual(logsumexp(rows, axis=(0, 1)).shape, ())
        value, sign = logsumexp([0.0, 0.0], b=[1.0, -3.0], return_sign=True)
        self.assertAlmostEqual(value, math.log(2), 15)
        self.assertEqual(sign, -1)

    def test_softmax_leaves_its_argument_alone(self):
        scores = np.array([[1.0, 1.0], [0.0, 1000.0]])
        before = scores.copy()
        np.testing.assert_array_equal(SPECIAL["softmax"](scores, axis=1), [[0.5, 0.5], [0, 1]])
        np.testing.assert_array_equal(scores, before)
        self.assertEqual(SPECIAL["softmax"](np.zeros((2, 2))).sum(), 1)  # of all entries, not of each row

    def test_log_softmax(self):
        np.testing.assert_array_equal(SPECIAL["log_softmax"]([0.0, 1000.0]), [-1000, 0])
        np.testing.assert_allclose(SPECIAL["log_softmax"](np.zeros((2, 4)), axis=1), np.full((2, 4), -math.log(4)))

    def test_zero_times_log_of_zero(self):
        self.assertEqual(SPECIAL["xlogy"](0.0, 0.0), 0)
        self.assertAlmostEqual(SPECIAL["xlogy"](2.0, 3.0), 2 * math.log(3), 15)
        np.testing.assert_array_equal(SPECIAL["xlogy"]([0, 1], [0, 1]), [0, 0])
        self.assertTrue(math.isnan(SPECIAL["xlogy"](0.0, np.nan)))
        self.assertEqual(SPECIAL["xlog1py"](0.0, -1.0), 0)
        self.assertEqual(SPECIAL["xlog1py"](2.0, 1e-20), 2e-20)

    def test_sigmoid(self):
        self.assertEqual(SIGMOID["expit"](0.0), 0.5)
        np.testing.assert_array_equal(SIGMOID["expit"]([-1000, 0, 1000]), [0, 0.5, 1])
        np.testing.assert_allclose(SIGMOID["log_expit"]([-1000.0, 0.0, 50.0]), [-1000, -math.log(2), -math.exp(-50)])

    def test_none_of_what_every_child_has_is_sigmoid(self):
        for functions in MODULES.values():
            self.assertNotIn("expit", functions)
            self.assertNotIn("log_expit", functions)


if __name__ == "__main__":
    np.seterr(all="ignore")
    unittest.main()
