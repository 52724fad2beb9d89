// SPDX-License-Identifier: MIT
#include "tools/grade/submission_report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <map>

#include "tools/grade/escape.hpp"
#include "tools/grade/feedback.hpp"
#include "tools/report/derivation_json.hpp"
#include "tools/report/printable.hpp"

namespace gradjudge {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  return value;
}

Json to_json(const BlockResult& block, bool hidden) {
  Json json{{"block", block.block}, {"verdict", to_string(block.verdict)}, {"shape_note", block.shape_note}};
  if (!block.worst || hidden) {
    json["worst"] = nullptr;
    return json;
  }
  const WorstEntry& worst = *block.worst;
  json["worst"] = {{"index", worst.index},
                   {"yours", number(worst.yours)},
                   {"truth", worst.truth},
                   {"bound", worst.bound},
                   {"difference", number(worst.difference)},
                   {"rounding", number(worst.rounding)},
                   {"slack", number(worst.slack)},
                   {"allowance", number(worst.allowance)}};
  return json;
}

Json to_json(const GradedCheck& graded) {
  const CheckResult& check = graded.check;
  Json blocks = Json::array();
  for (const auto& block : check.blocks) blocks.push_back(to_json(block, graded.hidden));
  Json diagnosis = Json::array();
  for (const auto& one : check.diagnosis)
    diagnosis.push_back({{"id", one.id}, {"sentence", one.sentence}, {"blocks", one.blocks}});
  const std::string reason = graded.hidden ? std::string(to_string(graded.outcome)) : check.reason;
  return {{"suite", check.suite},
          {"case", check.case_name},
          {"loss", check.loss},
          {"question", check.question},
          {"tags", check.tags},
          {"verdict", to_string(check.verdict)},
          {"outcome", to_string(graded.outcome)},
          {"hidden", graded.hidden},
          {"reason", printable(reason)},
          {"blocks", blocks},
          {"diagnosis", diagnosis},
          {"counterexample", check.counterexample}};
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

}  // namespace

Json submission_report(const GradedSubmission& graded, const ToolInfo& tool) {
  Json questions = Json::array();
  Json checks = Json::array();
  for (const auto& question : graded.questions) {
    questions.push_back({{"id", question.id},
                         {"points", question.points},
                         {"max_points", question.max_points},
                         {"status", to_string(question.status)},
                         {"reason", printable(question.reason)},
                         {"charges", question.charges},
                         {"derivations", derivations_of(question)}});
    for (const auto& check : question.checks) checks.push_back(to_json(check));
  }
  const Json submission{{"id", graded.id},
                        {"name", printable(names_of(graded))},
                        {"email", graded.submitters.empty() ? "" : printable(graded.submitters[0].email)},
                        {"submitters", submitters_of(graded)},
                        {"file", printable(graded.file)},
                        {"write_ups", graded.write_ups},
                        {"score", score_of(graded)},
                        {"max_score", graded.max_score()},
                        {"questions", questions},
                        {"could_not_be_graded", printable(graded.could_not_be_graded)},
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
          {"submissions", Json::array({submission})},
          {"checks", checks},
          {"derivations", derivations_to_json(graded.derivations)}};
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
  const std::string output =
      graded.could_not_be_graded.empty()
          ? fmt::format("{}", fmt::join(graded.notes, "\n"))
          : "This submission could not be graded: " + printable(graded.could_not_be_graded);
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
  if (!graded.could_not_be_graded.empty())
    return {{"gradable", false}, {"format_errors", Json::array({printable(graded.could_not_be_graded)})}};
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
          {"output", fmt::format("{}", fmt::join(graded.notes, "\n"))},
          {"tests", tests}};
}

std::string json_text(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gradjudge
