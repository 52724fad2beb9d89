#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How many right answers stay right however they are written.

    derivation_styles.py GRADJUDGE [COUNT [SEED]]

Writes COUNT documents, each one right derivation in a notation drawn at random (transposes, bold type, hats, sums and
their limits, functions, delimiters, products, decoration, layout, left-hand sides), grades them, and prints the share
of each verdict and every document that is not right. A right answer called wrong makes the exit status 1.
"""
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

# Formulas in a notation of their own: T(u_o) a transpose, <...> what a style decides. The loss, the variable and lines.
FORMULAS = [
    ("naive", "v_c", ["-{u_o} + {sum_w} {yhat_w} {u_w}", "{U}{(}{yhat} - {y}{)}"]),
    ("naive", "v_c", ["-{u_o} + {sum_w} {frac}{{exp_w}}{{sum_x} {exp_x}} {u_w}", "-{u_o} + {sum_w} {P_w} {u_w}"]),
    ("naive", "v_c", ["-{u_o} + {frac}{1}{{sum_w} {exp_w}} {sum_x} {exp_x} {u_x}", "{sum_w} {yhat_w} {u_w} - {u_o}"]),
    ("naive", "v_c", ["{U}{yhat} - {U}{y}", "{U}{(}{yhat} - {y}{)}"]),
    ("naive", "u_o", ["-{v_c} + {frac}{{exp_o}}{{sum_w} {exp_w}}{dot}{v_c}", "{(}{yhat_o} - 1{)}{dot}{v_c}"]),
    ("naive", "u_w", ["{(}{yhat_w} - {y_w}{)}{dot}{v_c}"]),
    ("naive", "u_w", ["{(}{yhat_w} - {one_w_o}{)}{dot}{v_c}"]),
    ("naive", "U", ["{v_c}{(}{yhat} - {y}{)}{T}"]),
    ("neg", "v_c", ["-{(}1 - {s_o}{)}{u_o} + {sum_k} {(}1 - {s_mk}{)}{u_k}", "{(}{s_o} - 1{)}{u_o} + {sum_k} {s_k}{dot}{u_k}"]),
    ("neg", "v_c", ["-{frac}{{s_o}{(}1 - {s_o}{)}}{{s_o}}{dot}{u_o} - {sum_k} {frac}{{s_mk}{(}1 - {s_mk}{)}}{{s_mk}}{dot}{(}-{u_k}{)}",
                    "{(}{s_o} - 1{)}{u_o} - {sum_k} {(}{s_mk} - 1{)}{u_k}"]),
    ("neg", "u_o", ["-{frac}{1}{{s_o}}{dot}{s_o}{(}1 - {s_o}{)}{dot}{v_c}", "{(}{s_o} - 1{)}{dot}{v_c}"]),
    ("neg", "u_k", ["-{(}1 - {s_mk}{)}{dot}{(}-{v_c}{)}", "{(}1 - {s_mk}{)}{dot}{v_c}", "{s_k}{dot}{v_c}"]),
    ("skip", "U", ["{sum_j} {frac}{{d} {J}{args}}{{d} {U}}"]),
    ("skip", "v_c", ["{sum_j} {frac}{{d} {J}{args}}{{d} {v_c}}"]),
    ("skip", "v_w", ["0"]),
    ("sigma", "x", ["{frac}{e^{-x}}{{(}1 + e^{-x}{)}^2}", "{frac}{1}{1 + e^{-x}}{dot}{(}1 - {frac}{1}{1 + e^{-x}}{)}",
                    "{s}(x){(}1 - {s}(x){)}"]),
]
LOSSES = {"naive": ["J_{naive-softmax}", r"J_{\text{naive-softmax}}", r"J_{\mathrm{naive\text{-}softmax}}(v_c, o, U)",
                    r"\boldsymbol{J}_{\text {naive-softmax }}\left(v_{c}, o, U\right)", "J_{softmax}", r"\mathcal{L}_{naive}"],
          "neg": ["J_{neg-sample}", r"J_{\text{neg-sample}}(v_c, o, U)", r"J_{neg}", r"\mathbf{J}_{\textrm{neg-sample}}"],
          "skip": ["J_{skip-gram}", r"J_{\text{skip-gram}}(v_c, w_{t-m}, \ldots, w_{t+m}, U)", r"J_{sg}"]}


class Style:
    def __init__(self, pick):
        bold = pick(["%s", "%s", "%s", r"\boldsymbol{%s}", r"\mathbf{%s}", r"\bm{%s}", r"\bm %s", r"\pmb{%s}", r"\bold{%s}",
                     r"\mathrm{%s}", r"{\bf %s}", r"{\rm %s}", r"\vec{%s}"])
        around = pick([False, False, True]) and bold.endswith("{%s}")
        braces = pick([True, False])
        self.transpose = pick(["^T", "^{T}", r"^\top", r"^{\top}", r"^\intercal", r"^{\mathrm T}", r"^\mathrm{T}", r"^{\text{T}}",
                               r"^{\mathsf{T}}"])
        before = pick([False, False, True])

        def sub(index):
            return "_{%s}" % index if braces or len(index) > 1 else "_" + index

        def vector(name, index):
            return bold % (name + sub(index)) if around else bold % name + sub(index)

        def transposed(name, index):
            if around:
                return (bold % (name + sub(index))) + self.transpose
            return bold % name + (self.transpose + sub(index) if before else sub(index) + self.transpose)

        hat = pick([r"\hat{%s}", r"\hat %s", r"\widehat{%s}", r"\tilde{%s}", r"\hat{%s}"])
        hatted = pick(["whole", "letter", "letter"])
        y = pick(["y", "y", r"\mathbf{y}", r"\boldsymbol{y}", r"\bm{y}"])
        if not hat.endswith("}"):
            y = "y"

        def y_hat(index=None):
            if index is None:
                return hat % y
            return hat % (y + sub(index)) if hatted == "whole" and hat.endswith("}") else hat % y + sub(index)

        left, right = pick([("(", ")"), ("(", ")"), (r"\left(", r"\right)"), ("[", "]"), (r"\left[", r"\right]"), (r"\bigl(", r"\bigr)"),
                            (r"\big(", r"\big)"), (r"\{", r"\}")])
        s = pick([r"\sigma", r"\sigma", "σ", r"\text{sigmoid}", r"\operatorname{sigmoid}", "sigmoid"])
        s_left, s_right = pick([("(", ")"), (r"\left(", r"\right)"), ("{(", ")}"), ("[", "]"), (r"\Big(", r"\Big)")])
        flip = pick([False, False, True])

        def score(index):
            if flip:
                return transposed("v", "c") + " " + vector("u", index)
            return transposed("u", index) + " " + vector("v", "c")

        w, x = pick([("w", "x"), ("w", "w"), ("w", "w'"), ("x", "w"), ("i", "j"), ("w", "v"), ("j", "k")])
        if x == "v":
            x = "x"
        vocabulary = pick([r"\sum_{%s \in Vocab}", r"\sum_{%s\in \text{Vocab}}", r"\sum_%s", r"\sum_{%s=1}^{V}", r"\sum_{%s=1}^{|V|}",
                           r"\sum^{|V|}_{%s=1}", r"\sum_{%s \in V}", r"\sum\limits_{%s \in \mathrm{vocab}}", r"\Sigma_{%s}",
                           r"\sum_{%s \in \text { Vocab }}", r"\sum_{%s=1}^{|Vocab|}", r"\sum_{%s}^{V}", r"\sum_{%s=1}^W"])
        if len(x) > 1 and vocabulary == r"\sum_%s":
            vocabulary = r"\sum_{%s}"
        exp = pick([r"\exp(%s)", "exp(%s)", "e^{%s}", r"\exp\left(%s\right)", r"\exp{(%s)}", r"\exp\{%s\}", r"\exp[%s]", r"\mathrm{exp}(%s)"])
        k = pick(["k", "k", "s", "i", "j"])
        negatives = pick([r"\sum_{%s=1}^{K}", r"\sum_{%s=1}^K", r"\sum^K_{%s=1}", r"\sum_{%s}", r"\Sigma_{%s=1}^K", r"\sum_{1 \le %s \le K}",
                          r"\sum\limits_{%s=1}^{K}", r"\sum_{%s \in \{1, \dots, K\}}", r"\sum_{%s\in[1,K]}"])
        window = pick([r"\sum_{-m \le j \le m, j \ne 0}", r"\sum_{\substack{-m \leq j \leq m \\ j \neq 0}}", r"\sum_{-m \leq j \leq m \atop j \neq 0}",
                       r"\sum_{-m<=j<=m, j!=0}", r"\sum_{\substack{-m \leqslant j \leqslant m \\ j \not= 0}}", r"\sum_{j=-m, j \neq 0}^{m}",
                       r"\sum\limits_{-m\le j\le m\\ j\ne 0}", r"\sum_{j \in \{-m,\dots,m\}\setminus\{0\}}"])
        one = pick([r"\mathbb{1}\{w=o\}", r"\mathbb{1}(w=o)", r"\mathbb{I}[w=o]", r"1\{w=o\}", r"\delta_{wo}", r"\delta_{w,o}", r"\mathbf{1}_{w=o}",
                    r"\mathbb{1}_{\{w=o\}}", r"[w = o]", r"I(w=o)", r"\mathbf{1}\left[w=o\right]"])
        probability = pick(["P(O=%s|C=c)", "p(%s|c)", r"\Pr(O=%s \mid C=c)", r"P(O = %s | c)", r"\mathrm{P}(%s|c)", r"P\left(O=%s \mid C=c\right)"])
        self.d = pick([r"\partial", r"\partial", r"\part", "∂"])
        self.parts = {
            "u_o": vector("u", "o"), "u_w": vector("u", w), "u_x": vector("u", x), "u_k": vector("u", k), "v_c": vector("v", "c"),
            "v_w": vector("v", "w"), "U": pick(["U", "U", r"\mathbf{U}", r"\boldsymbol{U}"]), "y": y, "yhat": y_hat(), "yhat_w": y_hat(w),
            "yhat_o": y_hat("o"), "y_w": y + sub(w), "(": left, ")": right, "T": self.transpose, "sum_w": vocabulary % w,
            "sum_x": vocabulary % x, "sum_k": negatives % k, "sum_j": window, "exp_w": exp % score(w), "exp_x": exp % score(x),
            "exp_o": exp % score("o"), "P_w": probability % w, "one_w_o": one, "s": s,
            "s_o": s + s_left + score("o") + s_right, "s_k": s + s_left + score(k) + s_right,
            "s_mk": s + s_left + "-" + score(k) + s_right, "dot": pick([" ", " ", r" \cdot ", r" \times ", " * ", "·"]),
            "frac": pick([r"\frac", r"\frac", r"\dfrac", r"\cfrac"]), "d": self.d, "J": pick(["J", r"\boldsymbol{J}", r"\mathbf J"]),
            "args": pick(["(v_c, w_{t+j}, U)", r"\left(v_c, w_{t+j}, U\right)", r"(\mathbf{v}_c, w_{t+j}, \mathbf{U})"])}
        self.w, self.k = w, k


def filled(template, parts):
    """Puts the style's parts in: {name}, innermost first; braces around anything else are LaTeX's own."""
    out, at = "", 0
    while at < len(template):
        if template[at] == "{":
            end = template.find("}", at)
            name = template[at + 1:end]
            if name in parts:
                out += parts[name]
                at = end + 1
                continue
        out += template[at]
        at += 1
    return out


def document(pick):
    loss, variable, lines = pick(FORMULAS)
    style = Style(pick)
    # An indicator of w and an index of another name would not fit; nor would a letter that is free on the left only.
    one_letter = any("one_w_o" in line or "y_w" in line for line in lines)
    while one_letter and variable == "u_w" and style.w != "w":
        style = Style(pick)
    d = style.d
    if loss == "sigma":
        left = pick([r"\sigma'(x)", r"\frac{d\sigma(x)}{dx}", r"\frac{\partial \sigma(x)}{\partial x}", r"\frac{d}{dx}\sigma(x)", r"\sigma^{\prime}(x)",
                     r"\frac{\mathrm{d}\sigma}{\mathrm{d}x}", r"\nabla_x \sigma(x)"])
    else:
        J = pick(LOSSES[loss])
        v = style.parts[variable]
        left = pick([r"\frac{%s %s}{%s %s}" % (d, J, d, v), r"\dfrac{%s %s}{%s %s}" % (d, J, d, v), r"\frac{%s}{%s %s} %s" % (d, d, v, J),
                     r"\nabla_{%s} %s" % (v, J), r"{%s %s \over %s %s}" % (d, J, d, v)])
    lines = [filled(line, style.parts) for line in lines]
    lines[-1] = pick(["%s", "%s", "%s", r"\boxed{%s}", r"{\color{red} %s}", r"\textcolor{blue}{%s}", r"\displaystyle %s", r"%s \tag{1}", r"%s."]) % lines[-1]
    if loss == "skip" and variable == "v_w":
        lines[-1] += pick(["", r" \quad (w \neq c)", r", \text{ when } w \ne c"])
    layout = pick(["one", "aligned", "align*", "split", "array", "gathered"])
    if layout == "one":
        text = "$$" + left + " = " + " = ".join(lines) + "$$"
    elif layout == "gathered":
        text = "$$" + left + " = " + (r" \\ = ").join(lines) + "$$"
    else:
        joined = pick([r" \\ &= ", r" \\[4pt] &= ", " \\\\\n& = ", r" \nonumber\\ &= "]).join(lines)
        if layout == "array":
            joined = joined.replace("&=", "&=&").replace("& =", "&=&")
            text = r"$$\begin{array}{rcl} %s &=& %s \end{array}$$" % (left, joined)
        else:
            text = r"\begin{%s} %s &= %s \end{%s}" % (layout, left, joined, layout)
            if layout != "align*":
                text = "$$" + text + "$$"
    return pick(["", "**(b)**\n\n", "### Answer\n\n", "So we have:\n"]) + text + "\n"


def main():
    gradjudge, count, seed = sys.argv[1], int((sys.argv[2:] + ["1000"])[0]), int((sys.argv[3:] + ["1"])[0])
    random.seed(seed)
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{i:05}.md" for i in range(count)]
        for file in files:
            file.write_text(document(random.choice), encoding="utf-8")
        verdicts, bad = Counter(), []
        for begin in range(0, count, 200):
            part = files[begin:begin + 200]
            done = subprocess.run([gradjudge, "derivation", "--format", "json", *map(str, part)], capture_output=True)
            if done.returncode not in (0, 1):
                sys.exit(done.stderr.decode())
            entries = json.loads(done.stdout)["derivations"]
            by_file = {}
            for entry in entries:
                by_file.setdefault(entry["file"], []).append(entry)
            for file in part:
                last = by_file.get(str(file), [{"verdict": "none", "reason": "", "convention": ""}])
                worst = next((line for line in last if line["verdict"] == "wrong"), last[-1])
                verdicts[worst["verdict"]] += 1
                if worst["verdict"] != "right":
                    bad.append((worst, file.read_text(encoding="utf-8")))
        for entry, text in bad:
            print(f"{entry['verdict']}: {entry['reason']} {entry['convention']}\n{text}")
        print(", ".join(f"{verdict} {number}" for verdict, number in verdicts.most_common()), f"of {count}")
        return 1 if verdicts["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
