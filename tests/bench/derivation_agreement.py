#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How well the verdicts on written derivations agree with labels given by hand.

    derivation_agreement.py GRADJUDGE LABELS.jsonl DOCUMENTS

LABELS has one labelled answer a line: repo, path, lines (["19"], in a notebook ["cell5:12"]), question, label
(right, right_by_convention, wrong) and kind. DOCUMENTS/repo/path is the document. The documents are other
people's and are not part of this project.
"""
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

JUDGED = ("right", "right_by_convention", "wrong")


def grade(gradjudge, document):
    done = subprocess.run([gradjudge, "derivation", "--format", "json", str(document)], capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{document}: exit status {done.returncode}: {done.stderr.decode()}")
    return json.loads(done.stdout)["derivations"]


def at_line(entry, line):
    cell, _, number = line.rpartition(":")
    if (entry["cell"] is not None) != bool(cell) or (cell and entry["cell"] != int(cell.removeprefix("cell"))):
        return False
    return int(number) in (entry["line"], entry["row_line"])


def answer_of(entries, label):
    """The line that the label speaks of: the last answer on its last line, else the last line there."""
    for line in reversed(label["lines"]):
        here = [entry for entry in entries if at_line(entry, line)]
        same = [entry for entry in here if entry["question"] == label["question"]] or here
        judged = [entry for entry in same if entry["verdict"] in JUDGED] or same
        if judged:
            answers = [entry for entry in judged if entry["answer"]] or judged
            return answers[-1]
    return None


def main():
    gradjudge, labels_file, documents = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    labels = [json.loads(line) for line in labels_file.read_text(encoding="utf-8").splitlines() if line.strip()]
    graded = {}
    table = Counter()
    questions = mends = wrong = 0
    for label in labels:
        document = documents / label["repo"] / label["path"]
        if document not in graded:
            graded[document] = grade(gradjudge, document)
        entry = answer_of(graded[document], label)
        verdict = entry["verdict"] if entry else "unread"
        table[label["label"], verdict] += 1
        questions += bool(entry) and entry["question"] == label["question"]
        if label["label"] == "wrong":
            wrong += 1
            mends += bool(entry) and entry["mend"] is not None
            shown = entry["mend"]["sentence"] if entry and entry["mend"] else "no mend"
            print(f"wrong  {label['path']}:{label['lines']} {label['question']} ({label['kind']}): {verdict}; {shown}")
        elif verdict != label["label"]:
            reason = f"{entry['convention']} {entry['reason']}" if entry else "no formula with a verdict there"
            print(f"differs {label['path']}:{label['lines']} {label['question']} ({label['kind']}): "
                  f"{label['label']}, judged {verdict}: {reason}")
    verdicts = JUDGED + ("unread", "not_a_claim")
    print(f"\n{'label':22}" + "".join(f"{verdict:>21}" for verdict in verdicts))
    for label in JUDGED:
        print(f"{label:22}" + "".join(f"{table[label, verdict]:21}" for verdict in verdicts))
    total = len(labels)
    read = sum(count for (_, verdict), count in table.items() if verdict in JUDGED)
    agree = sum(table[label, label] for label in JUDGED)
    right = ("right", "right_by_convention")
    coarse = table["wrong", "wrong"] + sum(table[label, verdict] for label in right for verdict in right)
    print(f"\nread {read} of {total}; agree {agree}; agree if right and right by convention count as one {coarse}; "
          f"right called wrong {sum(table[label, 'wrong'] for label in right)}; "
          f"same question {questions}; wrong with a mend {mends} of {wrong}")


if __name__ == "__main__":
    main()
