// SPDX-License-Identifier: MIT
#include "tools/grade/submission_report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <map>

#include "checks/judge/run_checks.hpp"
#include "tools/grade/feedback/feedback.hpp"
#include "tools/grade/result/why_ungraded.hpp"
#include "tools/inert/clipped.hpp"
#include "tools/inert/printable.hpp"
#include "tools/report/json/derivation_json.hpp"
#include "tools/report/json/json_report.hpp"

namespace gradjudge {
namespace {

using Json = nlohmann::ordered_json;

/// Of a hidden case only what gives no number of it away: named here one by one, so that what a check comes
/// to hold later stays out.
CheckResult without_numbers(const GradedCheck& graded) {
  const CheckResult& check = graded.check;
  CheckResult shown;
  shown.suite = check.suite;
  shown.case_name = check.case_name;
  shown.loss = check.loss;
  shown.question = check.question;
  shown.tags = check.tags;
  shown.verdict = check.verdict;
  shown.reason = to_string(graded.outcome);
  for (const BlockResult& block : check.blocks) {
    shown.blocks.emplace_back();
    shown.blocks.back().block = block.block;
    shown.blocks.back().verdict = block.verdict;
  }
  for (const Diagnosis& diagnosis : check.diagnosis)
    shown.diagnosis.push_back({diagnosis.id, diagnosis.sentence, diagnosis.blocks});
  // It is another problem than the hidden one.
  shown.counterexample = check.counterexample;
  return shown;
}

Json to_json(const GradedCheck& graded, const GradedSubmission& submission) {
  CheckResult check = graded.hidden ? without_numbers(graded) : graded.check;
  check.implementation = "submission:" + submission.id + "/" + submission.file;
  check.reason = printable(check.reason);
  // A path and a command of this machine say nothing to whoever reads this elsewhere.
  check.place = {};
  check.reproduce.clear();
  Json json = check_to_json(check);
  json["outcome"] = to_string(graded.outcome);
  json["hidden"] = graded.hidden;
  return json;
}

/// The sum of points with two decimals has two decimals.
double score_of(const GradedSubmission& graded) {
  return std::round(graded.score() * 100) / 100;
}

std::string names_of(const GradedSubmission& graded) {
  std::vector<std::string> names;
  for (const auto& submitter : graded.submitters) names.push_back(submitter.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

Json submitters_of(const GradedSubmission& graded) {
  Json list = Json::array();
  for (const auto& submitter : graded.submitters)
    list.push_back({{"id", printable(submitter.id)},
                    {"name", printable(submitter.name)},
                    {"email", printable(submitter.email)}});
  return list;
}

Json derivations_of(const GradedQuestion& question) {
  Json list = Json::array();
  for (const auto& derivation : question.derivations)
    list.push_back({{"id", derivation.id}, {"outcome", to_string(derivation.outcome)}});
  return list;
}

Json mistakes_of(const GradedSubmission& graded) {
  std::map<std::string, std::string> mistakes;
  for (const auto& question : graded.questions) {
    for (const auto& check : question.checks) {
      for (const auto& diagnosis : check.check.diagnosis) mistakes[diagnosis.id] = diagnosis.sentence;
    }
  }
  Json list = Json::array();
  for (const auto& [id, sentence] : mistakes) list.push_back({{"id", id}, {"sentence", sentence}});
  return list;
}

std::string notes_of(const GradedSubmission& graded) {
  std::vector<std::string> notes;
  for (const std::string& note : graded.notes) notes.push_back(printable(clipped(note)));
  return fmt::format("{}", fmt::join(notes, "\n"));
}

}  // namespace

Json submission_report(const GradedSubmission& graded, const ToolInfo& tool) {
  Json questions = Json::array();
  Json checks = Json::array();
  std::vector<Verdict> verdicts;
  for (const auto& question : graded.questions) {
    questions.push_back({{"id", question.id},
                         {"points", question.points},
                         {"max_points", question.max_points},
                         {"status", to_string(question.status)},
                         {"reason", printable(question.reason)},
                         {"charges", question.charges},
                         {"derivations", derivations_of(question)}});
    for (const auto& check : question.checks) {
      checks.push_back(to_json(check, graded));
      checks.back()["assigned"] = question.id;
      verdicts.push_back(check.check.verdict);
    }
  }
  const Summary summary = summarize(verdicts);
  Json submission{{"id", graded.id},
                  {"name", printable(names_of(graded))},
                  {"email", graded.submitters.empty() ? "" : printable(graded.submitters[0].email)},
                  {"submitters", submitters_of(graded)},
                  {"file", printable(graded.file)},
                  {"write_ups", graded.write_ups},
                  {"score", score_of(graded)},
                  {"max_score", graded.max_score()},
                  {"status", to_string(status_of(graded.questions))},
                  {"seconds", graded.seconds},
                  {"questions", std::move(questions)},
                  {"could_not_be_graded", printable(why_ungraded(graded))},
                  {"notes", graded.notes},
                  {"review", graded.review},
                  {"mistakes", mistakes_of(graded)}};
  return {{"schema", 1},
          {"tool",
           {{"name", tool.name},
            {"version", tool.version},
            {"commit", tool.commit},
            {"precision_bits", tool.precision_bits},
            {"sandbox", graded.sandbox}}},
          {"fingerprint", graded.fingerprint},
          {"submissions", Json::array({std::move(submission)})},
          {"checks", std::move(checks)},
          {"derivations", derivations_to_json(graded.derivations)},
          {"mistakes", Json::array()},
          {"summary",
           {{"pass", summary.pass},
            {"fail", summary.fail},
            {"inconclusive", summary.inconclusive},
            {"error", summary.error},
            {"seconds", 0}}}};
}

Json gradescope_report(const Assignment& assignment, const GradedSubmission& graded) {
  Json tests = Json::array();
  for (std::size_t q = 0; q < graded.questions.size(); ++q) {
    const AssignedQuestion& assigned = assignment.questions[q];
    const GradedQuestion& question = graded.questions[q];
    tests.push_back({{"number", std::to_string(q + 1)},
                     {"name", assigned.title},
                     {"score", question.points},
                     {"max_score", question.max_points},
                     {"status", question.status == QuestionStatus::right ? "passed" : "failed"},
                     {"output", feedback_text(assigned, question)},
                     {"output_format", "text"},
                     {"visibility", assigned.shown == Shown::nothing ? "hidden" : "visible"}});
  }
  const std::string output = graded.refused.empty()
                                 ? notes_of(graded)
                                 : "This submission could not be graded: " + printable(graded.refused);
  return {{"score", score_of(graded)},
          {"output", output},
          {"output_format", "text"},
          {"test_output_format", "text"},
          {"visibility", "visible"},
          {"stdout_visibility", "hidden"},
          {"tests", tests},
          {"extra_data", {{"sandbox", graded.sandbox}}}};
}

Json prairielearn_report(const Assignment& assignment, const GradedSubmission& graded) {
  if (!graded.refused.empty())
    return {{"gradable", false}, {"format_errors", Json::array({printable(graded.refused)})}};
  Json tests = Json::array();
  for (std::size_t q = 0; q < graded.questions.size(); ++q) {
    const AssignedQuestion& assigned = assignment.questions[q];
    const GradedQuestion& question = graded.questions[q];
    // What the student sees nothing of counts in the score alone: a test without points would hide all
    // points.
    if (assigned.shown == Shown::nothing) continue;
    tests.push_back({{"name", assigned.title},
                     {"description", assigned.id},
                     {"points", question.points},
                     {"max_points", question.max_points},
                     {"output", feedback_text(assigned, question)}});
  }
  const double max_score = graded.max_score();
  return {{"gradable", true},
          {"score", max_score > 0 ? score_of(graded) / max_score : 0},
          {"message", ""},
          {"output", notes_of(graded)},
          {"tests", tests}};
}

std::string json_text(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gradjudge
