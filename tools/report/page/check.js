// SPDX-License-Identifier: MIT
// The page of a run: the verdict, what is wrong and why, then every check.
const VERDICT_ORDER = ["fail", "error", "inconclusive", "pass"];

function runHeadline({ summary }) {
  const all = VERDICT_ORDER.reduce((sum, verdict) => sum + summary[verdict], 0);
  if (all === 0) return { verdict: "pass", text: "Nothing was checked" };
  if (summary.pass === all)
    return { verdict: "pass", text: all === 1 ? "The check passes" : `All ${counted(all, "check")} pass` };
  if (summary.fail > 0)
    return {
      verdict: "fail",
      text: `${summary.fail.toLocaleString("en")} of ${counted(all, "check")} ${summary.fail === 1 ? "fails" : "fail"}`,
    };
  if (summary.error > 0)
    return { verdict: "error", text: `${summary.error} of ${counted(all, "check")} could not be run` };
  return { verdict: "inconclusive", text: `${summary.inconclusive} of ${counted(all, "check")} cannot be decided` };
}

function showRun(results) {
  const { checks, summary } = results;
  const headline = runHeadline(results);
  const wrong = explanations(checks);
  const errors = unanswered(checks);
  const implementations = [...new Set(checks.map((check) => check.implementation))];
  document.title = `${headline.text} · gradjudge`;
  showPage(
    element(
      "header",
      { class: "top" },
      element(
        "p",
        { class: "eyebrow" },
        checks.length > 0 ? "gradjudge check" : "gradjudge",
        implementations.map((name) => [" · ", foreign(name)]),
      ),
      checks.length > 0 &&
        element(
          "h1",
          { class: `verdict ${headline.verdict}` },
          element("span", { class: "sign", "aria-hidden": "true" }, VERDICTS[headline.verdict].sign),
          headline.text,
        ),
      checks.length === 0 &&
        element(
          "h1",
          {},
          derivationHeadline(results.derivations) ?? mistakesHeadline(results.mistakes) ?? headline.text,
        ),
      wrong.length > 0 &&
        element(
          "p",
          { class: "lede" },
          foreign(wrong[0].diagnosis.sentence),
          wrong.length > 1 &&
            element("span", { class: "muted" }, ` And ${counted(wrong.length - 1, "more explanation")} below.`),
        ),
      checks.length > 0 &&
        element(
          "ul",
          { class: "counts" },
          VERDICT_ORDER.filter((v) => summary[v] > 0).map((v) =>
            element("li", {}, element("strong", {}, summary[v].toLocaleString("en")), " ", verdictBadge(v)),
          ),
          element("li", { class: "muted" }, `in ${seconds(numberOf(summary.seconds))}`),
        ),
    ),
    wrong.length > 0 &&
      section(
        "wrong",
        "What is wrong",
        wrong.map((one, i) =>
          explanationArticle(one, { several: wrong.length > 1, failing: summary.fail }, `wrong-${i}`),
        ),
      ),
    errors.length > 0 &&
      section(
        "unanswered",
        "What could not be run",
        errors.slice(0, MOST_UNANSWERED).map((group, i) => unansweredArticle(group, `unanswered-${i}`)),
        errors.length > MOST_UNANSWERED &&
          element("p", {}, `And ${counted(errors.length - MOST_UNANSWERED, "more reason")}, in the table below.`),
      ),
    checks.length > 0 && section("all-checks", "All checks", checksTable(checks)),
    results.derivations?.length > 0 && section("derivation", "Derivation", derivationLines(results.derivations)),
    results.mistakes?.length > 0 && section("known-mistakes", "Known mistakes", mistakesTable(results.mistakes)),
    results.notes?.length > 0 &&
      section(
        "notes",
        "Notes",
        element(
          "ul",
          {},
          results.notes.map((note) => element("li", {}, foreign(note))),
        ),
      ),
    toolFooter(results.tool),
  );
  drawPlots();
}

showRun(pageData());
