# SPDX-License-Identifier: MIT
"""A class of right solutions, each handed in the way that somebody hands in: every one has all points, and is told what
was not read as it was handed in."""
import csv
import io
import json
import os
import pathlib
import subprocess
import tarfile
import tempfile
import unicodedata
import unittest
import zipfile

COMMAND = os.environ["GRADJUDGE_COMMAND"]
SOLUTION = pathlib.Path(__file__).with_name("solution.py").read_text()

ASSIGNMENT = """\
assignment: honest
questions:
  - {id: sigmoid, points: 1, suite: sigmoid.yaml, checks: [sigmoid.value]}
  - {id: softmax, points: 1, suite: softmax.yaml, checks: [softmax.loss, softmax.v_c, softmax.U]}
  - {id: sampling, points: 1, suite: sampling.yaml, checks: [neg.loss, neg.v_c, neg.U]}
  - {id: window, points: 1, suite: window.yaml, checks: [skipgram.loss, skipgram.v_c, skipgram.v_w, skipgram.U]}
"""
MATRIX = "[[0.5, 1], [-1, 0.25], [0.75, -0.5], [0.3, 0.8], [0.1, 0.7]]"
SUITES = {
    "sigmoid": "loss: sigmoid\ncases:\n  - {name: one, x: [-1.5, 0.2]}\n",
    "softmax": f"loss: naive_softmax\ncases:\n  - {{name: one, v_c: [1, -0.5], U: {MATRIX}, o: 1}}\n",
    "sampling": "loss: negative_sampling\ncases:\n"
    f"  - {{name: one, v_c: [1, -0.5], U: {MATRIX}, o: 1, negatives: [3, 0, 3]}}\n",
    "window": "loss: skip_gram\ncases:\n"
    f"  - {{name: one, inner: naive_softmax, V: {MATRIX}, U: {MATRIX}, sentence: [3, 0, 2, 4, 1], t: 2, m: 1}}\n",
}


def notebook(*cells, **code):
    listed = [{"cell_type": "code", "source": cell, **code} for cell in cells]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": listed})


def zipped(**entries):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return packed.getvalue()


def tarred(entries, **how):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz", **how) as archive:
        for name, text in entries.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(text.encode())
            archive.addfile(entry, io.BytesIO(text.encode()))
    return packed.getvalue()


HELPER = "import numpy as np\ndef squash(x):\n    return 1 / (1 + np.exp(-x))\n"
WITH_HELPER = SOLUTION.replace("    return 1 / (1 + np.exp(-x))", "    return squash(x)").replace(
    "import numpy as np\n", "import numpy as np\nfrom größe import squash\n"
)
OF_THREE = "return loss, outsideVectors.T @ delta, np.outer(delta, centerWordVec)"
NFD = {name: unicodedata.normalize("NFD", name) for name in ("Lösung/word2vec.py", "Lösung/größe.py")}

# Who: (files by name, what a note must say).
CLASS = {
    "zip_chinese": ({"hw.zip": zipped(**{"作业/word2vec.py": SOLUTION})}, None),
    "zip_helper": ({"hw.zip": zipped(**{"Lösung/word2vec.py": WITH_HELPER, "Lösung/größe.py": HELPER})}, None),
    "zip_of_a_mac": (
        {"hw.zip": zipped(**{NFD["Lösung/word2vec.py"]: WITH_HELPER, NFD["Lösung/größe.py"]: HELPER, "__MACOSX/._word2vec.py": "("})},
        None,
    ),
    "tar_latin_1": (
        {"hw.tar.gz": tarred({"Lösung/word2vec.py": WITH_HELPER, "Lösung/größe.py": HELPER}, format=tarfile.USTAR_FORMAT, encoding="latin-1")},
        None,
    ),
    "large_data": ({"word2vec.py": SOLUTION, "data/corpus.txt": "word " * 2_500_000}, "left out: data/corpus.txt with 11.9 MiB"),
    "large_notebook": (
        {"a2.ipynb": notebook(SOLUTION, outputs=[{"data": {"image/png": "A" * 6_000_000}}])},
        "a2.ipynb has 5.7 MiB: read without its outputs and pictures",
    ),
    "environment": (
        {"word2vec.py": SOLUTION, "venv/pyvenv.cfg": "", **{f"venv/lib/{i}.py": "x = 1\n" for i in range(510)}},
        "left out: venv/ (not the submitter's own work)",
    ),
    "notebook": (
        {"a2.ipynb": notebook("%%bash\nls", "My answer follows.", "files = !ls\n%matplotlib inline\n" + SOLUTION, "np.exp?", "1 / 0")},
        "left out what is not Python: cell 1 (%%bash), cell 2 (invalid syntax, line 1), cell 3 line 1 (files = !ls)",
    ),
    "utf_16": ({"word2vec.py": ("# Lösung\n" + SOLUTION).encode("utf-16")}, None),
    "line_ends": ({"word2vec.py": SOLUTION.replace("\n", "\r")}, None),
    "windows_ending": ({"Word2Vec.py.txt": SOLUTION}, None),
    "a_list": ({"word2vec.py": SOLUTION.replace(OF_THREE, "return [" + OF_THREE[7:] + "]")}, "returned a list; expected a tuple"),
    "future": (
        {"word2vec.py": "from __future__ import annotations\n" + SOLUTION.replace("(x)", "(x: NDArray)", 1)},
        None,
    ),
    "progress": (
        {"word2vec.py": "from tqdm import tqdm\n" + SOLUTION.replace("in outsideWords", "in tqdm(outsideWords)")},
        None,
    ),
    "flat_utils": (
        {"word2vec.py": "from utils.utils import softmax\n" + SOLUTION.replace("delta = delta / delta.sum()", "delta = softmax(np.log(delta))"), "utils.py": "def plot(x): pass\n"},
        None,
    ),
}


class HonestClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.write("assignment.yaml", ASSIGNMENT)
        for name, cases in SUITES.items():
            cls.write(f"{name}.yaml", f"suite: {name}\n{cases}")
        for who, (files, _) in CLASS.items():
            for name, data in files.items():
                cls.write(f"class/{who}/{name}", data)
        subprocess.run(
            [COMMAND, "grade", "class", "--assignment", "assignment.yaml", "--out", "out"],
            cwd=cls.folder, check=True, capture_output=True,
        )  # fmt: skip

    @classmethod
    def write(cls, name, data):
        path = cls.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())

    def notes(self, who):
        results = json.loads((self.folder / "out/submissions" / who / "results.json").read_text())
        return results["submissions"][0]["notes"]

    def test_everybody_has_all_points(self):
        with open(self.folder / "out/gradebook.csv", newline="") as file:
            scores = {row["id"]: row["score"] for row in csv.DictReader(file)}
        self.assertEqual(scores, {who: "4" for who in CLASS})

    def test_what_was_not_read_as_it_was_handed_in_is_said(self):
        for who, (_, said) in CLASS.items():
            with self.subTest(who):
                if said is None:
                    self.assertEqual(self.notes(who), [])
                else:
                    self.assertIn(said, "\n".join(self.notes(who)))


if __name__ == "__main__":
    unittest.main()
