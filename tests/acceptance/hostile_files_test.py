# SPDX-License-Identifier: MIT
"""Files that are broken, endless, too large or no files: each is refused by name, costs nothing but itself, and ends no
command by a signal."""
import csv
import gzip
import json
import os
import subprocess
import tarfile
import unittest

from command import COMMAND, Folder

ASSIGNMENT = """\
assignment: hostile
questions:
  - {id: written, points: 5, derivations: [softmax.v_c]}
"""
SUITE = """\
suite: sigmoid
loss: sigmoid
cases:
  - {name: zero, description: At zero it is one half., x: [0], questions: [sigmoid.value]}
"""
WRITE_UP = "# Naive softmax\n\n$$\\frac{\\partial J}{\\partial v_c} = U(\\hat y - y)$$\n"


class HostileFiles(Folder):
    def write(self, name, text):
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        return super().write(name, text)

    def assert_named(self, run, *parts, status=2):
        self.assertEqual(run.returncode, status, run.stdout + run.stderr)
        for part in parts:
            self.assertIn(part, run.stderr)

    def test_results_that_are_none(self):
        good = json.loads(self.results().read_text())
        for text, place in [
            ('{"fingerprint": 5}', "x.json: the whole must be an object with the field schema"),
            ('{"a": 1e400}', "x.json:1:11: this has a number that no double can hold"),
            ("[" * 100_000, "x.json: this has lists or objects nested more than 32 deep"),
            ("", "x.json:1:1: this is not JSON"),
            (json.dumps(good | {"checks": 7}), "x.json: checks must be a list, found 7"),
            (json.dumps(good | {"tool": None}), "x.json: tool must be an object, found null"),
            (json.dumps(good | {"notes": [["[" * 9]]}), "x.json: notes[0] must be text, found a list"),
        ]:
            self.write("x.json", text)
            for command in [
                ["report", "x.json"],
                ["merge", "good.json", "x.json", "--out", "merged.json"],
                ["compare", "good.json", "x.json"],
                ["compare", "x.json", "good.json"],
            ]:
                with self.subTest(text=text[:40], command=command[0]):
                    self.assert_named(self.run_command(*command), place)

    def results(self):
        self.write("sigmoid.yaml", SUITE)
        self.run_command("check", "sigmoid.yaml", "--report", "json=good.json")
        return self.folder / "good.json"

    def test_files_without_end(self):
        self.assert_named(self.run_command("report", "/dev/zero"), "/dev/zero: it has more than 512 MiB")
        self.assert_named(self.run_command("check", "/dev/zero"), "/dev/zero: the file is too large")
        for text in [",", "[" * 100_000, "a: &a [*a]", "- " * 100_000]:
            self.write("x.yaml", text)
            for command in [["check"], ["cases", "lint"], ["adequacy"]]:
                with self.subTest(text=text[:10], command=command):
                    self.assert_named(self.run_command(*command, "x.yaml"), "x.yaml:1:")
            run = self.run_command("grade", ".", "--assignment", "x.yaml", "--out", "out")
            self.assert_named(run, "x.yaml:1:")

    def test_what_cannot_be_written(self):
        self.results()
        run = self.run_command("check", "sigmoid.yaml", "--report", "json=/dev/full")
        self.assert_named(run, "/dev/full", "No space left on device")
        run = self.run_command("merge", "good.json", "--out", "/dev/full")
        self.assert_named(run, "/dev/full", "No space left on device")
        for command in [["check", "sigmoid.yaml"], ["report", "good.json"], ["cases", "schema"], ["--help"]]:
            with self.subTest(command), open("/dev/full", "w") as full:
                run = subprocess.run([COMMAND, *command], cwd=self.folder, stdout=full, stderr=subprocess.PIPE, text=True)
                self.assertEqual(run.returncode, 2)
                self.assertIn("cannot write to standard output", run.stderr)

    def make_class(self):
        self.write("hostile.yaml", ASSIGNMENT)
        self.write("class/ada/answers.md", WRITE_UP)

    def grade(self):
        run = self.run_command("grade", "class", "--assignment", "hostile.yaml", "--out", "out")
        self.assertEqual(run.returncode, 0, run.stderr)
        with open(self.folder / "out/gradebook.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(len(rows), len(os.listdir(self.folder / "class")), rows)
        status = {row["id"]: row["status"] for row in rows}
        self.assertEqual(status.pop("ada"), "graded")
        self.assertEqual([row["score"] for row in rows if row["id"] == "ada"], ["5"])
        return status

    def submission(self, who):
        return json.loads((self.folder / "out/submissions" / who / "results.json").read_text())["submissions"][0]

    def reason(self, who):
        return self.submission(who)["could_not_be_graded"]

    def test_hand_ins_that_cannot_be_read_cost_themselves(self):
        self.make_class()
        folder = self.folder / "class"
        for name in ["fifo.zip", "fifo.py", "fifo.tar.gz"]:
            os.mkfifo(folder / name.replace("fifo", "fifo_" + name[-2:]))
        os.makedirs(folder / "sparse")
        for i in range(20):
            with open(folder / f"sparse/{i}.py", "wb") as file:
                file.truncate(4 << 20)
        bomb = tarfile.TarInfo("big.bin")
        bomb.size = 1 << 40
        zeros = gzip.compress(bytes(1 << 24))
        twice = gzip.compress(gzip.compress(bomb.tobuf(tarfile.GNU_FORMAT)) + zeros * 100)
        (folder / "bomb.tar.gz").write_bytes(twice)
        (folder / "thrice.tar.gz").write_bytes(gzip.compress(twice))
        (folder / "cut.tar.gz").write_bytes(gzip.compress(bytes(range(256)) * 99)[:200])
        status = self.grade()
        self.assertIn("a submission may have 500 files and 64 MiB", " ".join(self.submission("sparse")["notes"]))
        self.assertEqual(set(status.values()), {"could_not_be_graded"}, status)
        for who, why in {
            "bomb": "bomb.tar.gz: refused: it unpacks to more than 512 MiB",
            "thrice": "thrice.tar.gz: refused: it is compressed more than 2 times over",
            "cut": "cut.tar.gz: refused: it cannot be read as an archive",
            "fifo_ip": "is not a file",
            "fifo_py": "is not a file",
            "fifo_gz": "is not a file",
        }.items():
            with self.subTest(who):
                self.assertIn(why, self.reason(who))

    def test_write_ups_cost_themselves(self):
        self.make_class()
        for name, text in {
            "word_0.md": "$$\\frac{\\partial J}{\\partial v_c} = \\sum_{w=0}^V \\hat y_w u_w$$",
            "word_minus_1.md": "$\\hat y_{-1} = u_{-1} = U_{-9}$",
            "deep.ipynb": '{"cells": ' + "[" * 100_000,
            "braces.tex": "\\documentclass{article}" + "\\begin{" * 80_000,
        }.items():
            self.write(f"class/{name}", text)
        self.grade()

    def test_long_names_are_shortened(self):
        self.make_class()
        for name in ["-" + "a" * 254, "a" * 255, "a" * 254 + "b", "ü" * 127]:
            self.write(f"class/{name}/answers.md", WRITE_UP)
        status = self.grade()
        self.assertEqual(list(status.values()), ["graded"] * 4)

    def test_results_of_an_earlier_run_that_were_changed_are_written_again(self):
        self.make_class()
        self.grade()
        path = self.folder / "out/submissions/ada/results.json"
        written = json.loads(path.read_text())
        written["submissions"][0].pop("seconds")
        for changed in [
            '{"fingerprint": 5}',
            "[" * 100_000,
            "1e400",
            json.dumps({"fingerprint": written["fingerprint"]}),
            json.dumps(written | {"submissions": 7}),
            json.dumps(written | {"submissions": [written["submissions"][0] | {"questions": []}]}),
            json.dumps(written | {"submissions": [written["submissions"][0] | {"mistakes": [5]}]}),
        ]:
            with self.subTest(changed[:60]):
                path.write_text(changed)
                self.grade()
                again = json.loads(path.read_text())
                again["submissions"][0].pop("seconds")
                self.assertEqual(again["submissions"], written["submissions"])

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_folders_that_may_not_be_read(self):
        self.make_class()
        os.makedirs(self.folder / "class/locked", mode=0)
        self.assertEqual(self.grade(), {"locked": "could_not_be_graded"})
        self.assertIn("Permission denied", self.reason("locked"))

    def test_out_that_cannot_be_written(self):
        self.make_class()
        self.write("file", "")
        for out in ["file", "file/out", "/proc/out"]:
            with self.subTest(out):
                run = self.run_command("grade", "class", "--assignment", "hostile.yaml", "--out", out)
                self.assert_named(run, f"--out {out}: is not a folder and cannot be made one")
        os.makedirs(self.folder / "out")
        self.write("out/submissions", "")
        run = self.run_command("grade", "class", "--assignment", "hostile.yaml", "--out", "out")
        self.assert_named(run, "--out out: submissions is there already and is not from gradjudge")


if __name__ == "__main__":
    unittest.main()
