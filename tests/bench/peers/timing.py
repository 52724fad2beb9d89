# SPDX-License-Identifier: MIT
"""Runs one peer's check again and again; each peer is a program: PEER.py FILE d."""
import sys
import time

from problem import Problem

RUNS = 5


def repeat(prepare):
    """Prints the seconds on the clock and of the processor for each of several runs of the check, a Boolean
    function without arguments, that `prepare` makes of the problem; nothing where memory does not suffice.
    Ends the program if a check fails."""
    check = prepare(Problem(sys.argv[1], int(sys.argv[2])))
    for _ in range(RUNS):
        wall, processor = time.perf_counter(), time.process_time()
        try:
            passed = check()
        except MemoryError as error:
            print(f"{sys.argv[0]}: {error}", file=sys.stderr)
            return
        print(time.perf_counter() - wall, time.process_time() - processor, flush=True)
        if not passed:
            sys.exit(f"{sys.argv[0]}: the reference does not pass")
