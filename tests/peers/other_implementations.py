# SPDX-License-Identifier: MIT
"""Checks other implementations of word2vec's losses, and prints what came out as Markdown tables."""
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

COMMAND = sys.argv[1]
PEERS = os.environ["PEERS"]

# What is checked, as --impl takes it. Each says itself what it needs to be allowed.
IMPLEMENTATIONS = {
    "PyTorch, float64": "process:/usr/bin/python3 tests/peers/torch_autograd.py float64",
    "PyTorch, float32": "process:/usr/bin/python3 tests/peers/torch_autograd.py float32",
    "gensim": "process:/usr/bin/python3 tests/peers/gensim_training.py",
    "fastText": f"process:{PEERS}/fasttext_update",
    "word2vec.c": f"library:{PEERS}/libword2vec_c.so",
}


def check(spec, *arguments):
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder) / "results.json"
        run = subprocess.run([COMMAND, "check", "--impl", spec, "--timeout", "30", f"--report=json={report}", *arguments],
                             stdout=subprocess.DEVNULL)  # fmt: skip
        if run.returncode not in (0, 1):
            sys.exit(f"{spec}: gradjudge exited with {run.returncode}")
        return json.loads(report.read_text())


def allowed_of(entry):
    """What JSON lacks is text: inf."""
    return float(entry["rounding"]) * entry["slack"] + float(entry["allowance"])


def share(result):
    """The worst entry's error in units of what is allowed; 0 for a block that cannot be read."""
    worst = [block["worst"] for block in result["blocks"] if block["worst"]]
    shares = []
    for entry in worst:
        allowed = allowed_of(entry)
        difference = float(entry["difference"])
        shares.append(0.0 if difference == 0 else difference / allowed if allowed else float("inf"))
    return max(shares, default=0.0)


def name_of(result):
    block = result["blocks"][0]
    index = "".join(f"[{i}]" for i in (block["worst"] or {"index": []})["index"])
    return f"{result['case']} {block['block']}{index}"


def kind(result):
    return "value" if result["question"].endswith((".loss", ".value")) else "gradients"


def groups(results):
    found = collections.defaultdict(list)
    for result in results["checks"]:
        found[result["loss"], kind(result)].append(result)
    return found


def cell(results):
    passed = sum(result["verdict"] == "pass" for result in results)
    return f"{passed} of {len(results)}", f"{max(map(share, results)):.2g}"


def diagnoses(results):
    found = collections.Counter(
        diagnosis["id"] for result in results if result["verdict"] != "pass" for diagnosis in result["diagnosis"]
    )
    verdicts = collections.Counter(result["verdict"] for result in results if result["verdict"] in ("error", "inconclusive"))
    return ", ".join([f"{id} {count}" for id, count in found.most_common()] + [f"**{v}** {n}" for v, n in verdicts.items()])


def main():
    left = []
    print("| implementation | loss | of it | pass without | largest error | why | pass with allowances | largest error | why |")
    print("| --- | --- | --- | ---: | ---: | --- | ---: | ---: | --- |")
    for name, spec in IMPLEMENTATIONS.items():
        without, allowed = check(spec), check(spec, "--allow", "declared")
        with_allowances = groups(allowed)
        calls_itself = allowed["implementations"][0]["calls_itself"]
        print(f"{name}: {calls_itself}", file=sys.stderr)
        for (loss, what), results in groups(without).items():
            after = with_allowances[loss, what]
            print("|", " | ".join([name, loss, what, *cell(results), diagnoses(results), *cell(after), diagnoses(after)]), "|")
            if any(result["verdict"] != "pass" for result in after):
                left.append((name, loss, what, max(after, key=share), after))
    print("\n| implementation | loss | of it | furthest off with allowances | yours | truth | allowed |")
    print("| --- | --- | --- | --- | ---: | ---: | ---: |")
    for name, loss, what, result, _ in left:
        worst = result["blocks"][0]["worst"]
        allowed = allowed_of(worst)
        print(f"| {name} | {loss} | {what} | {name_of(result)} | {float(worst['yours']):.6g} | {float(worst['truth']):.6g} "
              f"| {allowed:.2g} |")  # fmt: skip
    print()
    for name, loss, what, _, results in left:
        sentences = {}
        for result in results:
            for diagnosis in result["diagnosis"]:
                sentences.setdefault((diagnosis["id"], diagnosis["sentence"]), f"{result['suite']}/{result['case']}")
        for (id, sentence), case in sentences.items():
            print(f"- {name}, {loss}, {what}: `{id}` {sentence} First in `{case}`.")


main()
