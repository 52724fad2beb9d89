#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How far the verdicts of `gradjudge grade` agree with labels that somebody gave to real submissions.

    label_agreement.py GRADJUDGE LABELS.jsonl FOLDER

FOLDER holds a folder for each line of LABELS with the submitted files, named as the line's `folder` says, or else by
its number from 0 (00, 01, …). A line says of each function (sigmoid, nsm, ns_distinct, ns_repeat, skipgram_itself or
sk) whether it is right, right_shape, wrong or unfinished; right_shape counts as right, unfinished as not right. A
function without a label is left out, and so is sk where skipgram_itself is missing, because it charges a skip-gram for
the losses that it is built of."""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

# Random cases can draw a word twice, so they are no part of ns_distinct.
ASSIGNMENT = """
assignment: labels
questions:
  - {id: sigmoid, points: 1, suite: sigmoid.yaml, checks: [sigmoid.value], without: [large]}
  - {id: nsm, points: 1, suite: naive_softmax.yaml, checks: [softmax.loss, softmax.v_c, softmax.U],
     without: &beside_the_point [large, robustness, saturated, degenerate]}
  - {id: ns_distinct, points: 1, suite: negative_sampling.yaml, checks: [neg.loss, neg.v_c, neg.U],
     without: [large, robustness, saturated, degenerate, repeats, random]}
  - {id: ns_repeat, points: 1, suite: negative_sampling.yaml, checks: [neg.loss, neg.v_c, neg.U],
     tags: [repeats], without: *beside_the_point}
  - {id: skipgram_itself, points: 1, suite: skip_gram.yaml,
     checks: [skipgram.loss, skipgram.v_c, skipgram.v_w, skipgram.U], without: *beside_the_point}
"""
RIGHT = {"right": True, "right_shape": True, "right_own_functions_only": True, "wrong": False, "unfinished": False}


def main():
    command, labels_file, submissions = sys.argv[1:]
    labels = [json.loads(line) for line in open(labels_file)]
    table, disagreements = collections.Counter(), []
    with tempfile.TemporaryDirectory() as work:
        assignment = pathlib.Path(work, "labels.yaml")
        assignment.write_text(ASSIGNMENT)
        subprocess.run([command, "grade", submissions, "--assignment", assignment, "--out", work + "/out"], check=True)
        for number, label in enumerate(labels):
            folder = label.get("folder", f"{number:02d}")
            results = json.loads(pathlib.Path(work, f"out/submissions/{folder}/results.json").read_text())
            for question in results["submissions"][0]["questions"]:
                name, status = question["id"], question["status"]
                if label.get(name) not in RIGHT:
                    continue
                table[(name, label[name], status)] += 1
                if RIGHT[label[name]] != (status == "right"):
                    wrong = [c for c in results["checks"] if c["verdict"] != "pass"]
                    names = sorted({f'{c["case"]} {c["question"]}: {c["reason"]}' for c in wrong})
                    disagreements.append((number, label["repo"], name, label[name], status, question["reason"], names))
    for (name, expected, status), count in sorted(table.items()):
        print(f"{name:16} labelled {expected:26} graded {status:20} {count}")
    prefix = {"sigmoid": "sigmoid", "nsm": "softmax", "ns_distinct": "neg", "ns_repeat": "neg", "skipgram_itself": "skip"}
    for number, repo, name, expected, status, reason, names in disagreements:
        print(f"\n{number:02d} {repo} {name}: labelled {expected}, graded {status} {reason}")
        for line in [n for n in names if f" {prefix[name]}" in n][:6]:
            print("    " + line[:200])
    total = sum(table.values())
    agreed = total - len(disagreements)
    called_wrong = sum(RIGHT[d[3]] for d in disagreements)
    print(f"\n{agreed} of {total} agree ({agreed / total:.1%}); {called_wrong} labelled right are graded otherwise")


if __name__ == "__main__":
    main()
