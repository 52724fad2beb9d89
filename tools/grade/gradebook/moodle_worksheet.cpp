// SPDX-License-Identifier: MIT
#include "tools/grade/gradebook/moodle_worksheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <sstream>

#include "checks/grading_status.hpp"
#include "tools/bad_input.hpp"
#include "tools/grade/gradebook/csv_cell.hpp"
#include "tools/inert/printable.hpp"
#include "tools/report/text/decimal_text.hpp"

namespace gradjudge {
namespace {

using Json = nlohmann::ordered_json;
using Row = std::vector<std::string>;

std::string digits_of(const std::string& cell) {
  std::string digits;
  for (const char c : cell) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits;
}

/// The column whose header has one of these parts, the earlier ones first.
std::optional<std::size_t> column_with(const Row& header, std::initializer_list<std::string_view> parts) {
  for (const std::string_view part : parts) {
    for (std::size_t i = 1; i < header.size(); ++i) {
      if (header[i].find(part) != std::string::npos) return i;
    }
  }
  return std::nullopt;
}

/// A number with a point or, as much of the world writes it, a comma. Not a number: nothing.
std::optional<double> number_of(std::string cell) {
  std::replace(cell.begin(), cell.end(), ',', '.');
  char* end = nullptr;
  const double number = std::strtod(cell.c_str(), &end);
  const bool is_whole = !cell.empty() && end == cell.c_str() + cell.size();
  return is_whole && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

/// Headers are translated, but not their order: the grade comes right before its maximum, which is the same
/// number for everybody.
std::optional<std::size_t> maximum_by_content(const std::vector<Row>& rows) {
  if (rows.size() < 2) return std::nullopt;
  for (std::size_t i = 2; i < rows[1].size(); ++i) {
    const bool is_maximum = std::all_of(rows.begin() + 1, rows.end(), [&](const Row& row) {
      if (row.size() <= i || row[i] != rows[1][i]) return false;
      const auto maximum = number_of(row[i]);
      return maximum && *maximum > 0 && (row[i - 1].empty() || row[i - 1] == "-" || number_of(row[i - 1]));
    });
    if (is_maximum) return i;
  }
  return std::nullopt;
}

void find_columns(MoodleWorksheet& worksheet) {
  const auto& rows = worksheet.table.rows;
  const Row header = rows.empty() ? Row() : rows[0];
  worksheet.maximum = column_with(header, {"aximum", "aximal", "áxim", "assima", "Bestwertung", "Bestnote"});
  if (!worksheet.maximum) worksheet.maximum = maximum_by_content(rows);
  const auto named = std::find(header.begin(), header.end(), "Grade");
  if (named != header.end()) {
    worksheet.grade = static_cast<std::size_t>(named - header.begin());
  } else if (worksheet.maximum && *worksheet.maximum > 1) {
    worksheet.grade = *worksheet.maximum - 1;
  } else {
    throw BadInput(
        fmt::format("{}:1: has no column Grade, expected the grading worksheet that Moodle lets you "
                    "download, as it is",
                    worksheet.file));
  }
  worksheet.feedback = column_with(header, {"eedback", "omment", "oment", "kommentar", "Kommentar",
                                            "Rückmeldung", "etroalimentaci", "pmerking"});
}

/// Moodle's maximum for a row, where it has one.
double maximum_of(const MoodleWorksheet& worksheet, std::size_t r) {
  const Row& row = worksheet.table.rows[r];
  const std::string cell = *worksheet.maximum < row.size() ? row[*worksheet.maximum] : "";
  const auto maximum = number_of(cell);
  if (!maximum || *maximum <= 0)
    throw BadInput(
        fmt::format("{}: row {}: the maximum grade is \"{}\", expected a number of points; set the grade of "
                    "Moodle's assignment to Point, and download the worksheet again",
                    worksheet.file, r + 1, printable(cell)));
  return *maximum;
}

std::string html_text(std::string_view text) {
  std::string html;
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '\n':
        html += "<br>";
        break;
      default:
        html += c;
    }
  }
  return html;
}

std::string csv_of(const MoodleWorksheet& worksheet) {
  std::string csv = worksheet.byte_order_mark;
  for (const Row& row : worksheet.table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      csv += (i > 0 ? std::string(1, worksheet.table.separator) : "") + kept_csv_cell(row[i]);
    csv += "\n";
  }
  return csv;
}

/// The grade out of Moodle's maximum, written with its decimal sign.
std::string grade_text(const Json& submission, const MoodleWorksheet& worksheet, std::size_t r) {
  const double score = submission.at("score").get<double>();
  const double possible = submission.at("max_score").get<double>();
  if (!worksheet.maximum || possible <= 0) return points_text(score);
  std::string grade = points_text(score * (maximum_of(worksheet, r) / possible));
  const std::string& maximum = worksheet.table.rows[r][*worksheet.maximum];
  if (maximum.find(',') != std::string::npos) std::replace(grade.begin(), grade.end(), '.', ',');
  return grade;
}

}  // namespace

