// SPDX-License-Identifier: MIT
#include "tools/report/json/submission_json.hpp"

#include <algorithm>
#include <array>

namespace gradjudge {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const SubmissionResult& submission) {
  Json questions = Json::array();
  for (const QuestionResult& question : submission.questions) {
    questions.push_back({{"id", question.id},
                         {"points", question.points},
                         {"max_points", question.max_points},
                         {"status", to_string(question.status)},
                         {"reason", question.reason},
                         {"charges", question.charges},
                         {"derivations", Json::array()}});
    for (const AskedDerivation& asked : question.derivations)
      questions.back()["derivations"].push_back({{"id", asked.id}, {"outcome", asked.outcome}});
  }
  Json submitters = Json::array();
  for (const SubmittedBy& one : submission.submitters)
    submitters.push_back({{"id", one.id}, {"name", one.name}, {"email", one.email}});
  Json mistakes = Json::array();
  for (const FoundMistake& mistake : submission.mistakes)
    mistakes.push_back({{"id", mistake.id}, {"sentence", mistake.sentence}});
  return {{"id", submission.id},
          {"name", submission.name},
          {"email", submission.email},
          {"submitters", submitters},
          {"file", submission.file},
          {"write_ups", submission.write_ups},
          {"score", submission.score},
          {"max_score", submission.max_score},
          {"status", to_string(status_of(submission.questions))},
          {"seconds", submission.seconds},
          {"questions", questions},
          {"could_not_be_graded", submission.could_not_be_graded},
          {"notes", submission.notes},
          {"review", submission.review},
          {"mistakes", mistakes}};
}

QuestionStatus status_from(const JsonField& field) {
  const auto status = question_status(field.text());
  if (!status) field.refuse("right, partly, wrong, unfinished or could_not_be_graded");
  return *status;
}

QuestionResult question_from(const JsonField& field) {
  QuestionResult question{field.at("id").text(), field.at("points").number(), field.at("max_points").number(),
                          status_from(field.at("status")),
                          field.has("reason") ? field.at("reason").text() : ""};
  if (field.has("charges")) question.charges = field.at("charges").texts();
  if (field.has("derivations")) {
    for (const JsonField& asked : field.at("derivations").elements())
      question.derivations.push_back({asked.at("id").text(), asked.at("outcome").text()});
  }
  return question;
}

SubmissionResult submission_from(const JsonField& field) {
  SubmissionResult submission;
  submission.id = field.at("id").text();
  submission.name = field.at("name").text();
  submission.score = field.at("score").number();
  submission.max_score = field.at("max_score").number();
  for (const JsonField& question : field.at("questions").elements())
    submission.questions.push_back(question_from(question));
  submission.could_not_be_graded = field.at("could_not_be_graded").text();
  if (field.has("email")) submission.email = field.at("email").text();
  if (field.has("file")) submission.file = field.at("file").text();
  if (field.has("write_ups")) submission.write_ups = field.at("write_ups").texts();
  if (field.has("seconds")) submission.seconds = field.at("seconds").number();
  if (field.has("submitters")) {
    for (const JsonField& one : field.at("submitters").elements())
      submission.submitters.push_back({one.at("id").text(), one.at("name").text(), one.at("email").text()});
  }
  if (field.has("notes")) submission.notes = field.at("notes").texts();
  if (field.has("review")) submission.review = field.at("review").texts();
  if (field.has("mistakes")) {
    for (const JsonField& mistake : field.at("mistakes").elements())
      submission.mistakes.push_back({mistake.at("id").text(), mistake.at("sentence").text()});
  }
  return submission;
}

}  // namespace

Json submissions_to_json(const std::vector<SubmissionResult>& submissions) {
  Json all = Json::array();
  for (const SubmissionResult& submission : submissions) all.push_back(to_json(submission));
  return all;
}

std::vector<SubmissionResult> submissions_from_json(const JsonField& field) {
  std::vector<SubmissionResult> all;
  for (const JsonField& element : field.elements()) all.push_back(submission_from(element));
  return all;
}

}  // namespace gradjudge
