#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes a class of submissions for the browser tests: small_class.py FOLDER SOLUTION.PY

One is right, the others have a mistake each, and one has a name and a message that are meant to harm.
"""
import pathlib
import sys

DUPLICATES = """
def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset, K=10):
    indices = [outsideWordIdx] + getNegativeSamples(outsideWordIdx, dataset, K)
    signs = np.array([1] + [-1] * K)
    p = sigmoid(signs * (outsideVectors[indices] @ centerWordVec))
    gradU = np.zeros(outsideVectors.shape)
    gradU[indices] += np.outer(signs * (p - 1), centerWordVec)
    return -np.sum(np.log(p)), (signs * (p - 1)) @ outsideVectors[indices], gradU
"""
SIGN = """
_right = naiveSoftmaxLossAndGradient
def naiveSoftmaxLossAndGradient(*arguments):
    loss, v, U = _right(*arguments)
    return loss, -v, U
"""
UNFINISHED = """
def skipgram(currentCenterWord, windowSize, outsideWords, word2Ind, V, U, *rest):
    raise NotImplementedError
"""
UNSTEADY = """
_calls = []
_steady = sigmoid
def sigmoid(x):
    _calls.append(1)
    return _steady(x) + 1e-3 * len(_calls)
"""
HOSTILE = """
def naiveSoftmaxLossAndGradient(*arguments):
    raise ValueError("</script><script>document.title='harmed'</script>\\x1b[31m \\u202egnp.exe " + "A" * 1000000)
"""
CLASS = {
    "ada": "",
    "bea": DUPLICATES,
    "cem": SIGN,
    "dan": UNFINISHED,
    "eve<img src=x onerror=alert(1)>": HOSTILE,
    "fay": UNSTEADY,
    "gil": DUPLICATES + SIGN,
    "hui": "this is no Python\n",
}


def main():
    folder, solution = map(pathlib.Path, sys.argv[1:])
    for who, more in CLASS.items():
        (folder / who).mkdir(parents=True, exist_ok=True)
        (folder / who / "word2vec.py").write_text(solution.read_text() + "\n" + more)


if __name__ == "__main__":
    main()
