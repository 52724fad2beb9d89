// SPDX-License-Identifier: MIT
const LONGEST_FORMULA = 4000;

// A formula, also as MathML for those who hear it; as it is written where KaTeX is not in the page or cannot read it.
// Formulas of students may link to nothing, load nothing, and expand to little.
function formula(latex, { display = false } = {}) {
  const holder = element("span", { class: display ? "formula display" : "formula" });
  if (typeof katex === "undefined" || latex.length > LONGEST_FORMULA || hidesSomething(latex))
    return append(holder, [element("code", { dir: "ltr" }, latex)]);
  try {
    katex.render(latex, holder, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      strict: false,
      maxExpand: 200,
      maxSize: 20,
    });
  } catch {
    holder.replaceChildren(element("code", { dir: "ltr" }, latex));
  }
  return holder;
}

// A calculation by hand: what is done on the left, the mathematics on the right.
// `yours` marks the last line, which is what a program returned.
function calculation(steps, { yours = false } = {}) {
  const rows = steps.map((step, i) => {
    const marked = yours && i === steps.length - 1 && "yours";
    return [
      element("dt", { class: marked }, step.words),
      element("dd", { class: marked }, formula(step.latex, { display: true })),
    ];
  });
  return element("dl", { class: "calculation" }, rows);
}
