// SPDX-License-Identifier: MIT
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
    element(
      several ? "p" : "h3",
      several ? {} : { id: key },
      `Explains ${checks.length === failing ? "all" : `${checks.length} of`} ${counted(failing, "failure")}`,
    ),
    diagnosisGrounds(diagnosis),
    worked.length > 0 && [element("h4", {}, "The smallest example, by hand"), calculation(worked, { yours: true })],
    worked.length === 0 &&
      example.counterexample &&
      element("p", { class: "example" }, "Smallest example: ", foreign(example.counterexample)),
    block && [
      element("h4", {}, "In ", foreign(`${example.suite}/${example.case}`), ", yours beside truth"),
      blockEvidence(block),
    ],
    example.curve && [element("h4", {}, "How truth is known"), errorCurve(example.curve)],
  );
}
