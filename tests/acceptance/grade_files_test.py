# SPDX-License-Identifier: MIT
"""What `gradjudge grade` makes of a class's files: whose they are, what became of each, and what stays as it is."""
import csv
import fcntl
import io
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import time
import unicodedata
import unittest
import zipfile

from command import COMMAND, HOUSE, Folder

SOLUTION = (HOUSE / "tests/tools/sandbox/attacks/solution.py").read_text()
ASSIGNMENT = """\
assignment: a2
questions:
  - {id: sigmoid, points: 6, suite: sigmoid.yaml, checks: [sigmoid.value]}
  - {id: softmax, points: 4, suite: naive_softmax.yaml, checks: [softmax.v_c], tags: [degenerate], without: [large]}
limits: {load_seconds: 2, check_seconds: 2, submission_seconds: 5}
"""
GRADE = ("grade", "class", "--assignment", "a2.yaml", "--out", "out")


class Class(Folder):
    def setUp(self):
        super().setUp()
        self.write("a2.yaml", ASSIGNMENT)
        (self.folder / "class").mkdir()

    def hand_in(self, name, content=SOLUTION):
        path = self.folder / "class" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def grade(self, *more, status=0):
        run = self.run_command(*GRADE, *more)
        self.assertEqual(run.returncode, status, run.stderr)
        return run.stdout

    def table(self, name):
        with open(self.folder / "out" / name, newline="") as file:
            return list(csv.DictReader(file))

    def gradebook(self):
        return {row["id"]: row for row in self.table("gradebook.csv")}

    def report(self, name="class.json"):
        return json.loads((self.folder / "out" / name).read_text())


class Ids(Class):
    def test_two_hand_ins_of_one_id_are_both_graded_and_said(self):
        self.hand_in("ada/word2vec.py")
        self.hand_in("ada.py", "def sigmoid(x):\n    return x\n")
        self.hand_in("ada_2.py")
        printed = self.grade()
        note = "ada, listed as ada, has the same id as ada.py (listed as ada_3)"
        self.assertIn(f"note: {note}\n", printed)
        grades = self.gradebook()
        self.assertEqual({who: row["score"] for who, row in grades.items()}, {"ada": "10", "ada_2": "10", "ada_3": "0"})
        folders = sorted(path.name for path in (self.folder / "out/submissions").iterdir())
        self.assertEqual(folders, sorted(grades))
        self.assertIn({"id": "ada", "what": note}, self.report()["review"])
        self.assertIn("another hand-in has the same id", (self.folder / "out/submissions/ada_3/feedback.md").read_text())
        self.assertIn("3 of them by an earlier run", self.grade())

    def test_ids_that_are_alike_are_told_apart(self):
        names = ["a b.py", "a_b.py", "A_B.py", "José.py", unicodedata.normalize("NFD", "José") + ".py", "作业.py", "课程.py"]
        for i, name in enumerate(names):
            self.hand_in(name, f"{SOLUTION}\n# {i}\n")
        printed = self.grade()
        grades = self.table("gradebook.csv")
        self.assertEqual(len({row["id"].lower() for row in grades}), len(names))
        self.assertEqual(len(list((self.folder / "out/submissions").glob("*/results.json"))), len(names))
        self.assertEqual([row["score"] for row in grades], ["10"] * len(names))
        self.assertEqual(printed.count("has the same id as"), len(names))

    def test_one_person_in_two_groups_has_two_rows(self):
        for who in ("submission_1", "submission_2"):
            self.hand_in(f"{who}/word2vec.py")
        metadata = "".join(
            f"submission_{i}:\n  :submitters:\n  - {{:name: P{i}, :sid: {i}, :email: p{i}@x.org}}\n"
            "  - {:name: Bob, :sid: 9, :email: b@x.org}\n"
            for i in (1, 2)
        )
        self.hand_in("submission_metadata.yml", metadata)
        self.assertIn("has the same id as", self.grade())
        self.assertEqual(list(self.gradebook()), ["1", "9", "2", "9_2"])

    def test_names_as_long_as_the_system_allows(self):
        self.hand_in("a" * 255 + "/word2vec.py")
        self.hand_in("a" * 252 + ".py")
        self.hand_in("-" + "b" * 254 + "/word2vec.py")
        self.grade()
        self.assertEqual([row["status"] for row in self.table("gradebook.csv")], ["graded"] * 3)


