#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Submissions graded a second, beside the rate at which this machine starts Python with numpy.

    grading_rate.py GRADJUDGE [COUNT]

Makes COUNT (1000) distinct submissions, right ones and wrong ones, and grades them by an assignment of 40 cases, three
times. Before and after each, as many processes as processors run `python3 -c 'import numpy'` for ten seconds, because a
machine that others use too is not equally fast all the time. Prints both rates, and the memory of the largest process."""
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import threading
import time

SOLUTION = pathlib.Path(__file__).parents[1] / "tools/sandbox/attacks/solution.py"
MISTAKES = [
    "",
    "def sigmoid(x):\n    return 1 / 1 + np.exp(-x)\n",
    "plain = naiveSoftmaxLossAndGradient\ndef naiveSoftmaxLossAndGradient(*a):\n    l, v, U = plain(*a)\n    return l, -v, U\n",
    "plain = negSamplingLossAndGradient\ndef negSamplingLossAndGradient(*a, **k):\n    l, v, U = plain(*a, **k)\n    return l, v, 2 * U\n",
    "plain = skipgram\ndef skipgram(*a):\n    l, V, U = plain(*a)\n    return l, U, V\n",
    "def naiveSoftmaxLossAndGradient(*a):\n    raise NotImplementedError\n",
]
ASSIGNMENT = """
assignment: rate
questions:
  - {id: softmax, points: 1, suite: empty.yaml, checks: [softmax.loss, softmax.v_c, softmax.U], hidden: {seed: 1, cases: 13}}
  - {id: sampling, points: 1, suite: empty.yaml, checks: [neg.loss, neg.v_c, neg.U], hidden: {seed: 2, cases: 14}}
  - {id: skipgram, points: 1, suite: empty.yaml, checks: [skipgram.loss, skipgram.v_c, skipgram.U], hidden: {seed: 3, cases: 13}}
"""
ROUNDS = 3
# No case in full is of these losses: the 40 are random ones.
EMPTY = """
suite: one_each
cases:
  - {name: one, loss: sigmoid, x: [1]}
"""


def starts_of_python(seconds):
    counts = [0] * os.cpu_count()
    end = time.monotonic() + seconds

    def run(i):
        while time.monotonic() < end:
            subprocess.run(["/usr/bin/python3", "-c", "import numpy"], check=True)
            counts[i] += 1

    start = time.monotonic()
    threads = [threading.Thread(target=run, args=(i,)) for i in range(len(counts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.monotonic() - start)


def main():
    command = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    with tempfile.TemporaryDirectory() as work:
        folder = pathlib.Path(work, "class")
        for i in range(count):
            place = folder / f"student_{i:04d}"
            place.mkdir(parents=True)
            text = SOLUTION.read_text() + f"\n# submission {i}\n" + MISTAKES[i % len(MISTAKES)]
            (place / "word2vec.py").write_text(text)
        assignment = pathlib.Path(work, "rate.yaml")
        pathlib.Path(work, "empty.yaml").write_text(EMPTY)
        assignment.write_text(ASSIGNMENT)
        starts = [starts_of_python(10)]
        seconds = []
        for i in range(ROUNDS):
            start = time.monotonic()
            subprocess.run([command, "grade", folder, "--assignment", assignment, "--out", f"{work}/out{i}"], check=True)
            seconds.append(time.monotonic() - start)
            starts.append(starts_of_python(10))
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    rate = ROUNDS * count / sum(seconds)
    print(f"{count} submissions in {', '.join(f'{s:.1f}' for s in seconds)} s: {rate:.1f} a second")
    print(f"python3 -c 'import numpy': {', '.join(f'{s:.1f}' for s in starts)} a second")
    print(f"ratio {rate / (sum(starts) / len(starts)):.1f}; largest process {peak:.0f} MiB")


if __name__ == "__main__":
    main()
