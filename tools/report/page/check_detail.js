// SPDX-License-Identifier: MIT
function worstName(block) {
  return block.block + (block.worst ? block.worst.index.map((i) => `[${i}]`).join("") : "");
}

// The block that explains the verdict: the first that has it.
function tellingBlock(check) {
  return check.blocks.find((block) => block.verdict === check.verdict) ?? check.blocks[0];
}

function shareOfCheck(check) {
  const worst = tellingBlock(check)?.worst;
  if (!worst) return check.verdict === "pass" ? 0 : NaN;
  const allowed = numberOf(worst.rounding) * numberOf(worst.slack) + numberOf(worst.allowance);
  return shareOfBudget(numberOf(worst.difference), allowed);
}

function worstFacts(block) {
  const worst = block.worst;
  const yours = numberOf(worst.yours);
  const difference = numberOf(worst.difference);
  const digits = tellingDigits(Math.max(Math.abs(yours), Math.abs(Number(worst.truth))), difference);
  const allowed = numberOf(worst.rounding) * numberOf(worst.slack) + numberOf(worst.allowance);
  return element(
    "div",
    {},
    element(
      "dl",
      { class: "facts" },
      fact("entry", shortCode(worstName(block))),
      fact("yours", withDigits(yours, digits)),
      fact("truth", [foreign(firstDigits(worst.truth, digits)), ` ± ${boundText(worst.bound)}`]),
      fact("off by", shortNumber(difference)),
      fact("allowed", allowanceText(worst)),
    ),
    budgetRule(shareOfBudget(difference, allowed)),
  );
}

function blockEvidence(block) {
  if (!block.entries) return block.worst && worstFacts(block);
  const grid = block.entries.rows.length * block.entries.columns > 1;
  return [
    block.worst && worstFacts(block),
    grid && element("div", { class: "beside" }, heatMap(block, block.entries), entriesTable(block, block.entries)),
  ];
}

function diagnosisGrounds(diagnosis) {
  const parts = [diagnosis.where, diagnosis.evidence].filter(Boolean).join("; ");
  return element(
    "p",
    { class: "grounds" },
    element("code", {}, diagnosis.id),
    parts && [" ", foreign(parts)],
    diagnosis.others?.length > 0 && [
      "; explained as well by ",
      diagnosis.others.map((other, i) => [i > 0 && ", ", element("code", {}, other)]),
    ],
  );
}

// What a row of the list of checks hides.
function checkDetail(check) {
  const judged = check.blocks.filter((block) => block.verdict === check.verdict);
  return element(
    "div",
    { class: "check-detail" },
    check.reason && element("p", {}, foreign(check.reason)),
    judged.map((block) => [
      block.shape_note && element("p", {}, `${block.block}: `, foreign(block.shape_note)),
      blockEvidence(block),
    ]),
    check.diagnosis.map((diagnosis) => [
      element("p", { class: "sentence" }, foreign(diagnosis.sentence)),
      diagnosisGrounds(diagnosis),
    ]),
    check.notes.map((note) => element("p", { class: "note" }, "Note: ", foreign(note))),
    check.reproduce && element("p", {}, "Again: ", element("code", { class: "command" }, check.reproduce)),
  );
}
