// SPDX-License-Identifier: MIT
// Results keep the entries of a block as columns of numbers; here they are entries again.
function entryList(blockName, entries) {
  return entriesByRow(blockName, entries).flatMap(({ cells }) => cells);
}

function entriesByRow(blockName, entries) {
  return entries.rows.map((number, i) => ({
    number,
    cells: [...Array(entries.columns).keys()].map((column) => {
      const at = i * entries.columns + column;
      return {
        name: entryName(blockName, number, column, entries),
        yours: numberOf(entries.yours[at]),
        truth: numberOf(entries.truth[at]),
        difference: numberOf(entries.difference[at]),
        allowed: numberOf(entries.allowed[at]),
      };
    }),
  }));
}

function entryName(blockName, row, column, entries) {
  if (entries.axes === 0) return blockName;
  return entries.axes === 1 ? `${blockName}[${row}]` : `${blockName}[${row}][${column}]`;
}

const ENTRIES_AT_FIRST = 12;

// Yours beside truth, the worst first.
function entriesTable(block, entries) {
  const list = entryList(block.block, entries).filter((entry) => !Number.isNaN(entry.truth));
  const share = (entry) => shareOfBudget(entry.difference, entry.allowed);
  list.sort((a, b) => share(b) - share(a));
  const row = (entry) => {
    const fails = !(share(entry) <= 1);
    const size = Math.max(Math.abs(entry.yours), Math.abs(entry.truth));
    const digits = fails ? tellingDigits(size, entry.difference) : 5;
    return element(
      "tr",
      {},
      element("th", { scope: "row" }, shortCode(entry.name)),
      element("td", { class: "numeric" }, withDigits(entry.yours, digits)),
      element("td", { class: "numeric" }, withDigits(entry.truth, digits)),
      element("td", { class: "numeric" }, shortNumber(entry.difference)),
      element(
        "td",
        { class: `numeric ${fails ? "fail" : "pass"}` },
        fails ? timesAllowed(share(entry)) : "✓ within it",
      ),
    );
  };
  const table = (some) =>
    element(
      "div",
      { class: "scroll", role: "group", tabindex: "0", "aria-label": `Entries of ${block.block}` },
      element(
        "table",
        {},
        element("caption", { class: "unseen" }, `Entries of ${block.block}: yours beside truth`),
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            ["entry", "yours", "truth", "off by", "error"].map((name, i) =>
              element("th", { scope: "col", class: i > 0 && "numeric" }, name),
            ),
          ),
        ),
        element("tbody", {}, some.map(row)),
      ),
    );
  if (list.length <= ENTRIES_AT_FIRST) return table(list);
  const rest = element("details", {}, element("summary", {}, `All ${list.length} entries`));
  rest.addEventListener("toggle", () => rest.children.length === 1 && rest.append(table(list)));
  return element("div", {}, table(list.slice(0, ENTRIES_AT_FIRST)), rest);
}
