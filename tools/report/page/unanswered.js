// SPDX-License-Identifier: MIT
// Errors of one implementation for one reason, each once, the most frequent first: a function that is missing is
// missing in every case.
const MOST_UNANSWERED = 10;

function unanswered(checks) {
  const found = new Map();
  for (const check of checks) {
    if (check.verdict !== "error") continue;
    const key = `${check.implementation}\n${check.reason}`;
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(check);
  }
  return [...found.values()].sort((a, b) => b.length - a.length);
}

function unansweredArticle(checks, key) {
  const [first] = checks;
  const where = checks.length === 1 ? `${first.suite}/${first.case}` : [...new Set(checks.map((c) => c.suite))].join(", ");
  return element(
    "article",
    { class: "card", "aria-labelledby": key },
    element("h3", { id: key }, foreign(first.reason || "no answer")),
    element("p", {}, `In ${counted(checks.length, "check")} of `, foreign(first.implementation), ": ", foreign(where)),
  );
}
