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
                              0}}};
  check.diagnosis = {{"duplicates-once-in-U",
                      "row 7 is half of the truth: word 7 was drawn twice and is counted once",
                      {"U"},
                      "in U, only in rows of words that count more than once",
                      "accounts for U in all 12 cases, 5 of them wrong",
                      {"contributions-overwritten-in-U"}}};
  check.notes = {"v_c was returned with shape (1, 3)"};
  check.counterexample = "v_c = [1], U = [[0], [0]], o = 0, negatives [1, 1]: dJ/dU[1] is 1, yours 0.5";
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
  results.summary = {2, 2, 1, 1, 0.875};
  return results;
}

}  // namespace gradjudge
