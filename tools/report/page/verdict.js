// SPDX-License-Identifier: MIT
// A verdict is a sign and a word; color only repeats them.
const VERDICTS = {
  fail: { sign: "✗", word: "fail" },
  error: { sign: "!", word: "error" },
  inconclusive: { sign: "?", word: "inconclusive" },
  pass: { sign: "✓", word: "pass" },
  right: { sign: "✓", word: "right", tone: "pass" },
  right_by_convention: { sign: "✓", word: "right by convention", tone: "pass" },
  partly: { sign: "◐", word: "partly right", tone: "inconclusive" },
  wrong: { sign: "✗", word: "wrong", tone: "fail" },
  unfinished: { sign: "…", word: "not finished", tone: "neutral" },
  unread: { sign: "?", word: "unread", tone: "inconclusive" },
  not_a_claim: { sign: "·", word: "not a claim", tone: "neutral" },
  could_not_be_graded: { sign: "!", word: "could not be graded", tone: "error" },
};

function verdictTone(verdict) {
  return VERDICTS[verdict]?.tone ?? (VERDICTS[verdict] ? verdict : "neutral");
}

function verdictBadge(verdict) {
  const { sign, word } = VERDICTS[verdict] ?? { sign: "·", word: verdict };
  return element(
    "span",
    { class: `badge ${verdictTone(verdict)}` },
    element("span", { class: "sign", "aria-hidden": "true" }, sign),
    word,
  );
}