class Statuses(Class):
    def test_what_could_not_be_graded_is_called_so_everywhere(self):
        self.hand_in("good.py")
        self.hand_in("syntax.py", "def sigmoid(x:\n")
        self.hand_in("loop.py", "while True: pass\n")
        self.hand_in("one_loop.py", SOLUTION + "\ndef sigmoid(x):\n    while True: pass\n")
        self.hand_in("other.py", "def something_else(x): return x\n")
        self.hand_in("archive.zip", "no zip")
        printed = self.grade()
        status = {
            "archive": "could_not_be_graded", "good": "graded", "loop": "could_not_be_graded",
            "one_loop": "partly_graded", "other": "could_not_be_graded", "syntax": "could_not_be_graded",
        }  # fmt: skip
        self.assertIn("graded: 6 submissions, 1 of them partly graded, 4 of them could not be graded (", printed)
        grades = self.gradebook()
        self.assertEqual({who: row["status"] for who, row in grades.items()}, status)
        self.assertEqual(grades["good"]["reason"], "")
        self.assertEqual(grades["syntax"]["reason"], "syntax.py line 1: '(' was never closed")
        self.assertIn("running the whole file fails (timeout: no answer within 2 s", grades["loop"]["reason"])
        self.assertRegex(grades["one_loop"]["reason"], "^sigmoid: (no answer within|not asked: )")
        canvas = {row["SIS User ID"]: row for row in self.table("canvas.csv") if row["SIS User ID"]}
        self.assertEqual({who: row["Current Grade Status"] for who, row in canvas.items()}, status)
        self.assertEqual({who for who, row in canvas.items() if row["a2"] == ""}, {"archive", "loop", "other", "syntax"})
        report = self.report()
        self.assertEqual(report["statuses"], {"could_not_be_graded": 4, "graded": 1, "partly_graded": 1, "try_again": 0})
        self.assertEqual([one["id"] for one in report["could_not_be_graded"]], ["archive", "loop", "other", "syntax"])
        self.assertEqual([one["id"] for one in report["partly_graded"]], ["one_loop"])
        for who, word in status.items():
            self.assertEqual(self.report(f"submissions/{who}/results.json")["submissions"][0]["status"], word)
        page = (self.folder / "out/class.html").read_text()
        data = json.loads(re.search(r'<script[^>]* id="data">(.*?)</script>', page, re.S)[1])
        self.assertEqual({row["id"]: row["status"] for row in data["submissions"]}, status)
        results = sorted(map(str, (self.folder / "out/submissions").glob("*/results.json")))
        merged = self.run_command("merge", *results, "--out", "merged.json")
        self.assertIn("6 submissions: 1 with all points, 4 could not be graded, 1 partly graded, mean", merged.stdout)
        words = {one["id"]: one["status"] for one in json.loads((self.folder / "merged.json").read_text())["submissions"]}
        self.assertEqual(words, status)

    def test_what_is_not_read_has_a_row_that_says_so(self):
        for name in ("a.pdf", "b.rar", "c.7z", "d.docx", "e.ipynb.bak", "f/answer.pdf"):
            self.hand_in(name, "something")
        self.hand_in("g.py", "")
        self.hand_in("README.md", "about the class")
        (self.folder / "class/h").mkdir()
        os.symlink("a.pdf", self.folder / "class/i.py")
        self.hand_in("j.zip", b"")
        with zipfile.ZipFile(self.folder / "class/k.zip", "w") as archive:
            archive.writestr("answer.pdf", "x")
        os.mkfifo(self.folder / "class/l.tar.gz")
        self.hand_in("z.py")
        printed = self.grade()
        rows = list(self.gradebook().values())
        self.assertEqual([row["status"] for row in rows], ["could_not_be_graded"] * 12 + ["graded"])
        for row in rows[:-1]:
            self.assertRegex(row["reason"], "not read|is no Python file|is empty|is a link|is not a file|cannot be read", row)
        self.assertIn("note: taken for the class's own and for nobody's hand-in: README.md\n", printed)

    def test_what_is_removed_meanwhile_has_a_row_that_says_so(self):
        self.hand_in("a_loop.py", "while True: pass\n")
        for i in range(3):
            self.hand_in(f"b{i}/word2vec.py")
            self.hand_in(f"c{i}.py")
        run = subprocess.Popen([COMMAND, *GRADE, "--jobs", "1"], cwd=self.folder, stdout=subprocess.PIPE, text=True)
        while not (self.folder / "out/.gradjudge").exists():
            time.sleep(0.01)
        for i in range(3):
            shutil.rmtree(self.folder / f"class/b{i}")
            (self.folder / f"class/c{i}.py").unlink()
        run.communicate()
        self.assertEqual(run.returncode, 0)
        grades = self.gradebook()
        for i in range(3):
            for who, name in (f"b{i}", f"b{i}"), (f"c{i}", f"c{i}.py"):
                self.assertEqual(grades[who]["status"], "could_not_be_graded")
                self.assertIn(f"{name}: is no longer there", grades[who]["reason"])


