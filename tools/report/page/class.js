// SPDX-License-Identifier: MIT
// A class: how the scores lie, which questions were hard, which mistakes were made, and whom somebody should look at.
function needPerson(data) {
  const { review, could_not_be_graded, partly_graded, try_again } = data.class;
  const item = (id, why, tone, word) =>
    element("li", {}, element("span", { class: `badge ${tone}` }, word), " ", linkTo(id), ": ", foreign(why));
  const all = [
    ...try_again.map(({ id, reason }) => item(id, reason, "error", "not graded yet")),
    ...could_not_be_graded.map(({ id, reason }) => item(id, reason, "error", "could not be graded")),
    ...partly_graded.map(({ id, reason }) => item(id, reason, "inconclusive", "partly graded")),
    ...review.map(({ id, what }) => item(id, what, "inconclusive", "look at it")),
  ];
  if (all.length === 0) return element("p", {}, "None.");
  const few = 20;
  const list = element("ul", { class: "plain-list" }, all.slice(0, few));
  if (all.length <= few) return list;
  const button = element(
    "button",
    { type: "button", class: "plain", onclick: () => (list.append(...all.slice(few)), button.remove()) },
    `Show all ${all.length}`,
  );
  return element("div", {}, list, button);
}

function linkTo(id) {
  return element("a", { href: `submissions/${encodeURIComponent(id)}/feedback.html` }, foreign(id));
}

// Those who handed it in: one, or a group.
function peopleOf(submission) {
  return submission.submitters ?? [{ id: submission.id, name: submission.name, email: submission.email }];
}

function namesOf(submission) {
  return peopleOf(submission)
    .map(({ id, name }) => name || id)
    .join(", ");
}

function timing(submissions) {
  const times = submissions
    .map((submission) => submission.seconds ?? NaN)
    .filter((time) => time > 0)
    .sort((a, b) => a - b);
  if (times.length === 0) return element("p", {}, "No times were kept.");
  return element(
    "dl",
    { class: "facts" },
    fact(
      "all together",
      `${seconds(times.reduce((sum, time) => sum + time, 0))} of work for ${counted(times.length, "submission")}`,
    ),
    fact("median", seconds(quantile(times, 0.5))),
    fact("95 % within", seconds(quantile(times, 0.95))),
    fact("slowest", seconds(times.at(-1))),
  );
}

function submissionsTable(data) {
  const { questions, mistakes } = data.class;
  const needed = new Set(data.class.review.map(({ id }) => id));
  const notRight = {
    label: "Not right in",
    all: "any or none",
    options: questions.map((question, i) => ({ value: String(i), label: visibleText(question.title ?? question.id) })),
    holds: (submission, i) => submission.questions[i].status !== "right",
  };
  const mistakeFilter = {
    label: "Mistake",
    options: [...mistakes]
      .sort((a, b) => b.count - a.count)
      .map(({ id, count }) => ({ value: id, label: `${visibleText(id)} (${count})` })),
    holds: (submission, value) => submission.mistakes.includes(value),
  };
  const person = {
    label: "Needs a person",
    options: [{ value: "yes", label: "yes" }],
    holds: (submission) => needed.has(submission.id) || submission.status !== "graded",
  };
  const questionColumns = questions.map((question, i) => ({
    label: String(i + 1),
    about: visibleText(question.title ?? question.id),
    numeric: true,
    sort: (submission) => submission.questions[i].points,
    show: (submission) =>
      element(
        "span",
        {
          class: `cell ${verdictTone(submission.questions[i].status)}`,
          title: VERDICTS[submission.questions[i].status].word,
        },
        points(submission.questions[i].points),
      ),
  }));
  const named = data.submissions.some((submission) => namesOf(submission) !== submission.id);
  return dataTable({
    id: "submissions-table",
    caption: "Submissions",
    noun: "submission",
    rows: data.submissions,
    search: (submission) =>
      [
        submission.id,
        namesOf(submission),
        ...peopleOf(submission).map(({ email }) => email),
        submission.file,
        ...submission.mistakes,
      ].join(" "),
    filters: [person, mistakeFilter, notRight],
    sortedBy: 0,
    columns: [
      {
        label: "submission",
        header: true,
        sort: (submission) => submission.id,
        show: (submission) => linkTo(submission.id),
      },
      ...(named
        ? [{ label: "name", wide: true, sort: namesOf, show: (submission) => foreign(namesOf(submission)) }]
        : []),
      {
        label: "score",
        numeric: true,
        sort: (submission) => submission.score,
        show: (submission) => element("strong", {}, points(submission.score)),
      },
      ...questionColumns,
      {
        label: "time",
        numeric: true,
        sort: (submission) => submission.seconds ?? 0,
        show: (submission) => (submission.seconds > 0 ? seconds(submission.seconds) : "–"),
      },
    ],
  });
}

function showClass(data) {
  const { submissions } = data;
  const most = data.class.questions.reduce((sum, question) => sum + question.max_points, 0);
  const graded = submissions.filter((submission) => submission.status !== "could_not_be_graded");
  const scores = graded.map((submission) => submission.score).sort((a, b) => a - b);
  const people = new Set(
    [
      ...data.class.review,
      ...data.class.could_not_be_graded,
      ...data.class.partly_graded,
      ...data.class.try_again,
    ].map(({ id }) => id),
  ).size;
  const table = submissionsTable(data);
  const showWho = (mistake) => {
    table.setFilter(1, mistake);
    document.getElementById("submissions").scrollIntoView();
    document.getElementById("submissions-table-search").focus({ preventScroll: true });
  };
  document.title = `${data.class.assignment}: ${counted(submissions.length, "submission")}`;
  showPage(
    element(
      "header",
      { class: "top" },
      element("p", { class: "eyebrow" }, "gradjudge grade"),
      element("h1", {}, foreign(data.class.assignment)),
      element(
        "ul",
        { class: "counts" },
        element(
          "li",
          {},
          element("strong", {}, submissions.length.toLocaleString("en")),
          submissions.length === 1 ? " submission" : " submissions",
        ),
        scores.length > 0 &&
          element("li", {}, "mean ", element("strong", {}, mean(scores).toFixed(1)), ` of ${points(most)}`),
        scores.length > 0 && element("li", {}, "median ", element("strong", {}, points(quantile(scores, 0.5)))),
        element(
          "li",
          {},
          element(
            "a",
            { href: "#person" },
            element("strong", {}, people.toLocaleString("en")),
            people === 1 ? " needs a person" : " need a person",
          ),
        ),
      ),
    ),
    scores.length > 0 && section("scores", "Scores", distribution(scores, most)),
    section("questions", "Questions", questionsTable(data.class)),
    section(
      "mistakes",
      "Mistakes",
      data.class.mistakes.length > 0 ? mistakesOfClass(data.class, showWho) : element("p", {}, "None that is known."),
    ),
    section("person", "Need a person", needPerson(data)),
    section("submissions", "Submissions", table.node),
    section("timing", "Timing", timing(submissions)),
    toolFooter(data.tool),
  );
  drawPlots();
}

showClass(pageData());
