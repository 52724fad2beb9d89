// SPDX-License-Identifier: MIT
// What adequacy found: which known mistakes the cases catch.
function mistakesHeadline(mistakes) {
  const applying = (mistakes ?? []).filter((mistake) => mistake.applies);
  if (applying.length === 0) return undefined;
  const caught = applying.filter((mistake) => mistake.caught_by.length > 0).length;
  return `${caught} of ${counted(applying.length, "known mistake")} ${caught === 1 ? "is" : "are"} caught`;
}

function mistakeState(mistake) {
  if (!mistake.applies) return "no case of its loss";
  return mistake.caught_by.length > 0 ? "caught" : "survives";
}

function mistakesTable(mistakes) {
  return dataTable({
    id: "mistakes",
    caption: "Known mistakes",
    noun: "known mistake",
    rows: mistakes,
    search: (mistake) => `${mistake.id} ${mistake.sentence} ${mistake.losses.join(" ")}`,
    filters: [
      {
        label: "State",
        options: ["survives", "caught", "no case of its loss"].map((value) => ({ value, label: value })),
        holds: (mistake, value) => mistakeState(mistake) === value,
      },
    ],
    columns: [
      {
        label: "mistake",
        header: true,
        sort: (mistake) => mistake.id,
        show: (mistake) => [element("code", {}, mistake.id), element("p", {}, foreign(mistake.sentence))],
      },
      {
        label: "state",
        sort: mistakeState,
        show: (mistake) =>
          element(
            "span",
            { class: `badge ${{ survives: "fail", caught: "pass" }[mistakeState(mistake)] ?? "neutral"}` },
            mistakeState(mistake),
          ),
      },
      {
        label: "caught by",
        numeric: true,
        sort: (mistake) => mistake.caught_by.length,
        show: (mistake) => counted(mistake.caught_by.length, "case"),
      },
    ],
    detail: (mistake) => [
      mistake.caught_by.length > 0 &&
        element(
          "ul",
          { class: "columns" },
          mistake.caught_by.map((name) => element("li", {}, foreign(name))),
        ),
      mistake.catching_case && preformatted(mistake.catching_case),
    ],
  }).node;
}
