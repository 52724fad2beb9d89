// SPDX-License-Identifier: MIT
// Every check, to search, filter and sort; a click shows how it came out.
function checksTable(checks) {
  const options = (key) =>
    [...new Set(checks.map((check) => check[key]))].map((value) => ({ value, label: visibleText(value) }));
  const several = (key) => new Set(checks.map((check) => check[key])).size > 1;
  const filters = [
    {
      label: "Verdict",
      options: VERDICT_ORDER.filter((v) => checks.some((c) => c.verdict === v)).map((value) => ({
        value,
        label: VERDICTS[value].word,
      })),
      holds: (check, value) => check.verdict === value,
    },
    several("suite") && { label: "Suite", options: options("suite"), holds: (check, value) => check.suite === value },
    several("implementation") && {
      label: "Implementation",
      options: options("implementation"),
      holds: (check, value) => check.implementation === value,
    },
  ].filter(Boolean);
  return dataTable({
    id: "checks",
    caption: "Checks",
    noun: "check",
    rows: checks,
    filters,
    search: (check) =>
      [check.suite, check.case, check.question, check.loss, ...check.tags, ...check.diagnosis.map((d) => d.id)].join(
        " ",
      ),
    sortedBy: 1,
    detail: checkDetail,
    columns: [
      {
        label: "case",
        header: true,
        sort: (check) => `${check.suite}/${check.case}`,
        show: (check) => foreign(`${check.suite}/${check.case}`),
      },
      {
        label: "verdict",
        sort: (check) => VERDICT_ORDER.indexOf(check.verdict),
        show: (check) => verdictBadge(check.verdict),
      },
      { label: "question", sort: (check) => check.question, show: (check) => shortCode(check.question) },
      {
        label: "worst entry",
        sort: (check) => (check.blocks.length ? worstName(tellingBlock(check)) : ""),
        show: (check) => check.blocks.length > 0 && shortCode(worstName(tellingBlock(check))),
      },
      {
        label: "error / allowed",
        numeric: true,
        sort: shareOfCheck,
        show: (check) => (Number.isNaN(shareOfCheck(check)) ? "–" : shortNumber(shareOfCheck(check))),
      },
      {
        label: "time",
        numeric: true,
        sort: (check) => numberOf(check.seconds),
        show: (check) => seconds(numberOf(check.seconds)),
      },
    ],
  }).node;
}
