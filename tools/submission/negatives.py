# SPDX-License-Identifier: MIT
"""Which of its draws a submission uses that draws other words than the K that are asked for. Each draw is exchanged for
another word in turn: the loss and the gradients depend on those that are used."""
import numpy as np
from gradjudge_scripted_dataset import ScriptedDataset, TooManyDraws

MOST_DRAWS = 200


def other_word(word, outside, U):
    """A word of another vector, which is not the outside word; None if there is none."""
    for candidate in range(U.shape[0]):
        if candidate not in (word, outside) and not np.array_equal(U[candidate], U[word]):
            return candidate
    return None


class Draws:
    """Asks the same question with other draws; `ask(dataset)` returns the blocks [(name, value)]."""

    def __init__(self, ask, outside, U, first_dataset):
        self.ask, self.outside, self.U = ask, outside, U
        self.words = first_dataset.given

    def answer(self, words):
        """The blocks' bytes by name, for these draws; None if it then draws another number of them."""
        dataset = ScriptedDataset(words, self.U.shape[0], self.outside)
        blocks = self.ask(dataset)
        return {name: np.asarray(value).tobytes() for name, value in blocks} if dataset.draws == len(words) else None

    def used(self):
        """The places of the draws that each block depends on; None if that cannot be told."""
        plain = self.answer(self.words)
        if plain is None:
            return None
        places = {name: [] for name in plain}
        for place, word in enumerate(self.words):
            other = other_word(word, self.outside, self.U)
            if other is None:
                return None
            changed = self.answer(self.words[:place] + [other] + self.words[place + 1 :])
            if changed is None:
                return None
            for name in plain:
                if changed[name] != plain[name]:
                    places[name].append(place)
        return places

    def with_negatives(self, places, negatives):
        """The draws that put the negatives where they are used."""
        words = list(self.words)
        for place, negative in zip(places, negatives):
            words[place] = negative
        return words


def listed(places):
    return ", ".join(str(place + 1) for place in places) or "none"


def judged(ask, dataset, negatives, outside, U, note):
    """The dataset to ask with once more, so that the draws that are used are the negatives; None if the first answer
    is the one to judge. What it draws goes to note(kind, text)."""
    count = f"it draws {dataset.draws} words where {len(negatives)} negatives are asked for"
    if dataset.draws == 0:
        note("own", f"{count}: its negatives are not those of the dataset, and cannot be judged")
        return None
    draws = Draws(ask, outside, U, dataset)
    try:
        used = draws.used() if len(negatives) < dataset.draws <= MOST_DRAWS else None
    except TooManyDraws:
        used = None
    if used is None:
        note("unclear", f"{count}: the negatives that are judged are the first ones drawn")
        return None
    places = sorted(set().union(*used.values()))
    if any(set(of_block) != set(places) for of_block in used.values()):
        by_block = "; ".join(f"{name} uses draws {listed(of_block)}" for name, of_block in used.items())
        note("different", f"{count}, and its loss and its gradients are not of the same negatives: {by_block}")
        return None
    if len(places) != len(negatives):
        note("other", f"{count}, and uses {len(places)} of them")
        return None
    note("used", f"{count}: judged by those that it uses, draws {listed(places)}")
    return ScriptedDataset(draws.with_negatives(places, negatives), U.shape[0], outside)
