# SPDX-License-Identifier: MIT
"""Times gradjudge's certified check of a naive softmax gradient (v_c and all of U) beside what others offer for
the same numbers, each in a process of its own on one core, and prints one table.
    beside_peers.py TIME_ORACLE     the built program that times gradjudge; tests/bench/beside_peers builds it"""
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile

SIZES = [(5, 3), (100, 10), (200, 20), (1000, 100), (10000, 100)]
PEERS = {
    "PyTorch gradcheck, slow": "torch_gradcheck_slow.py",
    "PyTorch gradcheck, fast": "torch_gradcheck_fast.py",
    "SciPy check_grad": "scipy_check_grad.py",
    "mpmath, 50 digits": "mpmath_differences.py",
}
LONGEST = 60  # seconds, with the start of the process
VERSIONS = """
import gmpy2, mpmath, numpy, scipy, torch
for module in torch, scipy, numpy, mpmath:
    print(module.__name__, module.__version__, end=", ")
print("gmpy2", gmpy2.version(), "as mpmath's", mpmath.libmp.BACKEND)
"""
FOLDER = pathlib.Path(__file__).parent
CORES = sorted(os.sched_getaffinity(0))


def on(cores, *command):
    return ["taskset", "-c", ",".join(map(str, cores)), *map(str, command)]


def time_peer(script, problem, d):
    """The median seconds of the runs that a minute and the memory hold, wall and processor; None if they hold none."""
    command = on(CORES[:1], sys.executable, FOLDER / "peers" / script, problem, d)
    with tempfile.TemporaryFile("w+") as output:
        try:
            subprocess.run(command, stdout=output, timeout=LONGEST, check=True)
        except subprocess.TimeoutExpired:
            pass
        output.seek(0)
        runs = [tuple(map(float, line.split())) for line in output if line.endswith("\n")]
    return tuple(map(statistics.median, zip(*runs))) if runs else None


def time_gradjudge(program, size, cores):
    return json.loads(subprocess.run(on(cores, program, *size), capture_output=True, text=True, check=True).stdout)


def duration(times):
    """What was measured, on the clock and, in brackets, on the processor."""
    if times is None:
        return "-"
    unit, factor = ("s", 1) if times[0] >= 1 else ("ms", 1e3) if times[0] >= 1e-3 else ("µs", 1e6)
    wall, cpu = (f"{seconds * factor:.{3 if seconds * factor < 1000 else 4}g}" for seconds in times)
    return f"{wall} ({cpu}) {unit}"


def both(measured):
    return measured["wall"], measured["cpu"]


def print_table(rows):
    widths = [max(map(len, column)) for column in zip(*rows)]
    for row in rows:
        print(row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:])), sep="  ")


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    versions = subprocess.run([sys.executable, "-c", VERSIONS], capture_output=True, text=True, check=True).stdout
    load = ", ".join(f"{x:.1f}" for x in os.getloadavg())
    return (
        f"{model}, {len(CORES)} cores; Linux {platform.release()}; load {load} at the start\n"
        f"Python {platform.python_version()}, {versions}"
    )


def main():
    program = sys.argv[1]
    print(machine())
    ours = {size: time_gradjudge(program, size, CORES[:1]) for size in SIZES}
    largest = SIZES[-1]
    on_all = time_gradjudge(program, largest, CORES)
    peers = {name: {} for name in PEERS}
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            problem = pathlib.Path(folder) / "problem"
            subprocess.run([program, *map(str, size), "--write", problem], check=True)
            for name, script in PEERS.items():
                # What did not fit at one size does not fit at a larger one.
                given_up = None in peers[name].values()
                peers[name][size] = None if given_up else time_peer(script, problem, size[1])

    print("Time on the clock (and of the processor), median of several runs, one core; - is over a minute or out of memory\n")
    rows = [["V, d", *(f"{V:,}, {d}" for V, d in SIZES)]]
    rows.append(["gradjudge, certified", *(duration(both(ours[size])) for size in SIZES)])
    rows.append([f"gradjudge, {len(CORES)} cores", *("" for _ in SIZES[:-1]), duration(both(on_all))])
    rows += [[name, *map(duration, peers[name].values())] for name in PEERS]
    print_table(rows)

    pair = on_all["exp"]["cpu"] + on_all["log"]["cpu"]
    million = largest[0] * largest[1]
    print(
        f"\nOne exp {on_all['exp']['cpu'] * 1e9:.0f} ns, one log {on_all['log']['cpu'] * 1e9:.0f} ns,"
        f" at {on_all['precision_bits']} bits (processor, same process)\n"
        f"The {million:,} coordinates of U over {len(CORES)} cores cost, in an exp and a log each so spread:"
        f" {on_all['wall'] / (million * pair / len(CORES)):.2f} on the clock,"
        f" {on_all['cpu'] / (million * pair):.2f} of the processor\n"
        f"Peak memory of that process: {on_all['peak_memory_MB']:.0f} MB"
    )
    for name, size in (("SciPy check_grad", (100, 10)), ("PyTorch gradcheck, slow", (200, 20))):
        if peers[name][size]:
            wall, cpu = (theirs / own for theirs, own in zip(peers[name][size], both(ours[size])))
            print(f"{name} at {size}: {wall:.1f} times gradjudge's time on the clock, {cpu:.1f} of the processor")


if __name__ == "__main__":
    main()
