// SPDX-License-Identifier: MIT
// How hard each question was: what part of its points the class got, and how it came out.
const QUESTION_STATUSES = ["right", "partly", "wrong", "unfinished", "could_not_be_graded"];

function statusBar(statuses, all) {
  const shares = QUESTION_STATUSES.filter((status) => statuses[status] > 0);
  const said = shares.map((status) => `${statuses[status]} ${VERDICTS[status].word}`).join(", ");
  return element(
    "div",
    {},
    element(
      "div",
      { class: "status-bar", "aria-hidden": "true" },
      shares.map((status) =>
        element("div", { class: verdictTone(status), style: { width: `${(100 * statuses[status]) / all}%` } }),
      ),
    ),
    element("span", { class: "said-small" }, said),
  );
}

function questionsTable({ questions, submissions }) {
  const share = (question) => (question.max_points > 0 ? question.mean / question.max_points : 0);
  return dataTable({
    id: "questions-table",
    caption: "Questions by difficulty",
    noun: "question",
    rows: questions,
    columns: [
      {
        label: "no.",
        sort: (question) => questions.indexOf(question),
        show: (question) => String(questions.indexOf(question) + 1),
      },
      {
        label: "question",
        header: true,
        sort: (question) => question.title ?? question.id,
        show: (question) => foreign(question.title ?? question.id),
      },
      {
        label: "points",
        numeric: true,
        sort: (question) => question.max_points,
        show: (question) => points(question.max_points),
      },
      { label: "mean", numeric: true, sort: (question) => question.mean, show: (question) => question.mean.toFixed(1) },
      {
        label: "of the points",
        numeric: true,
        sort: share,
        show: (question) => (question.max_points > 0 ? percent(share(question)) : "–"),
      },
      { label: "how it came out", show: (question) => statusBar(question.statuses, submissions) },
    ],
  }).node;
}
