// SPDX-License-Identifier: MIT
// One submission, for the student who wrote it: points, what to fix first, what each question came to.
function pointsBar(points_, most) {
  const share = most > 0 ? points_ / most : 0;
  return element(
    "div",
    { class: "points-bar", "aria-hidden": "true" },
    element("div", { style: { width: `${100 * share}%` } }),
  );
}

// The question that costs most, of those of which it is known what is wrong.
function firstToFix(questions) {
  const explained = questions.filter(
    (question) => question.points < question.max_points && question.mistakes?.length > 0,
  );
  return explained.sort((a, b) => b.max_points - b.points - (a.max_points - a.points))[0];
}

function fixFirst(questions) {
  const question = firstToFix([...questions]);
  if (!question) return undefined;
  return element(
    "section",
    { class: "card first", "aria-labelledby": "first" },
    element("h2", { id: "first" }, "What to fix first"),
    element("p", { class: "lede" }, foreign(question.mistakes[0].sentence)),
    element(
      "p",
      { class: "muted" },
      "In ",
      element("a", { href: `#question-${questions.indexOf(question)}` }, foreign(question.title)),
      `, which lacks ${points(question.max_points - question.points)} points.`,
    ),
  );
}

function failingCase(check, open) {
  return element(
    "details",
    { class: "case", open },
    element("summary", {}, foreign(check.case), " · ", element("code", {}, check.question)),
    check.reason && element("p", {}, foreign(check.reason)),
    check.counterexample && element("p", { class: "example" }, foreign(check.counterexample)),
    check.blocks?.map((block) => [
      block.shape_note && element("p", {}, `${block.block}: `, foreign(block.shape_note)),
      block.entries &&
        element("div", { class: "beside" }, heatMap(block, block.entries), entriesTable(block, block.entries)),
    ]),
    check.inputs &&
      element(
        "div",
        { class: "inputs" },
        element("p", { class: "muted" }, "The case, as it is written:"),
        preformatted(check.inputs),
      ),
  );
}

function questionCard(question, number, toFix) {
  const id = `question-${number}`;
  return element(
    "article",
    { class: "card question", "aria-labelledby": id },
    element(
      "header",
      {},
      element("h3", { id, tabindex: "-1" }, foreign(question.title)),
      question.status && verdictBadge(question.status),
      element(
        "p",
        { class: "points" },
        question.max_points > 0
          ? [element("strong", {}, points(question.points)), ` of ${points(question.max_points)}`]
          : "no points",
      ),
    ),
    question.max_points > 0 && pointsBar(question.points, question.max_points),
    question.reason && element("p", {}, foreign(question.reason)),
    question.mistakes?.length > 0 &&
      element(
        "ul",
        { class: "sentences" },
        question.mistakes.map((mistake) => element("li", {}, foreign(mistake.sentence))),
      ),
    question.checks?.map((check, i) => failingCase(check, question === toFix && i === 0)),
    question.more_checks > 0 &&
      element(
        "p",
        { class: "muted" },
        `And ${counted(question.more_checks, "more check")} ${question.more_checks === 1 ? "fails" : "fail"}.`,
      ),
    question.hidden?.map((what) => element("p", { class: "muted" }, "In a hidden case: ", foreign(what))),
  );
}

function showSubmission(data) {
  const [submission] = data.submissions;
  const { questions } = submission;
  const lines = data.derivations ?? [];
  const toFix = firstToFix([...questions]);
  document.title = `${points(submission.score)} of ${points(submission.max_score)} points · ${data.assignment}`;
  showPage(
    element(
      "header",
      { class: "top" },
      element(
        "p",
        { class: "eyebrow" },
        foreign(data.assignment),
        " · ",
        foreign(
          submission.submitters?.map(({ id, name }) => name || id).join(", ") || submission.name || submission.id,
        ),
        submission.file && [" · ", foreign(submission.file)],
      ),
      submission.could_not_be_graded
        ? element(
            "h1",
            { class: "verdict error" },
            element("span", { class: "sign", "aria-hidden": "true" }, "!"),
            "This submission could not be graded",
          )
        : element("h1", {}, `${points(submission.score)} of ${points(submission.max_score)} points`),
      submission.could_not_be_graded
        ? element("p", { class: "lede" }, foreign(submission.could_not_be_graded))
        : pointsBar(submission.score, submission.max_score),
    ),
    fixFirst(questions),
    questions.length > 0 &&
      section(
        "questions",
        "Questions",
        questions.map((question, i) => questionCard(question, i, toFix)),
      ),
    lines.length > 0 &&
      section(
        "derivation",
        "Derivation",
        element("p", { class: "lede" }, derivationHeadline(lines)),
        derivationLines(lines),
      ),
    submission.notes?.length > 0 &&
      section(
        "notes",
        "Notes",
        element(
          "ul",
          {},
          submission.notes.map((note) => element("li", {}, foreign(note))),
        ),
      ),
    toolFooter(data.tool),
  );
}

showSubmission(pageData());
