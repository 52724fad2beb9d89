#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Wrong programs that are no copies of the catalogue of known mistakes, each with its true cause, and what the
diagnosis says of them.

    wrong_programs.py [--set first|held-out] [--only NAME]…   runs `gradjudge check` and prints the table
    wrong_programs.py serve NAME                              is that program, in the protocol of JSON lines

Of a program's diagnoses each is
  true         the cause by its name, or one of several causes that the program has
  half true    what holds of the answers, but is not the whole cause: "right to 7 digits", one of two mistakes
  unexplained  said to be so
  misleading   anything else
and a program is misleading if one of its diagnoses is, true if all of its causes are named and nothing is left
unexplained, half true if some are or only what holds of the answers is said.
"""
import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
from collections import Counter

from wrong.first import FIRST
from wrong.held_out import HELD_OUT
from wrong.ways import LOST


def plain(x):
    if isinstance(x, list):
        return [plain(y) for y in x]
    return x if math.isfinite(x) else "nan" if math.isnan(x) else "inf" if x > 0 else "-inf"


def serve(name):
    losses, _, _, program = {**FIRST, **HELD_OUT}[name]
    for line in sys.stdin:
        question = json.loads(line)
        reply = {"id": question["id"]}
        if "start" in question:
            reply["started"] = {"protocol": 1}
        elif question["problem"]["loss"] not in losses:
            reply["not_implemented"] = True
        else:
            reply["answer"] = {k: plain(x) for k, x in program(question["problem"]).items()}
        print(json.dumps(reply), flush=True)


def named(cause, ids):
    """A cause is an id, or the beginning of one if it ends with a colon; | separates equals."""
    return any(i == c or (c.endswith(":") and i.startswith(c)) for c in cause.split("|") for i in ids)


def judge(causes, holds, found):
    """True, half true, unexplained or misleading."""
    ids = set(found)
    known = [c for c in causes.split() if c]
    for i in ids - {"unexplained", LOST, "cancellation"}:
        if not any(named(c, [i]) for c in known) and i not in holds.split():
            return "misleading"
    if known and all(named(c, ids) for c in known) and not ids & {"unexplained", LOST}:
        return "true"
    return "half true" if ids - {"unexplained"} else "unexplained"


def run(programs, command):
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "results.json")
        options = []
        spec = {name: f"process:python3 {__file__} serve '{name}'" for name in programs}
        for name in programs:
            options += ["--impl", spec[name]]
        subprocess.run([command, "check", *options, "--report", f"json={report}"], stdout=subprocess.DEVNULL)
        with open(report) as file:
            checks = json.load(file)["checks"]
    return {name: [c for c in checks if c["implementation"] == spec[name]] for name in programs}


def same_digits(check):
    """Whether a smallest example prints one number for both."""
    text = check["counterexample"]
    expected, _, yours = text.rpartition(" is ")[2].partition(", yours ")
    return bool(yours) and expected == yours


def main():
    if sys.argv[1:2] == ["serve"]:
        return serve(sys.argv[2])
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--set", choices=["first", "held-out"])
    parser.add_argument("--only", action="append")
    parser.add_argument("--command", default=os.environ.get("GRADJUDGE_COMMAND", "gradjudge"))
    parser.add_argument("--verbose", action="store_true")
    asked = parser.parse_args()
    sets = {"first": FIRST, "held-out": HELD_OUT}
    misleading = 0
    for title, programs in sets.items():
        if asked.set not in (None, title) or not programs:
            continue
        programs = {n: p for n, p in programs.items() if not asked.only or n in asked.only}
        answers = run(programs, asked.command)
        count, examples, same = Counter(), 0, 0
        for name, (losses, causes, holds, _) in programs.items():
            for loss in losses:
                checks = [c for c in answers[name] if c["loss"] == loss]
                found = {d["id"]: d for c in checks for d in c["diagnosis"]}
                if not any(c["verdict"] == "fail" for c in checks):
                    verdict = "passes"
                else:
                    verdict = judge(causes, holds, found)
                count[verdict] += 1
                print(f"  {verdict:12}{name} on {loss}: {', '.join(found)}")
                if asked.verbose:
                    for d in found.values():
                        print(f"      {d['sentence']}\n        {d.get('where')}; {d.get('evidence')}")
                for c in checks:
                    if c["counterexample"]:
                        examples += 1
                        if same_digits(c):
                            same += 1
                            print(f"      same digits: {c['counterexample']}")
        print(f"{title}: {len(programs)} programs, {sum(count.values())} with each loss: " + ", ".join(
            f"{count[v]} {v}" for v in ("true", "half true", "unexplained", "misleading", "passes")))
        print(f"{title}: {same} of {examples} smallest examples print the same digits for both numbers")
        misleading += count["misleading"]
    return 1 if misleading else 0


if __name__ == "__main__":
    sys.exit(main())