class Out(Class):
    def test_nothing_that_gradjudge_did_not_write_is_changed(self):
        self.hand_in("ada.py")
        self.grade()
        mine = [
            "gradebook.csv.backup", "class.json.abcdef", "canvas.csv.x1y2z3", "notes.txt", ".hidden",
            "submissions/ada/results.json.backup", "submissions/ada/feedback.md.edited", "submissions/bob/results.json",
        ]  # fmt: skip
        (self.folder / "out/submissions/bob").mkdir()
        for name in mine:
            (self.folder / "out" / name).write_text("mine")
        (self.folder / "out/submissions/ada/feedback.md").write_text("with a word of my own")
        (self.folder / "out/gradebook.csv").write_text("corrected by hand")
        self.hand_in("ada.py", SOLUTION + "\n# changed\n")
        printed = self.grade()
        for name in mine:
            self.assertEqual((self.folder / "out" / name).read_text(), "mine", name)
        kept = {name: (self.folder / "out" / f"{name}.kept").read_text() for name in ("gradebook.csv", "submissions/ada/feedback.md")}
        self.assertEqual(list(kept.values()), ["corrected by hand", "with a word of my own"])
        self.assertIn("note: out/gradebook.csv was changed since gradjudge wrote it", printed)
        self.assertEqual(self.gradebook()["ada"]["score"], "10")

    def test_a_folder_that_is_somebody_elses_is_refused(self):
        self.hand_in("submissions/ada/word2vec.py")
        run = self.run_command("grade", "class/submissions", "--assignment", "a2.yaml", "--out", "class")
        self.assert_refused(run, "--out class: submissions is there already and is not from gradjudge")
        run = self.run_command("grade", "class", "--assignment", "a2.yaml", "--out", "class")
        self.assert_refused(run, "--out class: is the folder of the submissions itself")
        self.assertEqual(os.listdir(self.folder / "class"), ["submissions"])
        self.assertEqual(os.listdir(self.folder / "class/submissions/ada"), ["word2vec.py"])

    def test_results_in_the_folder_of_the_class_are_no_hand_in(self):
        self.hand_in("ada.py")
        for _ in range(2):
            run = self.run_command("grade", "class", "--assignment", "a2.yaml", "--out", "class/graded")
            self.assertEqual(run.returncode, 0, run.stderr)
            self.assertIn("graded: 1 submission", run.stdout)

    def start_and_stop(self):
        """A grader that holds the folder, stopped."""
        grader = subprocess.Popen([COMMAND, *GRADE], cwd=self.folder, stdout=subprocess.DEVNULL)
        while grader.poll() is None:
            try:
                with open(self.folder / "out/.gradjudge") as record:
                    fcntl.flock(record, fcntl.LOCK_SH | fcntl.LOCK_NB)
                    fcntl.flock(record, fcntl.LOCK_UN)
            except FileNotFoundError:
                pass
            except BlockingIOError:
                grader.send_signal(signal.SIGSTOP)
                return grader
            time.sleep(0.01)
        self.fail("the grader ended before it was seen to hold the folder")

    def test_two_graders_do_not_share_a_folder(self):
        self.hand_in("loop.py", "while True: pass\n")
        self.hand_in("ada.py")
        first = self.start_and_stop()
        second = self.run_command(*GRADE)
        self.assert_refused(second, "--out out: another gradjudge is grading into this folder", "choose another")
        first.send_signal(signal.SIGCONT)
        self.assertEqual(first.wait(), 0)
        self.assertEqual(self.gradebook()["ada"]["score"], "10")

    def test_a_grader_that_was_killed_blocks_nobody(self):
        self.hand_in("loop.py", "while True: pass\n")
        self.hand_in("ada.py")
        first = self.start_and_stop()
        first.kill()
        first.wait()
        self.grade()
        self.assertEqual(self.gradebook()["ada"]["score"], "10")


class TakenOver(Class):
    def test_graded_work_is_taken_over_by_the_same_program_alone(self):
        self.hand_in("ada.py")
        self.grade()
        copy = self.folder / "gradjudge"
        shutil.copy(COMMAND, copy)
        command = [copy, *GRADE]
        same = subprocess.run(command, cwd=self.folder, capture_output=True, text=True)
        self.assertIn("1 of them by an earlier run", same.stdout, same.stderr)
        with open(copy, "ab") as program:
            program.write(b"another")
        other = subprocess.run(command, cwd=self.folder, capture_output=True, text=True)
        self.assertRegex(other.stdout, r"^graded: 1 submission \(", other.stderr)

    def test_what_it_runs_beside_itself_counts(self):
        self.hand_in("ada.py")
        self.grade()
        for changed in ("judge_loss.py", "fork_server.py", "adapter.py"):
            with self.subTest(changed):
                modules = self.folder / changed
                shutil.copytree(HOUSE / "tools/submission", modules)
                with open(modules / changed, "a") as module:
                    module.write("# changed\n")
                run = subprocess.run(
                    [COMMAND, *GRADE], cwd=self.folder, capture_output=True, text=True,
                    env={**os.environ, "GRADJUDGE_SUBMISSION": str(modules)},
                )  # fmt: skip
                self.assertRegex(run.stdout, r"^graded: 1 submission \(", run.stderr)


