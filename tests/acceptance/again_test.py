# SPDX-License-Identifier: MIT
"""The line `again:` of a check, run: it judges the same question alike, whatever the options were."""
import json
import re
import shlex
import subprocess
import sys
import unittest

from command import COMMAND, SUITE, Folder

# Counts its calls, and adds what it has returned so far: right for the first case alone.
ACCUMULATES = """\
import json, sys
total = 0
for line in sys.stdin:
    question = json.loads(line)
    reply = {"id": question["id"]}
    if "start" in question:
        reply["started"] = {"protocol": 1}
    else:
        x = question["problem"]["x"][0]
        total += x
        reply["answer"] = {"value": [max(x, 0)], "x": [total]}
    print(json.dumps(reply), flush=True)
"""
TINY = """\
suite: tiny
loss: sigmoid
cases:
  - {name: at_one, x: [1], questions: [sigmoid.value, sigmoid]}
  - {name: at_two, x: [2], questions: [sigmoid.value, sigmoid], tags: [large]}
"""
# σ from a table of 8 entries, in float32, which an allowance covers or does not.
TABLE = """\
import json, math, sys, time
for line in sys.stdin:
    question = json.loads(line)
    reply = {"id": question["id"]}
    if "start" in question:
        reply["started"] = {"protocol": 1}
    else:
        time.sleep(PAUSE)
        x = question["problem"]["x"]
        s = [1 / (1 + math.exp(-round(a * 8) / 8)) for a in x]
        reply["answer"] = {"value": s, "x": [a * (1 - a) for a in s]}
    print(json.dumps(reply), flush=True)
"""


class Again(Folder):
    def setUp(self):
        super().setUp()
        self.write("by_hand.yaml", SUITE)
        self.write("tiny.yaml", TINY)
        self.write("off by one.yaml", TINY.replace("tiny", "off").replace("[1]", "[1.01]"))

    def checks(self, arguments):
        run = self.run_command(*arguments, "--report", "json=r.json")
        self.assertEqual((run.returncode, run.stderr), (1, ""), run.stdout)
        self.printed = re.findall("^  again: (.*)$", run.stdout, re.MULTILINE)
        checks = json.loads((self.folder / "r.json").read_text())["checks"]
        return {(c["suite"], c["case"], c["question"], c["implementation"]): c for c in checks}

    def runs_again(self, *arguments):
        """Every line, run, has the verdicts, numbers and reason of the first run, and prints itself."""
        first = self.checks(["check", *arguments])
        lines = self.printed
        self.assertTrue(lines)
        for line in lines:
            command, *words = shlex.split(line)
            self.assertEqual(command, "gradjudge")
            second = self.checks(words)
            self.assertLessEqual(set(second), set(first))
            for key, check in second.items():
                for part in "verdict", "reason", "reproduce", "notes":
                    self.assertEqual(check[part], first[key][part], line)
                self.assertEqual([block["worst"] for block in check["blocks"]],
                                 [block["worst"] for block in first[key]["blocks"]], line)  # fmt: skip
            self.assertEqual(set(self.printed), {line})
        return lines

    def test_slack_oracle_and_precision(self):
        (line,) = self.runs_again("by_hand.yaml", "--slack", "1", "--oracle", "black-box", "--precision", "512",
                                  "--impl", "mistake:duplicates-once-in-U")  # fmt: skip
        self.assertTrue(line.endswith(" --precision 512 --oracle black-box --slack 1"), line)

    def test_a_failure_that_only_little_slack_makes(self):
        lines = self.runs_again("by_hand.yaml", "--slack", "1e-09", "--question", "neg.loss", "--impl", "reference")
        self.assertIn(" --question neg.loss ", lines[0])
        self.assertTrue(lines[0].endswith(" --slack 1e-09"), lines[0])

    def test_allowances_and_a_name_with_blanks(self):
        self.write("table.py", TABLE.replace("PAUSE", "0"))
        lines = self.runs_again("off by one.yaml", "--large", "--impl", f"process:{sys.executable} table.py",
                                "--allow", "float32:it's float", "--allow", "clipped_score:6:clamped")  # fmt: skip
        self.assertIn("--allow 'float32:it'\\''s float' --allow clipped_score:6:clamped", lines[0])

    def test_a_time_limit(self):
        self.write("table.py", TABLE.replace("PAUSE", "30"))
        lines = self.runs_again("tiny.yaml", "--timeout", "0.4", "--impl", f"process:{sys.executable} table.py")
        self.assertTrue(all(line.endswith(" --timeout 0.4") for line in lines), lines)

    def test_a_large_case(self):
        (line,) = self.runs_again("tiny.yaml", "--large", "--filter", "at_two", "--impl", "mistake:gradient-halved",
                                  "--question", "sigmoid")  # fmt: skip
        self.assertTrue(line.endswith(" --large"), line)

    def test_what_hangs_on_earlier_cases_asks_them_too(self):
        self.write("many.yaml", "suite: many\nloss: relu\ncases:\n" + "".join(
            f"  - {{name: at_{i}, x: [1], questions: [relu]}}\n" for i in range(6)))  # fmt: skip
        self.write("accumulates.py", ACCUMULATES)
        lines = self.runs_again("many.yaml", "--jobs", "1", "--impl", f"process:{sys.executable} accumulates.py")
        self.assertNotIn("--filter", lines[0])

    def test_it_is_a_line_for_a_shell(self):
        self.checks(["check", "off by one.yaml", "--impl", "mistake:gradient-halved"])
        command = self.printed[0].replace("gradjudge", shlex.quote(COMMAND), 1)
        run = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=self.folder)
        self.assertEqual((run.returncode, run.stderr), (1, ""))
        self.assertIn("FAIL off/at_one", run.stdout)


if __name__ == "__main__":
    unittest.main()
