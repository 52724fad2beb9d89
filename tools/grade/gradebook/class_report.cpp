// SPDX-License-Identifier: MIT
#include "tools/grade/gradebook/class_report.hpp"

#include <fmt/format.h>

#include <map>

#include "tools/bad_input.hpp"
#include "tools/grade/gradebook/csv_cell.hpp"
#include "tools/grade/result/graded.hpp"
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

/// The rows of a CSV, quotes taken off.
std::vector<std::vector<std::string>> parse_csv(const std::string& content) {
  std::vector<std::vector<std::string>> rows(1);
  std::string cell;
  bool quoted = false;
  const auto end_cell = [&] { rows.back().push_back(std::exchange(cell, "")); };
  for (std::size_t i = 0; i < content.size(); ++i) {
    const char c = content[i];
    if (quoted) {
      if (c != '"') cell += c;
      if (c == '"' && i + 1 < content.size() && content[i + 1] == '"')
        cell += content[i++];
      else if (c == '"')
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      end_cell();
    } else if (c == '\n') {
      end_cell();
      rows.emplace_back();
    } else if (c != '\r') {
      cell += c;
    }
  }
  if (!cell.empty() || !rows.back().empty()) end_cell();
  if (rows.back().empty()) rows.pop_back();
  return rows;
}

/// A cell as it stood, quoted where it must be: what Moodle wrote is given back to Moodle unchanged.
std::string plain_cell(const std::string& cell) {
  if (cell.find_first_of(",\"\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

std::string digits_of(const std::string& cell) {
  std::string digits;
  for (const char c : cell) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits;
}

}  // namespace

std::string gradebook(const Assignment& assignment, const ClassResults& results,
                      const std::vector<TryAgain>& try_again) {
  std::string csv = "id,name,email,score,max_score";
  for (const auto& question : assignment.questions) csv += "," + csv_cell(question.id);
  csv += ",status\n";
  for (const auto& result : results) {
    const Json& submission = submission_of(result);
    const bool graded = text(submission, "could_not_be_graded").empty();
    for (const auto& submitter : submission.at("submitters")) {
      csv += csv_cell(text(submitter, "id")) + "," + csv_cell(text(submitter, "name")) + "," +
             csv_cell(text(submitter, "email")) + "," + points(submission, "score") + "," +
             points(submission, "max_score");
      for (const auto& question : submission.at("questions")) csv += "," + points(question, "points");
      csv += graded ? ",graded\n" : ",could_not_be_graded\n";
    }
  }
  // Never a 0 for what nothing is known about.
  for (const auto& one : try_again)
    csv += csv_cell(one.id) + ",,,," + std::string(assignment.questions.size(), ',') + ",try_again\n";
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
  for (const auto& result : results) {
    const Json& submission = submission_of(result);
    const std::string id = text(submission, "id");
    for (const auto& mistake : submission.at("mistakes")) {
      auto& [sentence, who] = mistakes[text(mistake, "id")];
      sentence = text(mistake, "sentence");
      who.push_back(id);
    }
    for (const auto& what : submission.at("review")) review.push_back({{"id", id}, {"what", what}});
    if (const std::string why = text(submission, "could_not_be_graded"); !why.empty())
      ungraded.push_back({{"id", id}, {"reason", why}});
  }
  Json listed = Json::array();
  for (const auto& [id, found] : mistakes)
    listed.push_back(
        {{"id", id}, {"sentence", found.first}, {"count", found.second.size()}, {"who", found.second}});
  Json again = Json::array();
  for (const auto& one : try_again) again.push_back({{"id", one.id}, {"reason", printable(one.reason)}});
  return {{"schema", 1},
          {"assignment", assignment.name},
          {"submissions", results.size()},
          {"questions", questions},
          {"mistakes", listed},
          {"review", review},
          {"could_not_be_graded", ungraded},
          {"try_again", again}};
}

std::string canvas_csv(const Assignment& assignment, const ClassResults& results) {
  double possible = 0;
  for (const auto& question : assignment.questions) possible += question.points;
  std::string csv = "Student,ID,SIS User ID,SIS Login ID,Section," + csv_cell(assignment.name) + "\n" +
                    "    Points Possible,,,,," + points_text(possible) + "\n";
  for (const auto& result : results) {
    const Json& submission = submission_of(result);
    for (const auto& submitter : submission.at("submitters"))
      csv += csv_cell(text(submitter, "name")) + ",," + csv_cell(text(submitter, "id")) + "," +
             csv_cell(text(submitter, "email")) + ",," + points(submission, "score") + "\n";
  }
  return csv;
}

std::string moodle_worksheet(const std::string& worksheet, const std::string& file,
                             const ClassResults& results) {
  const std::string mark = worksheet.starts_with("\xEF\xBB\xBF") ? worksheet.substr(0, 3) : "";
  auto rows = parse_csv(worksheet.substr(mark.size()));
  // Headers may be translated, but the order is Moodle's: the identifier comes first, the grade is named
  // Grade or is the column before its maximum.
  std::size_t grade = 0;
  for (std::size_t i = 0; !rows.empty() && i < rows[0].size(); ++i) {
    if (rows[0][i] == "Grade") grade = i;
  }
  for (std::size_t i = 1; grade == 0 && !rows.empty() && i < rows[0].size(); ++i) {
    if (rows[0][i].find("aximum") != std::string::npos) grade = i - 1;
  }
  if (grade == 0) {
    throw BadInput(fmt::format(
        "{}:1: has no column Grade, expected the grading worksheet that Moodle lets you download", file));
  }
  std::map<std::string, std::string> scores;
  for (const auto& result : results) {
    const Json& submission = submission_of(result);
    for (const auto& submitter : submission.at("submitters"))
      scores[text(submitter, "id")] = points(submission, "score");
  }
  std::string csv = mark;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    auto& row = rows[r];
    if (r > 0 && grade < row.size()) {
      const auto score = scores.find(digits_of(row[0]));
      if (score != scores.end()) row[grade] = score->second;
    }
    for (std::size_t i = 0; i < row.size(); ++i) csv += (i > 0 ? "," : "") + plain_cell(row[i]);
    csv += "\n";
  }
  return csv;
}

}  // namespace gradjudge