class Moodle(Class):
    HEADER = "Identifier,Full name,Status,Grade,Maximum grade,Last modified (grade),Feedback comments\n"

    def test_the_worksheet_is_scaled_to_moodles_maximum_and_has_feedback(self):
        self.hand_in("Ada Lovelace_12_assignsubmission_file_/word2vec.py", "def sigmoid(x):\n    return x\n")
        self.hand_in("Bob_13_assignsubmission_file_word2vec.py", "def sigmoid(x:\n")
        self.hand_in("Cy_14_assignsubmission_file_word2vec.py")
        rows = "".join(f"Participant {i},{who},Submitted,,100.00,-,\n" for i, who in ((12, "Ada"), (13, "Bob"), (14, "=Cy")))
        self.write("worksheet.csv", "\ufeff" + self.HEADER + rows)
        printed = self.grade("--moodle", "worksheet.csv")
        self.assertIn("note: moodle.csv: grades are scaled from 10 to 100 points, Moodle's maximum\n", printed)
        text = (self.folder / "out/moodle.csv").read_text()
        self.assertTrue(text.startswith("\ufeff" + self.HEADER))
        ada, bob, cy = csv.DictReader(io.StringIO(text[1:]))
        self.assertEqual((ada["Grade"], bob["Grade"], cy["Grade"]), ("0", "", "100"))
        self.assertEqual(cy["Full name"], "'=Cy")
        self.assertTrue(ada["Feedback comments"].startswith("<p><strong>sigmoid: 0 of 6 points</strong><br>wrong"))
        self.assertIn("line 1: '(' was never closed", bob["Feedback comments"])
        self.assertIn("<strong>softmax: 4 of 4 points</strong><br>right", cy["Feedback comments"])

    def test_a_worksheet_that_cannot_be_filled_in_is_refused_before_anything_is_graded(self):
        self.hand_in("ada.py")
        self.write("worksheet.csv", self.HEADER + "Participant 12,Ada,Submitted,,Good,-,\n")
        run = self.run_command(*GRADE, "--moodle", "worksheet.csv")
        self.assert_refused(run, 'worksheet.csv: row 2: the maximum grade is "Good", expected a number of points')
        self.assertFalse((self.folder / "out").exists())


class Inert(Class):
    def test_no_cell_is_a_formula_whichever_sign_separates_cells(self):
        for i, name in enumerate(["ada;=1+1", "bob; +1", "cy|-1", "dan;\uff1d1", "eve;\u3000@x", 'fay;"=1"', "gil,=1", "=2", "\t=3"]):
            self.hand_in(f"{name}.py", SOLUTION if i else "def sigmoid(x:\n")
        self.grade()
        for name in ("gradebook.csv", "canvas.csv"):
            text = (self.folder / "out" / name).read_text()
            for separator in ",;\t|":
                for row in csv.reader(io.StringIO(text), delimiter=separator):
                    for cell in row:
                        self.assertNotRegex(cell.lstrip(' "\u00a0\u3000'), r"^[=+@\uff1d\uff0b\uff0d\uff20-]", (name, separator))


class Reports(Folder):
    def test_where_a_report_cannot_be_written_nothing_is_begun(self):
        self.write("results.json", "{}")
        self.write("a.md", "$x = 1$")
        self.write("a2.yaml", ASSIGNMENT)
        (self.folder / "class").mkdir()
        (self.folder / "class/ada.py").write_text(SOLUTION)
        reports = ("--report", "json=ok.json", "--report", "html=nowhere/x.html")
        for command in (
            ("check", *reports),
            ("adequacy", *reports),
            ("derivation", "a.md", *reports),
            ("report", "results.json", *reports),
            ("explain", "sigmoid/zero", *reports),
            ("merge", "results.json", "--out", "nowhere/x.html"),
            ("bundle", "gradescope", "--assignment", "word2vec", "--out", "nowhere/x.html"),
        ):
            with self.subTest(command[0]):
                run = self.run_command(*command)
                self.assert_refused(run, "cannot write nowhere/x.html: No such file or directory; does its folder exist?")
                self.assertFalse((self.folder / "ok.json").exists())
        for out, why in ("a.md/out", "cannot be made one"), ("/proc/self", "--out /proc/self: cannot write"):
            self.assert_refused(self.run_command("grade", "class", "--assignment", "a2.yaml", "--out", out), why)
        self.assertEqual(sorted(os.listdir(self.folder)), ["a.md", "a2.yaml", "class", "results.json"])


if __name__ == "__main__":
    unittest.main()
