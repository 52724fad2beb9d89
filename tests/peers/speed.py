# SPDX-License-Identifier: MIT
"""What a check of a small problem costs through each way, beside the reference in process: the time of a run with
many cases less that of a run with few, so that starting up is left out, and starting up by itself."""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

COMMAND = sys.argv[1]
PEERS = os.environ["PEERS"]
FEW, MANY, ROUNDS = 10, 210, 3

EXAMPLES = "tools/examples/process_protocol"
WAYS = {
    "in process (the reference)": "reference",
    "library: (C)": f"library:{PEERS}/libanswer.so",
    "process: (C++)": f"process:{PEERS}/answer",
    "process: (Python with numpy)": f"process:/usr/bin/python3 {EXAMPLES}/answer.py",
    "process: (JavaScript)": f"process:node {EXAMPLES}/answer.js",
    "process: (Perl)": f"process:perl {EXAMPLES}/answer.pl",
}


def suite(folder, cases):
    """V = 5, d = 3, K = 5."""
    path = pathlib.Path(folder) / f"{cases}.yaml"
    path.write_text(
        "suite: speed\nloss: negative_sampling\ncases:\n"
        + "".join(f"  - name: c{i}\n    description: Drawn.\n    random: {{seed: {i}}}\n" for i in range(cases))
    )
    return path


def seconds(path, spec):
    start = time.perf_counter()
    subprocess.run([COMMAND, "check", path, "--jobs", "1", "--no-diagnosis", "--impl", spec], check=True,
                   stdout=subprocess.DEVNULL)  # fmt: skip
    return time.perf_counter() - start


def main():
    print("| way | ms a case | beside in process | start-up ms |\n| --- | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        few, many = suite(folder, FEW), suite(folder, MANY)
        in_process = None
        for name, spec in WAYS.items():
            pairs = [(seconds(few, spec), seconds(many, spec)) for _ in range(ROUNDS)]
            each = statistics.median((b - a) / (MANY - FEW) * 1e3 for a, b in pairs)
            start = statistics.median(a * 1e3 - FEW * each for a, _ in pairs)
            in_process = in_process if in_process is not None else each
            print(f"| {name} | {each:.2f} | {each - in_process:+.2f} | {start:.0f} |")


main()
