// SPDX-License-Identifier: MIT
// An error in units of what is allowed, on a logarithmic rule: what is left of the mark passes.
const RULE_FROM = -3;
const RULE_TO = 16;

function timesAllowed(share) {
  if (Number.isNaN(share)) return "not a number";
  if (share === Infinity) return "beyond any allowance";
  return `${shortNumber(share)} × allowed`;
}

function budgetRule(share) {
  const place = (exponent) =>
    `${(100 * (Math.min(RULE_TO, Math.max(RULE_FROM, exponent)) - RULE_FROM)) / (RULE_TO - RULE_FROM)}%`;
  const exponent = share > 0 ? Math.log10(share) : RULE_FROM;
  const beyond = !(share <= 1);
  return element(
    "div",
    { class: "rule", role: "img", "aria-label": `${timesAllowed(share)}; all that is allowed is 1` },
    element("div", { class: "rule-allowed", style: { width: place(0) } }),
    element("div", { class: "rule-mark", style: { left: place(0) } }, element("span", {}, "allowed")),
    element("div", {
      class: `rule-error ${beyond ? "fail" : "pass"}`,
      style: { left: place(Number.isFinite(exponent) ? exponent : RULE_TO) },
    }),
  );
}

// The parts of an allowance: rounding times slack, and what is declared beyond it.
function allowanceText(worst) {
  const rounding = numberOf(worst.rounding);
  const slack = numberOf(worst.slack);
  const declared = numberOf(worst.allowance);
  const parts = `rounding ${shortNumber(rounding)} × ${slack}${declared > 0 ? `, declared ${shortNumber(declared)}` : ""}`;
  return `${shortNumber(rounding * slack + declared)} (${parts})`;
}
