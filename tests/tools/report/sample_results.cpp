// SPDX-License-Identifier: MIT
#include "tests/tools/report/sample_results.hpp"

#include <limits>

namespace gradjudge {
namespace {

CheckResult duplicate_counted_once() {
  CheckResult check;
  check.suite = "negative_sampling";
  check.case_name = "duplicate_negatives";
  check.place = {"cases/negative_sampling.yaml", 41, 5};
  check.loss = "negative_sampling";
  check.question = "neg.U";
  check.tags = {"repeats"};
  check.implementation = "python:word2vec.py";
  check.verdict = Verdict::fail;
  check.blocks = {{"loss", Verdict::pass, "", WorstEntry{{}, 2.5, "2.5", "1.5e-60", 0, 3.1e-16, 16, 0}},
                  {"U", Verdict::fail, "",
                   WorstEntry{{7, 2},
                              0.18342131,
                              "0.3668426200000000000000000000000000000012",
                              "3.0000001e-49",
                              0.18342131,
                              2.6e-17,
                              16,
                              0},
                   BlockEntries{2,
                                {6, 7},
                                2,
                                3,
                                {0.5, 0, 0.25, 0.18342131},
                                {0.5, 0, 0.5, 0.36684262},
                                {0, 0, 0.25, 0.18342131},
                                {4e-16, 4e-16, 4e-16, 4.16e-16}}}};
  check.diagnosis = {{"duplicates-once-in-U",
                      "row 7 is half of the truth: word 7 was drawn twice and is counted once",
                      {"U"},
                      "in U, only in rows of words that count more than once",
                      "accounts for U in all 12 cases, 5 of them wrong",
                      {"contributions-overwritten-in-U"}}};
  check.notes = {"v_c was returned with shape (1, 3)"};
  check.counterexample = "v_c = [1], U = [[0], [0]], o = 0, negatives [1, 1]: dJ/dU[1] is 1, yours 0.5";
  check.calculation = {{"Given", "v_c = \\begin{bmatrix} 1 \\end{bmatrix}"}, {"Your code returns", "0.5"}};
  check.curve = ErrorCurve{"U[7][2]", -83, 1.1e-51, {{-4, 2e-5, 3e-5, 1e-76}, {-196, 6e-20, 3e-120, 7e-18}}};
  check.reproduce =
      "gradjudge check cases/negative_sampling.yaml --filter duplicate_negatives --impl python:word2vec.py";
  check.seconds = 0.25;
  return check;
}

CheckResult passing(const std::string& implementation) {
  CheckResult check;
  check.suite = "softmax";
  check.case_name = "by_hand";
  check.place = {"cases/softmax.yaml", 3, 5};
  check.loss = "naive_softmax";
  check.question = "softmax.v_c";
  check.implementation = implementation;
  check.verdict = Verdict::pass;
  check.blocks = {
      {"v_c", Verdict::pass, "",
       WorstEntry{{1}, 0.1, "0.09999999999999999", "1e-50", 1.3877787807814457e-17, 3e-17, 16, 1e-9}}};
  check.seconds = 0.125;
  return check;
}

CheckResult undecided() {
  CheckResult check = passing("reference");
  check.case_name = "tiny|bar";
  check.verdict = Verdict::inconclusive;
  check.reason = "the truth is not known well enough: its bound is above the allowance at 4096 bits";
  check.blocks = {{"v_c", Verdict::inconclusive, "",
                   WorstEntry{{0}, 1.25e-310, "1.2499999999999e-310", "9.7e-320", 1e-323, 0, 16, 0}}};
  return check;
}

CheckResult not_a_number() {
  CheckResult check = passing("python:word2vec.py");
  check.case_name = "overflow";
  check.tags = {"robustness", "saturated"};
  check.verdict = Verdict::fail;
  check.reason = "1 of 3 entries is not a finite number";
  check.blocks = {{"v_c", Verdict::fail, "shape [3, 1], expected [3]: taken as a vector",
                   WorstEntry{{2},
                              std::numeric_limits<double>::quiet_NaN(),
                              "-12",
                              "0",
                              std::numeric_limits<double>::infinity(),
                              1e-15,
                              16,
                              0}},
                  {"U", Verdict::fail, "",
                   WorstEntry{{0, 1},
                              -std::numeric_limits<double>::infinity(),
                              "1234567.5",
                              "2e-44",
                              std::numeric_limits<double>::infinity(),
                              1e-10,
                              16,
                              0}}};
  return check;
}

CheckResult hostile() {
  CheckResult check = passing("python:word2vec.py");
  check.suite = "softmax";
  check.case_name = "crash";
  check.verdict = Verdict::error;
  check.blocks.clear();
  check.reason =
      "it died: \x1b[2J\x1b]0;owned\x07 <script>alert(1)</script> ``` ]]> \xE2\x80\xAE"
      "evil\n"
      "second line & \"quotes\"";
  return check;
}

std::vector<DerivationResult> derivation() {
  DerivationResult right;
  right.place = {"report.md", 12, 7};
  right.row = {"report.md", 12, 1};
  right.question = "softmax.v_c";
  right.latex = "U^T(\\hat{y} - y)";
  right.verdict = LineVerdict::right;
  DerivationResult convention = right;
  convention.place.line = 14;
  convention.verdict = LineVerdict::right_by_convention;
  convention.convention = "U holds the outside vectors as columns";
  DerivationResult wrong = right;
  wrong.place = {"report.md", 19, 6};
  wrong.latex = "U^T(y - \\hat{y})";
  wrong.verdict = LineVerdict::wrong;
  wrong.answer = true;
  wrong.error_enters = true;
  wrong.reason = "this does not have the value of its left-hand side";
  wrong.mend =
      Mend{"y - \\hat{y}", "\\hat{y} - y", "y - \\hat{y} should be \\hat{y} - y", "U^T(\\hat{y} - y)"};
  DerivationResult unread = right;
  unread.place = {"notes.ipynb", 3, 1};
  unread.cell = 5;
  unread.question = "";
  unread.latex = "<img src=x onerror=alert(1)> {0} [click](http://evil.example)";
  unread.verdict = LineVerdict::unread;
  unread.reason = "[click](http://evil.example) {0} is no formula";
  DerivationResult definition = right;
  definition.place.line = 2;
  definition.question = "";
  definition.latex = "\\hat{y} = softmax(U v_c)";
  definition.verdict = LineVerdict::not_a_claim;
  return {right, convention, wrong, unread, definition};
}

std::vector<SubmissionResult> submissions() {
  SubmissionResult ada;
  ada.id = "ada";
  ada.name = "Ada Lovelace, Grace Hopper";
  ada.email = "ada@example.org";
  ada.submitters = {{"ada", "Ada Lovelace", "ada@example.org"},
                    {"grace", "Grace Hopper", "grace@example.org"}};
  ada.file = "word2vec.py";
  ada.write_ups = {"answers.md"};
  ada.score = 17.5;
  ada.max_score = 20;
  ada.seconds = 0.125;
  ada.questions = {{"sigmoid", 5, 5, QuestionStatus::right, ""},
                   {"negative_sampling",
                    12.5,
                    15,
                    QuestionStatus::partly,
                    "charged for the shape of v_c",
                    {"2.5 points for the shape of v_c"},
                    {{"neg.u_k", "wrong"}}}};
  ada.review = {"the same question asked again has another answer"};
  ada.mistakes = {{"duplicates-once-in-U", "row 7 is half of the truth"}};
  SubmissionResult eve;
  eve.id = "=eve|x";
  eve.name = "<b>Eve</b> `x` | y";
  eve.max_score = 20;
  eve.could_not_be_graded = "refused: no zip";
  eve.questions = {{"sigmoid", 0, 5, QuestionStatus::could_not_be_graded, "refused: no zip"},
                   {"negative_sampling", 0, 15, QuestionStatus::could_not_be_graded, "refused: no zip"}};
  return {ada, eve};
}

}  // namespace

Results sample_results() {
  Results results;
  results.tool = {"gradjudge", "0.1.0", "1a2b3c4", 256, "namespaces"};
  results.checks = {duplicate_counted_once(), passing("reference"),
                    passing("reference"),     undecided(),
                    not_a_number(),           hostile()};
  results.mistakes = {{"sign",
                       "The gradient has the wrong sign.",
                       {"naive_softmax", "cbow"},
                       {"softmax/by_hand", "cbow/two"},
                       true},
                      {"forgets-o",
                       "The <b>row</b> of o is left out.",
                       {"negative_sampling"},
                       {},
                       true,
                       "  - name: catches_forgets_o\n    description: \"as written\"\n"},
                      {"transposed", "dJ/dV is transposed.", {"skip_gram"}, {}, false}};
  results.indistinct = {{"sign", "minus", {"naive_softmax"}}};
  results.implementations = {{"process:./model",
                              "model 2",
                              "",
                              {{Allowance::Kind::float32, "single precision by design", 0, 0},
                               {Allowance::Kind::sigmoid_table, "expTable", 1000, 6, 83},
                               {Allowance::Kind::clipped_score, "clamped", 0, 6.5}},
                              0x1p-10}};
  results.notes = {"left out: 1 case tagged large (ask for it with --tag large)"};
  results.derivations = derivation();
  results.submissions = submissions();
  results.summary = {2, 2, 1, 1, 0.875};
  results.started = 1'700'000'000'500;
  return results;
}

}  // namespace gradjudge
