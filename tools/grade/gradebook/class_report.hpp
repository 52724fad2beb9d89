// SPDX-License-Identifier: MIT
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cases/assignment.hpp"

namespace gradjudge {

/// A submission that the sandbox failed on: nothing is known about it, it has no score, and it is to be tried
/// again.
struct TryAgain {
  std::string id;
  std::string reason;
};

/// The reports about a whole class are made from its submissions' own results.json, in the order of their
/// ids, and from nothing else: what was graded before a run was interrupted counts like the rest.
using ClassResults = std::vector<nlohmann::ordered_json>;

/// gradebook.csv: one row a submitter, one column a question.
std::string gradebook(const Assignment& assignment, const ClassResults& results,
                      const std::vector<TryAgain>& try_again);

/// class.json: how each question came out, which mistakes, how many, who; what to review and to try again.
nlohmann::ordered_json class_report(const Assignment& assignment, const ClassResults& results,
                                    const std::vector<TryAgain>& try_again);

/// A gradebook as Canvas imports it.
std::string canvas_csv(const Assignment& assignment, const ClassResults& results);

/// Moodle's downloaded grading worksheet with its column Grade filled in for the submissions whose id is the
/// number of a participant. Throws BadInput if it has no such columns.
std::string moodle_worksheet(const std::string& worksheet, const std::string& file,
                             const ClassResults& results);

}  // namespace gradjudge
