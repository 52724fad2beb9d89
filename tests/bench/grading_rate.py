#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Submissions graded a second by an assignment that ships, beside the rate at which this machine starts Python with numpy.

    grading_rate.py GRADJUDGE [--assignment word2vec] [--count 200] [--class FOLDER]

Grades FOLDER, or a class that is made up as public solutions of this assignment are: of 20, eleven right, six wrong in
different ways, and one each that is unfinished, does not load, and crashes; no two are the same. It is graded three times;
before and after each, as many processes as processors run `python3 -c 'import numpy'` for ten seconds, because a machine
that others use too is not equally fast all the time. Then submissions that loop are graded one at a time: what they cost."""
import argparse
import os
import pathlib
import resource
import subprocess
import tempfile
import threading
import time

SOLUTION = pathlib.Path(__file__).parents[1] / "tools/sandbox/attacks/solution.py"
RIGHT = [
    "",
    "def sigmoid(x):\n    return np.exp(-np.logaddexp(0, -x))\n",
    "plain = skipgram\ndef skipgram(*a):\n    return list(plain(*a)) and plain(*a)\n",
]
WRONG = [
    "def sigmoid(x):\n    return 1 / 1 + np.exp(-x)\n",
    "plain = naiveSoftmaxLossAndGradient\ndef naiveSoftmaxLossAndGradient(*a):\n    l, v, U = plain(*a)\n    return l, -v, U\n",
    "plain = negSamplingLossAndGradient\ndef negSamplingLossAndGradient(*a, **k):\n    l, v, U = plain(*a, **k)\n    return l, v, 2 * U\n",
    "plain = negSamplingLossAndGradient\ndef negSamplingLossAndGradient(*a, **k):\n    l, v, U = plain(*a, **k)\n    return l + 1, v, np.minimum(U, 0)\n",
    "plain = skipgram\ndef skipgram(*a):\n    l, V, U = plain(*a)\n    return l, U, V\n",
    "plain = skipgram\ndef skipgram(*a):\n    l, V, U = plain(*a)\n    return l, V[::-1], 1.5 * U\n",
]
UNFINISHED = "def naiveSoftmaxLossAndGradient(*a):\n    raise NotImplementedError\ndef skipgram(*a):\n    return loss, V, U\n"
DOES_NOT_LOAD = "def sigmoid(x)\n    return 1\n"
CRASHES = "import os\ndef negSamplingLossAndGradient(*a, **k):\n    os.abort()\n"
CLASS = [RIGHT[0]] * 7 + [RIGHT[1]] * 2 + [RIGHT[2]] * 2 + WRONG + [UNFINISHED, DOES_NOT_LOAD, CRASHES]
LOOPS = {
    "one function loops": "def naiveSoftmaxLossAndGradient(*a):\n    while True: pass\n",
    "loops where a word is drawn twice": "plain = negSamplingLossAndGradient\n"
    "def negSamplingLossAndGradient(v, o, U, dataset, K=10):\n"
    "    drawn = set()\n    while len(drawn) < K: drawn.add(dataset.sampleTokenIdx())\n    return plain(v, o, U, dataset, K)\n",
    "loops when it is loaded": "while True: pass\n",
    "every function loops": "def naiveSoftmaxLossAndGradient(*a):\n    while True: pass\n"
    "def negSamplingLossAndGradient(*a, **k):\n    while True: pass\ndef skipgram(*a):\n    while True: pass\n"
    "def sigmoid(x):\n    while True: pass\n",
}
ROUNDS = 3


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


def hand_in(folder, name, addition):
    place = folder / name
    place.mkdir(parents=True)
    (place / "word2vec.py").write_text(f"{SOLUTION.read_text()}\n# submission {name}\n{addition}")


def seconds_to_grade(command, folder, assignment, out):
    """On the clock, and of processor time, the children's too."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run([command, "grade", folder, "--assignment", assignment, "--out", out], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("command")
    parser.add_argument("--assignment", default="word2vec")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--class", dest="folder", type=pathlib.Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        folder = arguments.folder or pathlib.Path(work, "class")
        if not arguments.folder:
            for i in range(arguments.count):
                hand_in(folder, f"student_{i:04d}", CLASS[i % len(CLASS)])
        count = len(list(folder.iterdir()))
        starts, graded = [starts_of_python(10)], []
        for i in range(ROUNDS):
            graded.append(seconds_to_grade(arguments.command, folder, arguments.assignment, f"{work}/out{i}"))
            starts.append(starts_of_python(10))
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        clock, processor = (sum(figures) for figures in zip(*graded))
        rate = ROUNDS * count / clock
        print(f"{count} submissions by {arguments.assignment} in {', '.join(f'{s:.1f}' for s, _ in graded)} s: {rate:.1f} a second, "
              f"{1000 * processor / (ROUNDS * count):.0f} ms of processor time each")
        print(f"python3 -c 'import numpy': {', '.join(f'{s:.1f}' for s in starts)} a second")
        print(f"ratio {rate / (sum(starts) / len(starts)):.1f}; largest process {peak:.0f} MiB")
        for number, (name, addition) in enumerate(LOOPS.items()):
            loops = pathlib.Path(work, f"loops{number}")
            hand_in(loops, "student", addition)
            seconds, _ = seconds_to_grade(arguments.command, loops, arguments.assignment, f"{work}/looped{number}")
            print(f"{name}: {seconds:.1f} s")


if __name__ == "__main__":
    main()
