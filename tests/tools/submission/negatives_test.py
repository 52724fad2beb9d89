# SPDX-License-Identifier: MIT
"""Which draws are judged where a submission draws other words than it is asked for."""
import unittest

import numpy as np

import shipped_modules  # noqa: F401
from gradjudge_negatives import judged
from gradjudge_scripted_dataset import ScriptedDataset

U = np.array([[0.5, 1], [-1, 0.25], [0.75, -0.5], [0.3, 0.8], [0.1, 0.7]])
NEGATIVES, OUTSIDE = [3, 0], 1


class NegativesTest(unittest.TestCase):
    def judge(self, chosen):
        """`chosen(draw)` returns the words that the loss and the gradients are of."""

        def ask(dataset):
            loss, gradient = chosen(dataset.sampleTokenIdx)
            return [("loss", U[loss].sum()), ("v_c", U[gradient].sum(axis=0)), ("U", np.bincount(gradient, minlength=5))]

        dataset, notes = ScriptedDataset(NEGATIVES, 5, OUTSIDE), []
        ask(dataset)
        other = judged(ask, dataset, NEGATIVES, OUTSIDE, U, lambda kind, text: notes.append(text))
        words = other and chosen(other.sampleTokenIdx)
        return words, notes

    def test_the_draws_that_it_uses(self):
        for used, draws in (([2, 3], "3, 4"), ([0, 1], "1, 2"), ([1, 3], "2, 4"), ([5, 0], "1, 6")):

            def chosen(draw):
                words = [draw() for _ in range(6)]
                return [words[place] for place in used], [words[place] for place in used]

            words, notes = self.judge(chosen)
            self.assertEqual(sorted(words[0]), sorted(NEGATIVES))
            self.assertEqual(
                notes, [f"it draws 6 words where 2 negatives are asked for: judged by those that it uses, draws {draws}"]
            )

    def test_a_loss_and_gradients_of_different_draws(self):
        words, notes = self.judge(lambda draw: ([draw(), draw()], [draw(), draw()]))
        self.assertIsNone(words)
        self.assertIn("not of the same negatives: loss uses draws 1, 2; v_c uses draws 3, 4; U uses draws 3, 4", notes[0])

    def test_more_negatives_than_are_asked_for(self):
        def chosen(draw):
            words = [draw() for _ in range(3)]
            return words, words

        words, notes = self.judge(chosen)
        self.assertIsNone(words)
        self.assertEqual(notes, ["it draws 3 words where 2 negatives are asked for, and uses 3 of them"])

    def test_negatives_that_do_not_come_from_the_dataset(self):
        words, notes = self.judge(lambda draw: ([3, 0], [3, 0]))
        self.assertIsNone(words)
        self.assertIn("its negatives are not those of the dataset", notes[0])


if __name__ == "__main__":
    unittest.main()
