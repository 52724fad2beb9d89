// SPDX-License-Identifier: MIT
#include "tools/grade/submission_page.hpp"

#include <algorithm>
#include <set>

#include "cases/write_suite.hpp"
#include "tools/report/page/html_page.hpp"

namespace gradjudge {
namespace {

using Json = nlohmann::ordered_json;

/// As many failing checks of a question as help; the rest are counted.
constexpr std::size_t most_checks = 6;
/// Of the inputs that are shown; a double has no more.
constexpr int most_decimals = 17;

std::string text(const Json& object, const char* name) {
  return object.at(name).get<std::string>();
}

std::string inputs_of(const AssignedQuestion& assigned, const std::string& case_name) {
  const auto& cases = assigned.cases.cases;
  const auto found =
      std::find_if(cases.begin(), cases.end(), [&](const Case& one) { return one.name == case_name; });
  if (found == cases.end()) return "";
  return case_text(found->name, found->description, problem_of(*found), most_decimals);
}

Json shown_check(const AssignedQuestion& assigned, const Json& check) {
  Json shown{{"case", check.at("case")}, {"question", check.at("question")}, {"reason", check.at("reason")}};
  if (assigned.shown < Shown::counterexample) return shown;
  for (const char* name : {"blocks", "counterexample", "calculation"}) {
    if (check.contains(name)) shown[name] = check.at(name);
  }
  if (assigned.shown >= Shown::inputs) shown["inputs"] = inputs_of(assigned, text(check, "case"));
  return shown;
}

/// Of a hidden case not even the text of an error, which a submission can fill with the inputs.
std::string shown_of_hidden(const Json& check) {
  const std::string outcome = text(check, "outcome");
  return outcome == "answered" ? text(check, "question") + " is wrong" : outcome;
}

/// The failures of one question: why, where, and how many more.
void add_failures(const AssignedQuestion& assigned, const Json& checks, Json& question) {
  Json mistakes = Json::array();
  Json failing = Json::array();
  std::set<std::string> said;
  std::set<std::string> hidden;
  std::size_t more = 0;
  for (const auto& check : checks) {
    if (check.value("assigned", "") != assigned.id || text(check, "verdict") == "pass") continue;
    for (const auto& diagnosis : check.at("diagnosis")) {
      if (said.insert(text(diagnosis, "sentence")).second)
        mistakes.push_back({{"id", diagnosis.at("id")}, {"sentence", diagnosis.at("sentence")}});
    }
    if (check.at("hidden").get<bool>()) {
      hidden.insert(shown_of_hidden(check));
    } else if (failing.size() < most_checks) {
      failing.push_back(shown_check(assigned, check));
    } else {
      ++more;
    }
  }
  question["mistakes"] = mistakes;
  question["checks"] = failing;
  question["more_checks"] = more;
  question["hidden"] = hidden;
}

/// The lines of derivations that questions which are shown ask for, and those between them.
Json shown_lines(const Json& lines, const std::set<std::string>& asked) {
  Json shown = Json::array();
  if (asked.empty()) return shown;
  for (const auto& line : lines) {
    const std::string question = text(line, "question");
    if (question.empty() || asked.contains(question)) shown.push_back(line);
  }
  return shown;
}

}  // namespace

Json shown_results(const Assignment& assignment, const Json& results) {
  const Json& whole = results.at("submissions").at(0);
  Json submission = whole;
  // What kept all questions from being graded is told with each, as far as it is shown.
  const bool was_opened =
      !whole.value("file", "").empty() || !whole.value("write_ups", Json::array()).empty();
  if (was_opened && !whole.value("could_not_be_graded", "").empty())
    submission["could_not_be_graded"] = "Why is with each of the questions.";
  submission.erase("review");
  submission.erase("mistakes");
  submission.erase("seconds");
  Json questions = Json::array();
  std::set<std::string> derivations;
  double score = 0;
  double max_score = 0;
  for (std::size_t q = 0; q < assignment.questions.size(); ++q) {
    const AssignedQuestion& assigned = assignment.questions[q];
    if (assigned.shown == Shown::nothing) continue;
    Json question = whole.at("questions").at(q);
    question["title"] = assigned.title;
    score += question.at("points").get<double>();
    max_score += question.at("max_points").get<double>();
    if (assigned.shown >= Shown::diagnosis) {
      add_failures(assigned, results.at("checks"), question);
      for (const auto& one : question.value("derivations", Json::array()))
        derivations.insert(text(one, "id"));
    } else {
      question.erase("reason");
    }
    question.erase("derivations");
    questions.push_back(std::move(question));
  }
  submission["score"] = score;
  submission["max_score"] = max_score;
  submission["questions"] = questions;
  return {{"schema", results.at("schema")},
          {"tool", results.at("tool")},
          {"assignment", assignment.name},
          {"submissions", Json::array({submission})},
          {"derivations", shown_lines(results.value("derivations", Json::array()), derivations)}};
}

std::string submission_page(const Assignment& assignment, const Json& results) {
  HtmlPage page{"gradjudge grade", shown_results(assignment, results), submission_script};
  // KaTeX is larger than all the rest: it goes in only where there is something to set.
  page.formulas = !page.data.at("derivations").empty();
  for (const auto& question : page.data.at("submissions").at(0).at("questions")) {
    for (const auto& check : question.value("checks", Json::array()))
      page.formulas = page.formulas || check.contains("calculation");
  }
  return html_page(page);
}

}  // namespace gradjudge
