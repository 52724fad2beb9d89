// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tools/grade/gradebook/class_report.hpp"
#include "tools/grade/gradebook/csv_table.hpp"

namespace gradjudge {

/// Moodle's grading worksheet as it was downloaded, and which of its columns are which.
struct MoodleWorksheet {
  std::string file;
  std::string byte_order_mark;
  CsvTable table;
  std::size_t grade = 0;
  std::optional<std::size_t> maximum;
  std::optional<std::size_t> feedback;
};

struct FilledWorksheet {
  std::string csv;
  std::vector<std::string> notes;  ///< what whoever uploads it should know
};

/// Reads a worksheet. Throws BadInput if it has no column Grade, or a maximum that is not a number of points.
MoodleWorksheet read_moodle_worksheet(const std::string& content, const std::string& file);

/// The worksheet with the grades of the submissions whose id is the number of a participant, out of the
/// maximum that Moodle has, and with their feedback. A submission that could not be graded gets no grade,
/// which is not a 0. `feedback_of` gives the text for the student, as HTML, of a submission's id.
FilledWorksheet filled_in(const MoodleWorksheet& worksheet, const ClassResults& results,
                          const std::function<std::string(const std::string& id)>& feedback_of);

/// What Moodle shows a student, from the report for Gradescope: of each question as much as is shown.
std::string moodle_feedback(const nlohmann::ordered_json& gradescope);

}  // namespace gradjudge
