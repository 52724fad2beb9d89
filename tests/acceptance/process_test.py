# SPDX-License-Identifier: MIT
"""`--impl process:COMMAND` as a user runs it: the examples that ship, and programs that break every rule."""
import json
import pathlib
import subprocess
import sys
import unittest

from command import HOUSE, SUITE, Folder

EXAMPLES = HOUSE / "tools" / "examples" / "process_protocol"

# Speaks the protocol rightly until `misbehave` is called in its place, on the second problem.
PROGRAM = """\
import json, math, os, signal, sys, time

def sigma(x):
    return 1 / (1 + math.exp(-x))

def negative_sampling(v_c, U, o, negatives):
    loss, dv, dU = 0.0, [0.0] * len(v_c), [[0.0] * len(v_c) for _ in U]
    for w, sign in [(o, -1.0)] + [(k, 1.0) for k in negatives]:
        score = sign * sum(a * b for a, b in zip(U[w], v_c))
        loss += math.log1p(math.exp(score))
        for j in range(len(v_c)):
            dv[j] += sign * sigma(score) * U[w][j]
            dU[w][j] += sign * sigma(score) * v_c[j]
    return {"loss": loss, "v_c": dv, "U": dU}

def say(reply):
    print(json.dumps(reply), flush=True)

def started(id):
    say({"id": id, "started": {"protocol": 1}})

def misbehave(id, problem, answer):
    say({"id": id, "answer": answer})

MISBEHAVIOUR

for line in sys.stdin:
    question = json.loads(line)
    if "start" in question:
        started(question["id"])
        continue
    problem = question["problem"]
    del problem["loss"]
    answer = negative_sampling(**problem)
    if problem["negatives"] == [1, 1]:
        misbehave(question["id"], problem, answer)
    else:
        say({"id": question["id"], "answer": answer})
"""


class Processes(Folder):
    def setUp(self):
        super().setUp()
        self.write("by_hand.yaml", SUITE)

    def check(self, command, *arguments):
        return self.run_command("check", "by_hand.yaml", "--jobs=1", "--report=json=r.json",
                                f"--impl=process:{command}", *arguments)  # fmt: skip

    def results(self):
        return json.loads((self.folder / "r.json").read_text())

    def misbehave(self, body, *arguments):
        """The reasons of the first case, in which the program misbehaves; the others must all pass."""
        self.write("program.py", PROGRAM.replace("MISBEHAVIOUR", body))
        run = self.check(f"{sys.executable} program.py", *arguments)
        self.assertEqual((run.returncode, run.stderr), (1, ""), run.stdout)
        checks = self.results()["checks"]
        wrong = [check for check in checks if check["case"] == "drawn_twice"]
        self.assertEqual({check["verdict"] for check in checks if check not in wrong}, {"pass"})
        self.assertEqual({check["verdict"] for check in wrong}, {"error"})
        (reason,) = {check["reason"] for check in wrong}
        return reason


class Examples(Processes):
    def passes(self, command):
        for cases in ["by_hand.yaml", HOUSE / "cases" / "negative_sampling.yaml", HOUSE / "cases" / "naive_softmax.yaml"]:
            run = self.run_command("check", cases, "--timeout=120", f"--impl=process:{command}")
            self.assertEqual((run.returncode, run.stderr), (0, ""), run.stdout)
            self.assertNotIn("they were left out", run.stdout)
        run = self.run_command("check", HOUSE / "cases" / "cbow.yaml", f"--impl=process:{command}")
        self.assertRegex(run.stdout, r"cases have a loss that process:.* does not compute; they were left out\n")

    def test_python(self):
        self.passes(f"/usr/bin/python3 {EXAMPLES}/answer.py")

    def test_javascript(self):
        self.passes(f"node {EXAMPLES}/answer.js")

    def test_perl(self):
        self.passes(f"perl {EXAMPLES}/answer.pl")

    def test_cpp(self):
        subprocess.run(["c++", "-std=c++17", "-O1", "-Wall", "-Wextra", "-Werror", f"{EXAMPLES}/answer.cpp", "-o", "answer"],
                       cwd=self.folder, check=True)  # fmt: skip
        self.passes("./answer")

    def test_each_is_short_enough_to_copy(self):
        for example in EXAMPLES.iterdir():
            self.assertLess(len(example.read_text().splitlines()), 90, example)


