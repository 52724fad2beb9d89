#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Kills the grader at random moments, and looks at what is left.

    kill_grader.py GRADJUDGE [KILLS]

Grades a class of 60 without interruption; then again, killed by SIGKILL at KILLS (20) random moments, each time
started anew. After each kill: every file under its final name is whole, and no process of the sandbox is left. At the
end: the same files as without interruption, and nothing was graded twice."""
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

SOLUTION = pathlib.Path(__file__).parents[1] / "tools/sandbox/attacks/solution.py"
SANDBOX_USERS = range(61184, 65184)


def sandbox_processes():
    found = []
    for status in pathlib.Path("/proc").glob("[0-9]*/status"):
        try:
            lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:
            continue
        if int(lines["Uid"].split()[0]) in SANDBOX_USERS:
            found.append(status.parent.name)
    return found


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def unfinished(folder):
    return [path for path in folder.rglob("*.json") if path.is_file() and not json.loads(path.read_text())]


def main():
    command = sys.argv[1]
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    random.seed(4)
    with tempfile.TemporaryDirectory() as work:
        folder = pathlib.Path(work, "class")
        for i in range(60):
            (folder / f"student_{i:02d}").mkdir(parents=True)
            (folder / f"student_{i:02d}" / "word2vec.py").write_text(SOLUTION.read_text() + f"# {i}\n")
        whole, killed = pathlib.Path(work, "whole"), pathlib.Path(work, "killed")
        grade = [command, "grade", folder, "--assignment", "word2vec", "--out"]
        others = set(sandbox_processes())
        start = time.monotonic()
        subprocess.run(grade + [whole], check=True, stdout=subprocess.DEVNULL)
        duration = time.monotonic() - start
        written = {}
        for kill in range(kills):
            process = subprocess.Popen(grade + [killed], stdout=subprocess.DEVNULL)
            time.sleep(random.uniform(0, duration / 3))
            process.kill()
            process.wait()
            time.sleep(0.5)
            left = set(sandbox_processes()) - others
            assert not left, f"kill {kill}: processes left over: {left}"
            assert not unfinished(killed), f"kill {kill}: half-written files"
            for path in killed.glob("submissions/*/results.json"):
                changed = path.stat().st_mtime_ns
                assert written.setdefault(path, changed) == changed, f"{path} was graded twice"
        print(f"{kills} kills within a run of {duration:.1f} s: {len(written)} of 60 were graded by then")
        subprocess.run(grade + [killed], check=True, stdout=subprocess.DEVNULL)
        for path, changed in written.items():
            assert path.stat().st_mtime_ns == changed, f"{path} was graded twice"
        assert files(whole) == files(killed), "the results differ from those of a run that was not killed"
        print("no process left over, no half-written file, nothing graded twice, the same results")


if __name__ == "__main__":
    main()
