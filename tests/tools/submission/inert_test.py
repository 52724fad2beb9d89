# SPDX-License-Identifier: MIT
"""What stands in for a library that is not there."""
import unittest

import numpy as np

import shipped_modules  # noqa: F401
from gradjudge_inert import Inert, InertModule


class InertTest(unittest.TestCase):
    def test_a_progress_bar_hands_on_what_it_is_given(self):
        module = InertModule("tqdm")
        self.assertEqual(list(module.tqdm([3, 4], desc="x")), [3, 4])
        self.assertEqual(list(module.tqdm(iterable=(5,))), [5])
        self.assertEqual(list(module.tqdm(enumerate("ab"))), [(0, "a"), (1, "b")])
        self.assertEqual(len(module.tqdm([3, 4])), 2)
        self.assertEqual(list(module.trange(2, 4)), [2, 3])
        self.assertEqual(list(module.tenumerate("ab")), [(0, "a"), (1, "b")])
        self.assertEqual(list(InertModule("progressbar").ProgressBar(max_value=3)([1, 2])), [1, 2])
        with module.tqdm([1, 2]) as bar:
            self.assertEqual([word for word in bar], [1, 2])
            bar.update(1)

    def test_it_never_becomes_a_number(self):
        bar = InertModule("tqdm").tqdm([1.0, 2.0])
        for use in (lambda: np.asarray(bar), lambda: np.ones(2) + bar, lambda: bar * 2, lambda: float(bar), lambda: np.exp(bar)):
            with self.assertRaisesRegex(TypeError, "Inert|stand-in"):
                use()

    def test_anything_else_is_empty(self):
        self.assertEqual(list(InertModule("pandas").read_csv("words.csv")), [])
        self.assertFalse(InertModule("torch").cuda.is_available())
        self.assertFalse(Inert("torch.tensor")([1, 2]))


if __name__ == "__main__":
    unittest.main()
