// SPDX-License-Identifier: MIT
// Which mistakes, how many made them, and who: behind a click.
function mistakesOfClass({ mistakes, submissions }, showWho) {
  return dataTable({
    id: "mistakes-table",
    caption: "Mistakes, the most frequent first",
    noun: "mistake",
    rows: [...mistakes].sort((a, b) => b.count - a.count),
    columns: [
      {
        label: "mistake",
        header: true,
        sort: (mistake) => mistake.sentence,
        show: (mistake) =>
          element("span", {}, foreign(mistake.sentence), " ", element("code", { class: "muted" }, mistake.id)),
      },
      {
        label: "submissions",
        numeric: true,
        sort: (mistake) => mistake.count,
        show: (mistake) => mistake.count.toLocaleString("en"),
      },
      {
        label: "of all",
        numeric: true,
        sort: (mistake) => mistake.count,
        show: (mistake) => [
          percent(mistake.count / submissions),
          element(
            "div",
            { class: "points-bar", "aria-hidden": "true" },
            element("div", { class: "fail", style: { width: `${(100 * mistake.count) / submissions}%` } }),
          ),
        ],
      },
    ],
    detail: (mistake) =>
      element(
        "div",
        {},
        element(
          "p",
          {},
          element(
            "button",
            { type: "button", class: "plain", onclick: () => showWho(mistake.id) },
            "Show them in the list of submissions",
          ),
        ),
        element(
          "ul",
          { class: "columns" },
          mistake.who.map((id) => element("li", {}, foreign(id))),
        ),
      ),
  }).node;
}
