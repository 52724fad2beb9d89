# SPDX-License-Identifier: MIT
"""What it costs to ask a function of Python in its own process: processor time a case of a small suite, beside that of
the whole check (truth, budget and verdict included). Usage: PYTHONPATH=build/release/python python_in_process.py"""
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "tools/python"))

from gradjudge.answer import answerer  # noqa: E402
from gradjudge.suites import load_cases  # noqa: E402
from right_and_wrong import naive_softmax  # noqa: E402

ROUNDS = 20


def seconds_a_case(action, cases):
    start = time.process_time()
    for _ in range(ROUNDS):
        action()
    return (time.process_time() - start) / (ROUNDS * cases)


def main():
    cases = load_cases("naive_softmax", (), False)
    answer = answerer(naive_softmax)
    every = [cases.inputs(which, False) for which in range(len(cases))]
    function = seconds_a_case(lambda: [naive_softmax(**inputs) for inputs in every], len(cases))
    asked = seconds_a_case(lambda: [answer("naive_softmax", inputs) for inputs in every], len(cases))
    whole = seconds_a_case(lambda: cases.check(answer, "naive_softmax", False, 16, ""), len(cases))
    print(f"{len(cases)} cases of naive_softmax, {ROUNDS} rounds, microseconds of processor time a case:")
    print(f"  the function itself    {function * 1e6:8.0f}")
    print(f"  asking it, beside that {(asked - function) * 1e6:8.0f}")
    print(f"  the whole check        {whole * 1e6:8.0f}")


if __name__ == "__main__":
    main()
