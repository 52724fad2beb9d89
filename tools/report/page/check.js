// SPDX-License-Identifier: MIT
// The page of a run: the verdict, what is wrong and why, then every check.
const VERDICT_ORDER = ["fail", "error", "inconclusive", "pass"];

function runHeadline({ summary }) {
  const all = VERDICT_ORDER.reduce((sum, verdict) => sum + summary[verdict], 0);
  if (all === 0) return { verdict: "pass", text: "Nothing was checked" };
  if (summary.pass === all) return { verdict: "pass", text: all === 1 ? "The check passes" : `All ${counted(all, "check")} pass` };
  if (summary.fail > 0) return { verdict: "fail", text: `${summary.fail.toLocaleString("en")} of ${counted(all, "check")} ${summary.fail === 1 ? "fails" : "fail"}` };
  if (summary.error > 0) return { verdict: "error", text: `${summary.error} of ${counted(all, "check")} could not be run` };
  return { verdict: "inconclusive", text: `${summary.inconclusive} of ${counted(all, "check")} cannot be decided` };
}

// Each explanation once, with the checks that it explains, the most frequent first. Those of one explanation may
// have one example between them.
function explanations(checks) {
  const found = new Map();
  for (const check of checks) {
    for (const diagnosis of check.diagnosis) {
      const key = `${check.implementation}\n${diagnosis.id}\n${diagnosis.sentence}`;
      if (!found.has(key)) found.set(key, { diagnosis, checks: [] });
      found.get(key).checks.push(check);
    }
  }
  return [...found.values()].sort((a, b) => b.checks.length - a.checks.length);
}

function explanationArticle({ diagnosis, checks }, { several, failing }, key) {
  const example = checks.find((check) => check.calculation?.length > 0 || check.counterexample) ?? checks[0];
  const worked = example.calculation ?? [];
  const block = tellingBlock(example);
  return element(
    "article",
    { class: "explanation", "aria-labelledby": key },
    several && element("h3", { id: key }, foreign(diagnosis.sentence)),
    element(several ? "p" : "h3", several ? {} : { id: key }, `Explains ${checks.length === failing ? "all" : `${checks.length} of`} ${counted(failing, "failure")}`),
    diagnosisGrounds(diagnosis),
    worked.length > 0 && [element("h4", {}, "The smallest example, by hand"), calculation(worked, { yours: true })],
    worked.length === 0 && example.counterexample && element("p", { class: "example" }, "Smallest example: ", foreign(example.counterexample)),
    block && [
      element("h4", {}, "In ", foreign(`${example.suite}/${example.case}`), ", yours beside truth"),
      blockEvidence(block),
    ],
    example.curve && [element("h4", {}, "How truth is known"), errorCurve(example.curve)],
  );
}

function checksTable(checks) {
  const options = (key) => [...new Set(checks.map((check) => check[key]))].map((value) => ({ value, label: visibleText(value) }));
  const several = (key) => new Set(checks.map((check) => check[key])).size > 1;
  const filters = [
    { label: "Verdict", options: VERDICT_ORDER.filter((v) => checks.some((c) => c.verdict === v)).map((value) => ({ value, label: VERDICTS[value].word })), holds: (check, value) => check.verdict === value },
    several("suite") && { label: "Suite", options: options("suite"), holds: (check, value) => check.suite === value },
    several("implementation") && { label: "Implementation", options: options("implementation"), holds: (check, value) => check.implementation === value },
  ].filter(Boolean);
  return dataTable({
    id: "checks",
    caption: "Checks",
    noun: "check",
    rows: checks,
    filters,
    search: (check) => [check.suite, check.case, check.question, check.loss, ...check.tags, ...check.diagnosis.map((d) => d.id)].join(" "),
    sortedBy: 1,
    detail: checkDetail,
    columns: [
      { label: "case", header: true, sort: (check) => `${check.suite}/${check.case}`, show: (check) => foreign(`${check.suite}/${check.case}`) },
      { label: "verdict", sort: (check) => VERDICT_ORDER.indexOf(check.verdict), show: (check) => verdictBadge(check.verdict) },
      { label: "question", sort: (check) => check.question, show: (check) => shortCode(check.question) },
      { label: "worst entry", sort: (check) => (check.blocks.length ? worstName(tellingBlock(check)) : ""), show: (check) => check.blocks.length > 0 && shortCode(worstName(tellingBlock(check))) },
      { label: "error / allowed", numeric: true, sort: shareOfCheck, show: (check) => (Number.isNaN(shareOfCheck(check)) ? "–" : shortNumber(shareOfCheck(check))) },
      { label: "time", numeric: true, sort: (check) => numberOf(check.seconds), show: (check) => seconds(numberOf(check.seconds)) },
    ],
  }).node;
}

function showRun(results) {
  const { checks, summary } = results;
  const headline = runHeadline(results);
  const wrong = explanations(checks);
  const implementations = [...new Set(checks.map((check) => check.implementation))];
  document.title = `${headline.text} · gradjudge`;
  showPage(
    element(
      "header",
      { class: "top" },
      element("p", { class: "eyebrow" }, checks.length > 0 ? "gradjudge check" : "gradjudge", implementations.map((name) => [" · ", foreign(name)])),
      checks.length > 0 && element("h1", { class: `verdict ${headline.verdict}` }, element("span", { class: "sign", "aria-hidden": "true" }, VERDICTS[headline.verdict].sign), headline.text),
      checks.length === 0 && element("h1", {}, derivationHeadline(results.derivations) ?? mistakesHeadline(results.mistakes) ?? headline.text),
      wrong.length > 0 && element("p", { class: "lede" }, foreign(wrong[0].diagnosis.sentence), wrong.length > 1 && element("span", { class: "muted" }, ` And ${counted(wrong.length - 1, "more explanation")} below.`)),
      checks.length > 0 && element("ul", { class: "counts" }, VERDICT_ORDER.filter((v) => summary[v] > 0).map((v) => element("li", {}, element("strong", {}, summary[v].toLocaleString("en")), " ", verdictBadge(v))), element("li", { class: "muted" }, `in ${seconds(numberOf(summary.seconds))}`)),
    ),
    wrong.length > 0 && section("wrong", "What is wrong", wrong.map((one, i) => explanationArticle(one, { several: wrong.length > 1, failing: summary.fail }, `wrong-${i}`))),
    checks.length > 0 && section("all-checks", "All checks", checksTable(checks)),
    results.derivations?.length > 0 && section("derivation", "Derivation", derivationLines(results.derivations)),
    results.mistakes?.length > 0 && section("known-mistakes", "Known mistakes", mistakesTable(results.mistakes)),
    results.notes?.length > 0 && section("notes", "Notes", element("ul", {}, results.notes.map((note) => element("li", {}, foreign(note))))),
    toolFooter(results.tool),
  );
  drawPlots();
}

showRun(pageData());
