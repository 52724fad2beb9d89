// SPDX-License-Identifier: MIT
#include "tools/grade/gradebook/class_page.hpp"

#include "tools/report/json/json_report.hpp"
#include "tools/report/page/html_page.hpp"
#include "tools/tool_info.hpp"

namespace gradjudge {
namespace {

using Json = nlohmann::ordered_json;

/// A row of the list: what can be searched, sorted and filtered by. Sentences are in the class report, once.
Json row_of(const Json& submission) {
  Json row;
  for (const char* name : {"id", "name", "email", "submitters", "file", "score", "seconds", "status"}) {
    if (submission.contains(name)) row[name] = submission.at(name);
  }
  Json mistakes = Json::array();
  for (const auto& mistake : submission.at("mistakes")) mistakes.push_back(mistake.at("id"));
  Json questions = Json::array();
  for (const auto& question : submission.at("questions"))
    questions.push_back({{"points", question.at("points")}, {"status", question.at("status")}});
  row["mistakes"] = mistakes;
  row["questions"] = questions;
  return row;
}

}  // namespace

std::string class_page(const Assignment& assignment, const ClassResults& results,
                       const std::vector<TryAgain>& try_again) {
  Json report = class_report(assignment, results, try_again);
  for (std::size_t q = 0; q < assignment.questions.size(); ++q)
    report.at("questions").at(q)["title"] = assignment.questions[q].title;
  Json rows = Json::array();
  for (const auto& result : results) rows.push_back(row_of(result.at("submissions").at(0)));
  HtmlPage page{assignment.name,
                {{"tool", to_json(tool_info(Precision::bits_256))}, {"class", report}, {"submissions", rows}},
                class_script};
  page.plots = !results.empty();
  return html_page(page);
}

}  // namespace gradjudge
