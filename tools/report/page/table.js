// SPDX-License-Identifier: MIT
// A table that can be searched, filtered and sorted. Only as many rows as a person reads are in the page at a time,
// so that thousands cost nothing.
//
// columns: {label, about, sort: row => number or text, show: row => node or text, numeric, header, wide}
// filters: {label, options: [{value, label}], holds: (row, value) => boolean}
// detail:  row => node, for what a row hides behind a click
const ROWS_AT_A_TIME = 100;

function dataTable({ id, caption, rows, columns, search, filters = [], detail, noun, sortedBy, initial = {} }) {
  const state = {
    words: [],
    chosen: filters.map(() => ""),
    column: sortedBy ?? -1,
    descending: false,
    shown: ROWS_AT_A_TIME,
  };
  const searched = search ? rows.map((row) => search(row).toLowerCase()) : [];
  const indices = rows.map((_, index) => index);
  const body = element("tbody");
  const status = element("p", { class: "status", role: "status" });
  const more = element("p", { class: "more" });

  const matches = (index) =>
    state.words.every((word) => searched[index].includes(word)) &&
    filters.every((filter, i) => state.chosen[i] === "" || filter.holds(rows[index], state.chosen[i]));

  const found = () => {
    const kept = indices.filter(matches);
    const column = columns[state.column];
    if (!column) return kept;
    const keys = new Map(kept.map((index) => [index, column.sort(rows[index])]));
    const compare = (a, b) => compareKeys(keys.get(a), keys.get(b)) || a - b;
    kept.sort(state.descending ? (a, b) => compare(b, a) : compare);
    return kept;
  };

  const draw = () => {
    const kept = found();
    const visible = kept.slice(0, state.shown);
    body.replaceChildren(...visible.flatMap((index) => tableRow(rows[index], `${id}-${index}`, columns, detail)));
    status.textContent =
      kept.length === rows.length
        ? counted(rows.length, noun)
        : `${kept.length.toLocaleString("en")} of ${counted(rows.length, noun)}`;
    more.replaceChildren();
    if (kept.length > visible.length) {
      more.append(
        element(
          "button",
          { type: "button", onclick: () => ((state.shown += ROWS_AT_A_TIME), draw()) },
          `Show ${Math.min(ROWS_AT_A_TIME, kept.length - visible.length)} more`,
        ),
        element(
          "button",
          { type: "button", onclick: () => ((state.shown = kept.length), draw()) },
          `Show all ${kept.length.toLocaleString("en")}`,
        ),
      );
    }
  };

  const narrow = () => ((state.shown = ROWS_AT_A_TIME), draw());
  const headers = columns.map((column, i) =>
    headerCell(column, () => {
      state.descending = state.column === i ? !state.descending : Boolean(column.numeric);
      state.column = i;
      headers.forEach((header, j) =>
        markSorted(header, j === i ? (state.descending ? "descending" : "ascending") : "none"),
      );
      draw();
    }),
  );
  if (state.column >= 0) markSorted(headers[state.column], "ascending");

  const selects = filters.map((filter, i) =>
    filterSelect(filter, `${id}-filter-${i}`, (value) => ((state.chosen[i] = value), narrow())),
  );
  const setFilter = (i, value) => (
    (selects[i].querySelector("select").value = value),
    (state.chosen[i] = value),
    narrow()
  );
  Object.entries(initial).forEach(([i, value]) => {
    selects[i].querySelector("select").value = value;
    state.chosen[i] = value;
  });
  const searchField =
    search &&
    textField(`${id}-search`, (text) => {
      state.words = text.toLowerCase().split(/\s+/).filter(Boolean);
      narrow();
    });
  draw();
  const node = element(
    "div",
    { class: "data-table", id },
    (searchField || selects.length > 0) && element("div", { class: "tools" }, searchField, selects),
    status,
    element(
      "div",
      { class: "scroll", role: "group", tabindex: "0", "aria-label": caption },
      element(
        "table",
        {},
        element("caption", { class: "unseen" }, caption),
        element("thead", {}, element("tr", {}, headers)),
        body,
      ),
    ),
    more,
  );
  return { node, setFilter };
}

function compareKeys(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
    return a < b ? -1 : Number(a > b);
  }
  return String(a).localeCompare(String(b), "en", { numeric: true });
}

function headerCell(column, onSort) {
  const cell = element("th", { scope: "col", class: column.numeric && "numeric", title: column.about });
  if (!column.sort) return append(cell, [column.label]);
  cell.setAttribute("aria-sort", "none");
  return append(cell, [
    element(
      "button",
      {
        type: "button",
        class: "sort",
        "aria-label": column.about && `${column.label}: ${column.about}`,
        onclick: onSort,
      },
      column.label,
    ),
  ]);
}

function markSorted(header, order) {
  if (header.hasAttribute("aria-sort")) header.setAttribute("aria-sort", order);
}

function tableRow(row, id, columns, detail) {
  const cells = columns.map((column) =>
    element(
      column.header ? "th" : "td",
      { scope: column.header && "row", class: column.numeric ? "numeric" : column.wide && "wide" },
      column.show(row),
    ),
  );
  const line = element("tr", {}, cells);
  if (!detail) return [line];
  const hidden = element("tr", { class: "detail", id: `${id}-detail`, hidden: true });
  const button = element("button", {
    type: "button",
    class: "open",
    "aria-expanded": "false",
    "aria-controls": hidden.id,
    onclick: toggle,
  });
  button.append(...cells[0].childNodes);
  cells[0].append(button);
  function toggle() {
    const open = button.getAttribute("aria-expanded") === "true";
    if (!open && !hidden.hasChildNodes()) hidden.append(element("td", { colspan: columns.length }, detail(row)));
    button.setAttribute("aria-expanded", String(!open));
    hidden.hidden = open;
  }
  return [line, hidden];
}

function filterSelect(filter, id, onChange) {
  const all = element("option", { value: "" }, filter.all ?? "all");
  const options = filter.options.map(({ value, label }) => element("option", { value }, label));
  return element(
    "div",
    { class: "field" },
    element("label", { for: id }, filter.label),
    element("select", { id, onchange: (event) => onChange(event.target.value) }, all, options),
  );
}

function textField(id, onInput) {
  return element(
    "div",
    { class: "field wide" },
    element("label", { for: id }, "Search"),
    element("input", {
      id,
      type: "search",
      autocomplete: "off",
      spellcheck: "false",
      oninput: (event) => onInput(event.target.value),
    }),
  );
}