class Requests(Processes):
    def test_the_command_is_given_to_a_shell(self):
        self.write("program.py", PROGRAM.replace("MISBEHAVIOUR", ""))
        run = self.check(f"cd . && X='a b' {sys.executable} program.py")
        self.assertEqual(run.returncode, 0, run.stdout)

    def test_a_command_that_does_not_exist_is_bad_input(self):
        run = self.check("./nowhere")
        self.assert_refused(run, "--impl process:./nowhere: the shell cannot run the command")

    def test_no_command_is_bad_input(self):
        self.assert_refused(self.check(""), "expected a command, such as 'process:python3 mine.py'")

    def test_the_line_that_runs_a_failure_again_is_quoted(self):
        self.misbehave("def misbehave(id, problem, answer): sys.exit(3)", "--allow", "float32:why not")
        again = self.results()["checks"][0]["reproduce"]
        self.assertEqual(again, f"gradjudge check by_hand.yaml --filter drawn_twice --impl 'process:{sys.executable} "
                                "program.py' --allow 'float32:why not'")  # fmt: skip


class Misbehaviour(Processes):
    def test_a_crash(self):
        reason = self.misbehave("""
def misbehave(id, problem, answer):
    print("Assertion failed: x", file=sys.stderr)
    os.kill(os.getpid(), signal.SIGSEGV)""")
        self.assertEqual(reason, "crash: the process was ended by signal 11 (Segmentation fault) before it answered; "
                                 "its last words:\nAssertion failed: x\nSegmentation fault")  # fmt: skip

    def test_an_exit(self):
        reason = self.misbehave("def misbehave(id, problem, answer): sys.exit(0)")
        self.assertEqual(reason, "crash: the process exited (status 0) before it answered")

    def test_an_exception_shows_its_last_line(self):
        reason = self.misbehave("def misbehave(id, problem, answer): raise ValueError('no such thing')")
        self.assertTrue(reason.startswith("crash: the process exited (status 1) before it answered; its last words:"))
        self.assertTrue(reason.endswith("ValueError: no such thing"), reason)

    def test_a_hang(self):
        reason = self.misbehave("def misbehave(id, problem, answer): time.sleep(60)", "--timeout=0.3")
        self.assertEqual(reason, "timeout: no answer within 0.3 s")

    def test_a_hang_that_keeps_its_children(self):
        self.misbehave("""
def misbehave(id, problem, answer):
    if os.fork() == 0:
        open("child", "w").write(str(os.getpid()))
    time.sleep(60)""", "--timeout=0.5")
        status = pathlib.Path("/proc", (self.folder / "child").read_text(), "stat")
        state = status.read_text().rpartition(") ")[2][:1] if status.exists() else "gone"
        self.assertIn(state, ["gone", "Z", "X"])

    def test_garbage(self):
        reason = self.misbehave("def misbehave(id, problem, answer): print('loss is 0.5', flush=True)")
        self.assertEqual(reason, "protocol_error: expected one JSON object on a line, found loss is 0.5, which is not JSON")

    def test_bytes(self):
        reason = self.misbehave("""
def misbehave(id, problem, answer):
    sys.stdout.buffer.write(bytes(range(128, 200)) + b"\\n")
    sys.stdout.buffer.flush()""")
        self.assertTrue(reason.startswith("protocol_error: expected one JSON object on a line, found \\x80"), reason)

    def test_text_beside_the_answers(self):
        reason = self.misbehave("""
def misbehave(id, problem, answer):
    print("now it comes", flush=True)
    say({"id": id, "answer": answer})""")
        self.assertEqual(reason, "protocol_error: expected one JSON object on a line, found now it comes, which is not JSON")

    def test_a_wrong_id(self):
        reason = self.misbehave("def misbehave(id, problem, answer): say({'id': id + 1, 'answer': answer})")
        self.assertEqual(reason, 'protocol_error: it answered "id": 3, expected the "id" of the question, 2')

    def test_no_id(self):
        reason = self.misbehave("def misbehave(id, problem, answer): say({'answer': answer})")
        self.assertEqual(reason, 'protocol_error: it answered without an "id", expected the "id" of the question, 2')

    def test_a_wrong_size(self):
        reason = self.misbehave("""
def misbehave(id, problem, answer):
    say({"id": id, "answer": {**answer, "U": answer["U"][:2]}})""")
        self.assertEqual(reason, "malformed: U has shape (2, 1), expected (3, 1)")

    def test_a_block_that_is_missing(self):
        reason = self.misbehave("""
def misbehave(id, problem, answer):
    del answer["U"]
    say({"id": id, "answer": answer})""")
        self.assertEqual(reason, "malformed: the answer has no U; where that is not computed, add it to the list "
                                 '"not_implemented"')  # fmt: skip

    def test_a_flood(self):
        reason = self.misbehave("""
def misbehave(id, problem, answer):
    while True:
        sys.stdout.write("x" * 1000000)""")
        self.assertEqual(reason, "protocol_error: it wrote more than 67108864 bytes where one line was expected")

    def test_a_flood_of_errors_is_no_error(self):
        self.write("program.py", PROGRAM.replace("MISBEHAVIOUR", """
def misbehave(id, problem, answer):
    for _ in range(100):
        sys.stderr.write("x" * 10000)
    say({"id": id, "answer": answer})"""))
        self.assertEqual(self.check(f"{sys.executable} program.py").returncode, 0)

    def test_its_own_report_of_failure(self):
        reason = self.misbehave("def misbehave(id, problem, answer): say({'id': id, 'error': 'no kernel'})")
        self.assertEqual(reason, "exception: no kernel")

    def test_an_output_that_is_closed(self):
        self.write("program.py", PROGRAM.replace("MISBEHAVIOUR", """
def misbehave(id, problem, answer):
    os.close(1)
    time.sleep(60)"""))
        self.check(f"exec {sys.executable} program.py")
        self.assertEqual(self.results()["checks"][0]["reason"],
                         "protocol_error: it closed its output before it answered")  # fmt: skip

    def test_it_is_not_asked_for_ever(self):
        self.write("program.py", PROGRAM.replace("MISBEHAVIOUR", "def negative_sampling(*a, **k): time.sleep(60)"))
        run = self.run_command("check", HOUSE / "cases" / "negative_sampling.yaml", "--timeout=0.2", "--jobs=1",
                               "--report=json=r.json", f"--impl=process:{sys.executable} program.py")  # fmt: skip
        self.assertEqual(run.returncode, 1)
        reasons = [check["reason"] for check in self.results()["checks"]]
        self.assertEqual(reasons[0], "timeout: no answer within 0.2 s")
        self.assertEqual(reasons[-1], "timeout: not asked: 2 questions for negative_sampling had no answer in time")

    def test_a_start_that_fails_is_told_for_every_check(self):
        self.write("program.py", "raise SystemExit('no GPU here')")
        run = self.check(f"{sys.executable} program.py")
        self.assertEqual((run.returncode, run.stderr), (1, ""))
        (reason,) = {check["reason"] for check in self.results()["checks"]}
        self.assertEqual(reason, "crash: the process exited (status 1) before it answered; its last words:\n"
                                 "no GPU here (while it was started)")  # fmt: skip

    def test_another_version_of_the_protocol_is_refused(self):
        self.write("program.py", PROGRAM.replace("MISBEHAVIOUR", """
def started(id):
    say({"id": id, "started": {"protocol": 2}})"""))
        self.check(f"{sys.executable} program.py")
        self.assertEqual(self.results()["checks"][0]["reason"],
                         "protocol_error: it speaks version 2 of the protocol, expected 1 (while it was started)")  # fmt: skip

    def test_numbers_that_json_lacks_fail_and_are_no_error(self):
        for word, shown in ("float('nan')", "nan"), ("float('-inf')", "-inf"), ("None", "nan"):
            self.write("program.py", PROGRAM.replace("MISBEHAVIOUR", f"""
def misbehave(id, problem, answer):
    answer["U"][1][0] = {word}
    say({{"id": id, "answer": answer}})"""))
            run = self.check(f"{sys.executable} program.py", "--no-diagnosis")
            self.assertIn(f"FAIL by_hand/drawn_twice   neg.U   U[1][0]\n  yours  {shown} ", run.stdout)


if __name__ == "__main__":
    unittest.main()
