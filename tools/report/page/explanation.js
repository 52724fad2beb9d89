// SPDX-License-Identifier: MIT
// How one number is known: the page that is projected in a lecture.
function evaluations(e) {
  const { J_plus, J_minus, value } = e.black_box;
  return element(
    "dl",
    { class: "calculation numbers" },
    element("dt", {}, formula("x")),
    element("dd", {}, digits(e.x)),
    element("dt", {}, formula("h")),
    element("dd", {}, powerOf("2", e.black_box.log2_step)),
    element("dt", {}, formula("J(x+h)")),
    element("dd", {}, knownNumber(J_plus, J_minus.value)),
    element("dt", {}, formula("J(x-h)")),
    element("dd", {}, knownNumber(J_minus, J_plus.value)),
    element("dt", {}, formula("\\dfrac{J(x+h) - J(x-h)}{2h}")),
    element("dd", {}, knownNumber(value, e.truth.value)),
  );
}

function errors(e) {
  const { truncation, rounding, value, third_derivative } = e.black_box;
  return element(
    "dl",
    { class: "calculation" },
    element("dt", {}, "Truncation"),
    element(
      "dd",
      {},
      formula("\\le \\tfrac{h^2}{6} M_3"),
      ` = ${boundText(truncation)}, where `,
      formula("|J'''| \\le M_3"),
      ` = ${boundText(third_derivative)}`,
    ),
    element("dt", {}, "Rounding"),
    element("dd", {}, `≤ ${boundText(rounding)}, from a running error analysis of both evaluations`),
    element("dt", {}, "Together"),
    element("dd", {}, `≤ ${boundText(value.bound)}`),
  );
}

function sizes(e) {
  return ladder([
    { name: "the usual tolerance of gradient checks", size: 1e-5, tone: "neutral" },
    { name: "allowed here", size: e.double.allowed, tone: "inconclusive" },
    { name: "an honest implementation in double is off by", size: e.double.off, tone: "accent" },
    { name: "truth's bound", size: Number(e.truth.bound), tone: "pass" },
  ]);
}

function showExplanation(e) {
  document.title = `${e.entry} of ${e.case} · gradjudge`;
  showPage(
    element(
      "header",
      { class: "top" },
      element("p", { class: "eyebrow" }, "gradjudge explain · ", foreign(e.case)),
      element("h1", { class: "claim" }, formula(e.latex), " = ", element("span", { class: "digits" }, firstDigits(e.truth.value, 22))),
      element("p", { class: "lede" }, `Known to ± ${boundText(e.truth.bound)}. How?`),
      e.description && element("p", { class: "muted" }, foreign(e.description)),
    ),
    section("evaluations", `Two evaluations of the loss, at ${e.precision_bits} bits${e.inputs_are_exact ? "" : ", of the inputs rounded to as many"}`, evaluations(e)),
    section("errors", "What can be wrong with it", errors(e)),
    section("curve", "Why this step", errorCurve(e.curve)),
    section(
      "truth",
      "Truth, as checks judge by it",
      element("p", { class: "wide" }, knownNumber(e.truth)),
      element("p", {}, "The formula, in as many bits:"),
      element("p", { class: "wide" }, digits(e.analytic, e.truth.value)),
    ),
    section(
      "double",
      "An honest implementation in double",
      element("p", { class: "wide" }, digits(e.double.value, e.truth.value)),
      element(
        "p",
        {},
        `Off by ${shortNumber(e.double.off)}, allowed ${shortNumber(e.double.allowed)}: rounding ${shortNumber(e.double.rounding)} × ${e.double.slack}${e.double.declared > 0 ? ` + declared ${shortNumber(e.double.declared)}` : ""}.`,
      ),
      sizes(e),
    ),
    e.calculation.length > 0 && section("by-hand", "By hand", calculation(e.calculation)),
    toolFooter(e.tool),
  );
  drawPlots();
}

showExplanation(pageData());
