// SPDX-License-Identifier: MIT
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cases/assignment.hpp"
#include "tools/submission/hand_in.hpp"

namespace gradjudge {

/// A submission that the sandbox failed on: nothing is known about it, it has no score, and it is to be tried
/// again.
struct TryAgain {
  std::string id;
  std::vector<Submitter> submitters;
  std::string reason;
};

/// The reports about a whole class are made from its submissions' own results.json, in the order of their
/// ids, and from nothing else: what was graded before a run was interrupted counts like the rest.
using ClassResults = std::vector<nlohmann::ordered_json>;

/// gradebook.csv: one row a submitter, one column a question; then the status, and why what could not be
/// graded could not.
std::string gradebook(const Assignment& assignment, const ClassResults& results,
                      const std::vector<TryAgain>& try_again);

/// class.json: how each question came out, which mistakes, how many, who; what could not be graded or only in
/// part, what to review and to try again.
nlohmann::ordered_json class_report(const Assignment& assignment, const ClassResults& results,
                                    const std::vector<TryAgain>& try_again);

/// A gradebook as Canvas imports it. What could not be graded has an empty cell, which leaves the grade as it
/// is; a column with "Current Grade" in its name is one that Canvas passes over, and has the status.
std::string canvas_csv(const Assignment& assignment, const ClassResults& results,
                       const std::vector<TryAgain>& try_again);

}  // namespace gradjudge
