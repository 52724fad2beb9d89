// SPDX-License-Identifier: MIT
// Every judged entry of a block, colored by how much of its allowance the error takes. A table, so that it is read
// row by row by those who do not see it.
const HEAT_STEPS = 6;

// 0 passes; 1 … 6 fail, the further beyond the allowance the higher, in steps of about three decades.
function heat(share, verdict) {
  if (verdict === undefined) return "none";
  if (share <= 1) return "0";
  if (!Number.isFinite(share)) return String(HEAT_STEPS);
  return String(Math.min(HEAT_STEPS, 1 + Math.floor(Math.log10(share) / 3)));
}

function heatText(share) {
  if (share <= 1) return "✓";
  if (!Number.isFinite(share)) return "∞";
  const exponent = Math.floor(Math.log10(share));
  return exponent < 3 ? String(Math.round(share)) : powerOf("10", exponent);
}

function heatMap(block, entries) {
  const cell = (entry) => {
    if (Number.isNaN(entry.truth)) return element("td", { class: "heat heat-none" }, "–");
    const share = shareOfBudget(entry.difference, entry.allowed);
    return element(
      "td",
      {
        class: `heat heat-${heat(share, "judged")}`,
        title: `${entry.name}: yours ${entry.yours}, truth ${entry.truth}`,
      },
      heatText(share),
    );
  };
  const rows = entriesByRow(block.block, entries).map(({ number, cells }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, entries.columns > 1 ? `${block.block}[${number}]` : `[${number}]`),
      cells.map(cell),
    ),
  );
  const left = entries.judged_rows - entries.rows.length;
  return element(
    "figure",
    { class: "heat-map" },
    element(
      "div",
      { class: "scroll", role: "group", tabindex: "0", "aria-label": `Error map of ${block.block}` },
      element(
        "table",
        {},
        element("caption", { class: "unseen" }, `Error of each entry of ${block.block}, in units of what is allowed`),
        entries.columns > 1 &&
          element(
            "thead",
            {},
            element(
              "tr",
              {},
              element("td"),
              [...Array(entries.columns).keys()].map((j) => element("th", { scope: "col" }, String(j))),
            ),
          ),
        element("tbody", {}, rows),
      ),
    ),
    element(
      "figcaption",
      {},
      `Error in units of what is allowed; ✓ is within it.${left > 0 ? ` The ${entries.rows.length} rows of ${entries.judged_rows} that are furthest off.` : ""}`,
    ),
  );
}
