// SPDX-License-Identifier: MIT
#include "tools/grade/gradebook/class_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "checks/grading_status.hpp"
#include "tools/grade/gradebook/csv_cell.hpp"
#include "tools/grade/result/why_ungraded.hpp"
#include "tools/inert/clipped.hpp"
#include "tools/inert/printable.hpp"
#include "tools/report/text/decimal_text.hpp"

namespace gradjudge {
namespace {

using Json = nlohmann::ordered_json;

const Json& submission_of(const Json& results) {
  return results.at("submissions").at(0);
}

std::string text(const Json& object, const char* name) {
  return object.at(name).get<std::string>();
}

std::string points(const Json& object, const char* name) {
  return points_text(object.at(name).get<double>());
}

SubmissionStatus status_of(const Json& submission) {
  const std::string word = text(submission, "status");
  const auto named = std::find_if(submission_statuses.begin(), submission_statuses.end(),
                                  [&](const auto& status) { return status.second == word; });
  return named == submission_statuses.end() ? SubmissionStatus::could_not_be_graded : named->first;
}

/// Why some or all of it could not be graded; empty if all could.
std::string why_ungraded(const Json& submission) {
  if (std::string why = text(submission, "could_not_be_graded"); !why.empty()) return why;
  std::vector<UngradedQuestion> questions;
  for (const auto& question : submission.at("questions")) {
    if (text(question, "status") == to_string(QuestionStatus::could_not_be_graded))
      questions.push_back({text(question, "id"), text(question, "reason")});
  }
  return questions.empty() ? "" : why_ungraded(questions);
}

}  // namespace

std::string gradebook(const Assignment& assignment, const ClassResults& results,
                      const std::vector<TryAgain>& try_again) {
  std::string csv = "id,name,email,score,max_score";
  for (const auto& question : assignment.questions) csv += "," + csv_cell(question.id);
  csv += ",status,reason\n";
  for (const auto& result : results) {
    const Json& submission = submission_of(result);
    for (const auto& submitter : submission.at("submitters")) {
      csv += csv_cell(text(submitter, "id")) + "," + csv_cell(text(submitter, "name")) + "," +
             csv_cell(text(submitter, "email")) + "," + points(submission, "score") + "," +
             points(submission, "max_score");
      for (const auto& question : submission.at("questions")) csv += "," + points(question, "points");
      csv += fmt::format(",{},{}\n", to_string(status_of(submission)),
                         csv_cell(clipped(why_ungraded(submission))));
    }
  }
  // Never a 0 for what nothing is known about.
  for (const auto& one : try_again) {
    for (const Submitter& submitter : one.submitters)
      csv += fmt::format("{},{},{},,,{},{},{}\n", csv_cell(submitter.id), csv_cell(submitter.name),
                         csv_cell(submitter.email), std::string(assignment.questions.size() - 1, ','),
                         to_string(SubmissionStatus::try_again), csv_cell(clipped(one.reason)));
  }
  return csv;
}

Json class_report(const Assignment& assignment, const ClassResults& results,
                  const std::vector<TryAgain>& try_again) {
  Json questions = Json::array();
  for (std::size_t q = 0; q < assignment.questions.size(); ++q) {
    std::map<std::string, int> statuses;
    std::map<std::string, std::map<std::string, int>> derivations;
    Json not_graded = Json::array();
    double sum = 0;
    for (const auto& result : results) {
      const Json& question = submission_of(result).at("questions").at(q);
      if (text(question, "status") == to_string(QuestionStatus::could_not_be_graded))
        not_graded.push_back(
            {{"id", text(submission_of(result), "id")}, {"reason", text(question, "reason")}});
      ++statuses[text(question, "status")];
      for (const auto& derivation : question.at("derivations"))
        ++derivations[text(derivation, "id")][text(derivation, "outcome")];
      sum += question.at("points").get<double>();
    }
    questions.push_back({{"id", assignment.questions[q].id},
                         {"max_points", assignment.questions[q].points},
                         {"mean", results.empty() ? 0 : sum / static_cast<double>(results.size())},
                         {"statuses", statuses},
                         {"derivations", derivations},
                         {"could_not_be_graded", not_graded}});
  }
  std::map<std::string, std::pair<std::string, std::vector<std::string>>> mistakes;
  Json review = Json::array();
  Json ungraded = Json::array();
  Json partly_graded = Json::array();
  std::map<std::string_view, std::size_t> statuses{
      {to_string(SubmissionStatus::try_again), try_again.size()}};
  for (const auto& result : results) {
    const Json& submission = submission_of(result);
    const std::string id = text(submission, "id");
    const SubmissionStatus status = status_of(submission);
    ++statuses[to_string(status)];
    for (const auto& mistake : submission.at("mistakes")) {
      auto& [sentence, who] = mistakes[text(mistake, "id")];
      sentence = text(mistake, "sentence");
      who.push_back(id);
    }
    for (const auto& what : submission.at("review")) review.push_back({{"id", id}, {"what", what}});
    if (status == SubmissionStatus::could_not_be_graded)
      ungraded.push_back({{"id", id}, {"reason", why_ungraded(submission)}});
    if (status == SubmissionStatus::partly_graded)
      partly_graded.push_back({{"id", id}, {"reason", why_ungraded(submission)}});
  }
  Json listed = Json::array();
  for (const auto& [id, found] : mistakes)
    listed.push_back(
        {{"id", id}, {"sentence", found.first}, {"count", found.second.size()}, {"who", found.second}});
  Json again = Json::array();
  for (const auto& one : try_again) again.push_back({{"id", one.id}, {"reason", printable(one.reason)}});
  return {{"schema", 1},          {"assignment", assignment.name},   {"submissions", results.size()},
          {"statuses", statuses}, {"questions", questions},          {"mistakes", listed},
          {"review", review},     {"could_not_be_graded", ungraded}, {"partly_graded", partly_graded},
          {"try_again", again}};
}

std::string canvas_csv(const Assignment& assignment, const ClassResults& results,
                       const std::vector<TryAgain>& try_again) {
  double possible = 0;
  for (const auto& question : assignment.questions) possible += question.points;
  std::string csv = "Student,ID,SIS User ID,SIS Login ID,Section," + csv_cell(assignment.name) +
                    ",Current Grade Status\n" + "    Points Possible,,,,," + points_text(possible) +
                    ",(read only)\n";
  const auto add = [&](const std::string& name, const std::string& id, const std::string& email,
                       const std::string& score, SubmissionStatus status) {
    csv += fmt::format("{},,{},{},,{},{}\n", csv_cell(name), csv_cell(id), csv_cell(email), score,
                       to_string(status));
  };
  for (const auto& result : results) {
    const Json& submission = submission_of(result);
    const SubmissionStatus status = status_of(submission);
    // An empty cell leaves the grade as it is; a 0 would be one.
    const bool ungraded = status == SubmissionStatus::could_not_be_graded;
    for (const auto& submitter : submission.at("submitters"))
      add(text(submitter, "name"), text(submitter, "id"), text(submitter, "email"),
          ungraded ? "" : points(submission, "score"), status);
  }
  for (const auto& one : try_again) {
    for (const Submitter& submitter : one.submitters)
      add(submitter.name, submitter.id, submitter.email, "", SubmissionStatus::try_again);
  }
  return csv;
}

}  // namespace gradjudge
