#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""gensim's compiled training of skip-gram and cbow with negative sampling, by gradjudge's protocol.

gensim draws its negatives itself. Its generator is a linear congruential one, and a draw becomes a word by a
table of cumulative frequencies, so the words are renamed, and the table is made, such that the draws of a start
that was searched for are the negatives that the problem asks for.
"""
import json
import random
import sys

import gensim
import numpy as np
from gensim.models import Word2Vec
from gensim.models.word2vec_inner import train_batch_cbow, train_batch_sg

DOMAIN = 2**31 - 1  # the last entry of the table
MULTIPLIER, MODULO = 25214903917, 2**48 - 1


def draws(state, count):
    """What gensim's generator gives from this state."""
    values = []
    for _ in range(count):
        values.append((state >> 16) % DOMAIN)
        state = (state * MULTIPLIER + 11) & MODULO
    return values


def grouped(negatives, values):
    """The distinct words in the order of their draws, each with its largest; None if two words' draws mingle."""
    groups = []
    for value, word in sorted(zip(values, negatives)):
        if groups and groups[-1][0] == word:
            groups[-1][1] = value
        elif any(word == other for other, _ in groups):
            return None
        else:
            groups.append([word, value])
    return groups


def script(negatives, words):
    """A start of the generator, the new order of the words, and the table."""
    generator = random.Random(1)
    while True:
        state = generator.getrandbits(48)
        groups = grouped(negatives, draws(state, len(negatives)))
        if groups is not None:
            break
    drawn = [word for word, _ in groups]
    order = drawn + [word for word in range(words) if word not in drawn]
    table = [value for _, value in groups] + [DOMAIN] * (words - len(drawn))
    table[-1] = DOMAIN
    return state, order, np.array(table, dtype=np.uint32)


class Script:
    """Takes the place of the model's random numbers: first the generator's start, then the windows' sizes."""

    def __init__(self, state, reduced_windows):
        self.numbers = [state >> 24, state & (2**24 - 1)]
        self.reduced_windows = reduced_windows

    def randint(self, low, high, size=None):
        return self.numbers.pop(0) if size is None else self.reduced_windows


def train(V, U, words_of_sentence, window, negatives, rate, train_batch, *work):
    """One step in place, for the sentence's first word alone: every other word's window is reduced to nothing."""
    words, d = U.shape
    state, order, table = script(negatives, words)
    model = Word2Vec(vector_size=d, window=window, negative=len(negatives), hs=0, sample=0, min_count=1, cbow_mean=0)
    model.build_vocab_from_freq({f"w{index}": words - index for index in range(words)})
    model.wv.vectors, model.syn1neg, model.cum_table = V[order].copy(), U[order].copy(), table
    model.random = Script(state, np.array([0] + [window] * (len(words_of_sentence) - 1)))
    new_name = {word: f"w{index}" for index, word in enumerate(order)}
    train_batch(model, [[new_name[word] for word in words_of_sentence]], rate, *work, False)
    V[order], U[order] = model.wv.vectors, model.syn1neg


def skip_gram(V, U, center, outside, negatives, rate):
    for target, drawn in zip(outside, negatives):
        work = np.zeros(U.shape[1], dtype=np.float32)
        train(V, U, [target, center], 1, drawn, rate, train_batch_sg, work)


def answer(loss, rate, **inputs):
    U = np.array(inputs["U"], dtype=np.float32)
    if loss == "negative_sampling":
        V = np.zeros_like(U)
        V[0] = inputs["v_c"]
        skip_gram(V, U, 0, [inputs["o"]], [inputs["negatives"]], rate)
        return {"v_c": V[0].tolist(), "U": U.tolist()}
    V = np.array(inputs["V"], dtype=np.float32)
    if loss == "skip_gram":
        skip_gram(V, U, inputs["center"], inputs["outside"], inputs["negatives"], rate)
    else:
        work = np.zeros((2, U.shape[1]), dtype=np.float32)
        sentence = [inputs["o"], *inputs["context"]]
        train(V, U, sentence, len(inputs["context"]), inputs["negatives"], rate, train_batch_cbow, work[0], work[1])
    return {"V": V.tolist(), "U": U.tolist()}


DESCRIPTION = {
    "protocol": 1,
    "name": f"gensim {gensim.__version__}",
    "in_place": "float32",
    "allowances": [
        {"kind": "float32", "reason": "vectors and sums are float32"},
        {"kind": "sigmoid_table", "table_size": 1000, "table_range": 6, "table_factor": 83, "reason": "EXP_TABLE"},
    ],
}


def main():
    for line in sys.stdin:
        question = json.loads(line)
        reply = {"id": question["id"]}
        if "start" in question:
            reply["started"] = DESCRIPTION
        elif "negatives" not in question["problem"]:
            reply["not_implemented"] = True
        else:
            reply.update(after=answer(**question["problem"]), not_implemented=["loss"])
        print(json.dumps(reply), flush=True)


main()
