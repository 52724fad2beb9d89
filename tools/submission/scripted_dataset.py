# SPDX-License-Identifier: MIT
"""The dataset that a submission draws its negatives from: the judge dictates what comes."""
MOST_DRAWS = 10000


class TooManyDraws(Exception):
    """The submission keeps drawing, whatever comes."""


class ScriptedDataset:
    """Draws what the script says; after its end the words from 0 on in turn, leaving out the outside word."""

    def __init__(self, script, words, outside):
        self.script, self.words, self.outside = list(script), words, outside
        self.draws = 0
        self.given = []  # the words drawn so far
        self.context = None

    def sampleTokenIdx(self):
        self.draws += 1
        self.given.append(self.next_word())
        return self.given[-1]

    def next_word(self):
        if self.draws <= len(self.script):
            return self.script[self.draws - 1]
        if self.draws > MOST_DRAWS:
            raise TooManyDraws(f"it draws more than {MOST_DRAWS} words for {len(self.script)} negatives")
        word = (self.draws - len(self.script) - 1) % self.words
        return word if word != self.outside else (word + 1) % self.words  # V = 1 leaves no other

    def getRandomContext(self, C=5):
        return self.context

    def tokens(self):
        return {f"w{word}": word for word in range(self.words)}