MoodleWorksheet read_moodle_worksheet(const std::string& content, const std::string& file) {
  MoodleWorksheet worksheet;
  worksheet.file = file;
  worksheet.byte_order_mark = content.starts_with("\uFEFF") ? content.substr(0, 3) : "";
  worksheet.table = read_csv(std::string_view(content).substr(worksheet.byte_order_mark.size()));
  find_columns(worksheet);
  for (std::size_t r = 1; worksheet.maximum && r < worksheet.table.rows.size(); ++r) maximum_of(worksheet, r);
  return worksheet;
}

FilledWorksheet filled_in(const MoodleWorksheet& worksheet, const ClassResults& results,
                          const std::function<std::string(const std::string& id)>& feedback_of) {
  std::map<std::string, const Json*> submissions;
  for (const Json& result : results) {
    const Json& submission = result.at("submissions").at(0);
    for (const Json& submitter : submission.at("submitters"))
      submissions[submitter.at("id").get<std::string>()] = &submission;
  }
  MoodleWorksheet filled = worksheet;
  std::set<std::string> scales;
  for (std::size_t r = 1; r < filled.table.rows.size(); ++r) {
    Row& row = filled.table.rows[r];
    const auto found = row.empty() ? submissions.end() : submissions.find(digits_of(row[0]));
    if (found == submissions.end()) continue;
    const Json& submission = *found->second;
    row.resize(std::max(row.size(), filled.table.rows[0].size()));
    if (submission.at("status") != to_string(SubmissionStatus::could_not_be_graded)) {
      row[filled.grade] = grade_text(submission, worksheet, r);
      const double possible = submission.at("max_score").get<double>();
      if (worksheet.maximum && maximum_of(worksheet, r) != possible)
        scales.insert(fmt::format("from {} to {} points", points_text(possible),
                                  points_text(maximum_of(worksheet, r))));
    }
    if (filled.feedback) row[*filled.feedback] = feedback_of(submission.at("id").get<std::string>());
    submissions.erase(found);
  }
  FilledWorksheet result{csv_of(filled), {}};
  for (const std::string& scale : scales)
    result.notes.push_back(fmt::format("moodle.csv: grades are scaled {}, Moodle's maximum", scale));
  if (!worksheet.maximum)
    result.notes.push_back(
        "moodle.csv: the worksheet has no column with the maximum grade, so that scores stand in it as they "
        "are");
  if (!worksheet.feedback)
    result.notes.push_back(
        "moodle.csv: the worksheet has no column for feedback comments, so that only grades are filled in");
  for (const auto& [id, submission] : submissions)
    result.notes.push_back(fmt::format("moodle.csv: the worksheet has no participant {}", printable(id)));
  return result;
}

std::string moodle_feedback(const Json& gradescope) {
  /// A cell of a spreadsheet holds 32,767 characters.
  constexpr std::size_t longest = 30000;
  std::string html;
  const auto add = [&](const std::string& part) {
    if (html.size() + part.size() <= longest) html += part;
  };
  for (const Json& test : gradescope.at("tests")) {
    if (test.at("visibility") == "hidden") continue;
    add(fmt::format("<p><strong>{}: {} of {} points</strong>", html_text(test.at("name").get<std::string>()),
                    points_text(test.at("score").get<double>()),
                    points_text(test.at("max_score").get<double>())));
    std::istringstream lines(test.at("output").get<std::string>());
    for (std::string line; std::getline(lines, line);) add("<br>" + html_text(line));
    add("</p>");
  }
  const std::string notes = gradescope.at("output").get<std::string>();
  if (!notes.empty()) add("<p>" + html_text(notes) + "</p>");
  return html;
}

}  // namespace gradjudge
