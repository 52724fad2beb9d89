// SPDX-License-Identifier: MIT
// A written derivation, line by line in the order of the document: the student's line, what is said of it, and the
// mend beside the line where the error enters.
function derivationHeadline(lines) {
  if (!lines?.length) return undefined;
  const claims = lines.filter((line) => line.verdict !== "not_a_claim");
  const wrong = claims.filter((line) => line.verdict === "wrong").length;
  return wrong > 0
    ? `${wrong} of ${counted(claims.length, "line")} ${wrong === 1 ? "is" : "are"} wrong`
    : `None of ${counted(claims.length, "line")} is wrong`;
}

function linePlace(line) {
  return line.cell === null || line.cell === undefined ? `line ${line.line}` : `cell ${line.cell}, line ${line.line}`;
}

function mendBeside(line) {
  if (!line.mend) return line.error_enters && element("p", { class: "muted" }, "No small edit makes this line true.");
  const { before, after, sentence } = line.mend;
  return element(
    "div",
    { class: "mend" },
    // Where the sentence is only that one should be the other, the change says so in mathematics.
    sentence !== `${before} should be ${after}` && element("p", {}, foreign(sentence)),
    element(
      "p",
      { class: "change" },
      element("del", {}, formula(before)),
      element("span", { "aria-hidden": "true" }, " → "),
      element("ins", {}, formula(after)),
    ),
    line.mend.line !== after &&
      element("p", {}, element("span", { class: "label" }, "mended "), formula(line.mend.line)),
  );
}

function derivationLine(line) {
  return element(
    "li",
    { class: `line ${verdictTone(line.verdict)}` },
    element("p", { class: "where" }, linePlace(line), line.answer && element("span", { class: "tag" }, "answer")),
    element("div", { class: "written" }, formula(line.latex)),
    element(
      "div",
      { class: "said" },
      verdictBadge(line.verdict),
      line.error_enters && element("strong", {}, " the error enters here"),
      line.reason && element("p", {}, foreign(line.reason)),
      line.convention && element("p", {}, foreign(line.convention)),
      mendBeside(line),
    ),
  );
}

function derivationLines(lines) {
  const groups = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last && last.file === line.file && last.question === line.question) last.lines.push(line);
    else groups.push({ file: line.file, question: line.question, lines: [line] });
  }
  return groups.map((group) => [
    element(
      "h3",
      {},
      group.question ? foreign(group.question) : "No question",
      element("span", { class: "muted" }, " · ", foreign(group.file)),
    ),
    element("ol", { class: "derivation" }, group.lines.map(derivationLine)),
  ]);
}
