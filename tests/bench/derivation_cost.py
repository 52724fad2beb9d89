#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What grading a document costs: the processor's time and the memory of the whole command.

    derivation_cost.py GRADJUDGE [DOCUMENTS]

First documents of forty formulas, drawn as derivation_styles.py draws them; with DOCUMENTS (a folder), each document in it
as well; then documents made to be dear. Prints median and worst.
"""
import os
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import derivation_styles

START = r"$$\frac{\partial J_{neg-sample}}{\partial v_c} = "


def hostile():
    doubling = "".join(r"\newcommand{\q%s}{\q%s\q%s}" % (chr(i), chr(i + 1), chr(i + 1)) for i in range(97, 122))
    arguments = "".join(r"\newcommand{\q%s}[1]{\q%s{#1#1}}" % (chr(i), chr(i + 1)) for i in range(97, 122))
    yield "open brackets", "md", START + "(" * 200_000 + "$$"
    yield "deep fractions", "md", START + r"\frac{1}{" * 1500 + "1" + "}" * 1500 + "$$"
    yield "huge sums", "md", START + "".join(r"\sum_{%s=1}^{900}" % i for i in "ijks") + r"\sigma(u_k^T v_c) u_k$$"
    yield "many sums", "md", (START + r"\sum_{w}\sum_{x}\sum_{i}\sum_{s} \sigma(u_w^T v_c) u_x$$" + "\n\n") * 200
    yield "many derivatives of sums", "md", (r"$$\frac{\partial J_{naive-softmax}}{\partial U} = \frac{\partial}{\partial U} \sum_{w}\sum_{x}"
                                             r"\sum_{i} \log(\exp(u_w^T v_c) + \exp(u_x^T v_c) + \hat y_i)$$" + "\n\n") * 100
    yield "doubling macros", "md", "$" + doubling + r"\qa$"
    yield "doubling arguments", "tex", r"\documentclass{article}" + arguments + r"\begin{document}$\qa{x}$\end{document}"
    yield "reads itself", "tex", r"\documentclass{article}\begin{document}\input{document}$a=b$\end{document}"
    yield "10 MB of dollars", "md", "$" * 10_000_000
    yield "2 MB of dollars", "md", "$" * 1_999_999
    yield "2 MB of dollars and blanks", "md", "$ " * 999_999
    yield "unclosed displays", "md", "\\[" * 999_999
    yield "100000 formulas", "md", "$a=b$ " * 95_000
    yield "19000 formulas", "md", "$a=b$ " * 19_000
    yield "many wrong lines", "md", (START + " + ".join([r"\sigma(u_o^T v_c) u_o"] * 14) + "$$\n\n") * 60
    yield "0.6 MB of LaTeX dollars", "tex", "$" * 590_000


def cost(gradjudge, file):
    """Seconds of processor time and megabytes of one run."""
    run = subprocess.Popen([gradjudge, "derivation", str(file)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(run.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1, 2):
        sys.exit(f"{file}: exit status {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def shown(name, costs):
    seconds = [one[0] for one in costs]
    print(f"{name}: median {statistics.median(seconds):.2f} s, worst {max(seconds):.2f} s, at most {max(one[1] for one in costs):.0f} MB "
          f"({len(costs)} documents)")


def main():
    gradjudge = sys.argv[1]
    random.seed(7)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "document.md"
        costs = []
        for _ in range(20):
            parts = [derivation_styles.document(random.choice) for _ in range(40)]
            file.write_text("\n".join(parts), encoding="utf-8")
            costs.append(cost(gradjudge, file))
        shown("forty right formulas", costs)
        costs = []
        for _ in range(20):
            parts = [derivation_styles.document(random.choice).replace("1 - ", "1 + ").replace("- 1", "+ 1") for _ in range(40)]
            file.write_text("\n".join(parts), encoding="utf-8")
            costs.append(cost(gradjudge, file))
        shown("forty formulas, many wrong", costs)
        if len(sys.argv) > 2:
            documents = [path for path in sorted(Path(sys.argv[2]).rglob("*")) if path.suffix in (".md", ".tex", ".ipynb", ".org")]
            shown("given documents", [cost(gradjudge, path) for path in documents])
        costs = []
        for name, ending, text in hostile():
            file = Path(folder) / f"document.{ending}"
            file.write_text(text, encoding="utf-8")
            costs.append(cost(gradjudge, file))
            print(f"  {name}: {costs[-1][0]:.2f} s, {costs[-1][1]:.0f} MB")
        shown("hostile documents", costs)


if __name__ == "__main__":
    main()
