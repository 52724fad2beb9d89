// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "cases/assignment.hpp"
#include "tools/grade/gradebook/class_report.hpp"
#include "tools/grade/out_folder.hpp"
#include "tools/sandbox/limits.hpp"
#include "tools/sandbox/mode.hpp"
#include "tools/submission/hand_in.hpp"

namespace gradjudge {

struct GradingRequest {
  SandboxMode mode = SandboxMode::namespaces;
  int jobs = 1;
};

struct Grading {
  ClassResults results;             ///< of every submission that was graded, now or before, by id
  std::vector<TryAgain> try_again;  ///< where the sandbox failed
  std::size_t taken_over = 0;       ///< so many had been graded by an earlier run
};

/// The sandbox's limits with what the assignment sets.
Limits limits_of(const Assignment& assignment);

/// Grades each submission that has no result yet for the same files, assignment and program, and writes
/// OUT/submissions/ID/{feedback.md, feedback.html, gradescope.json, prairielearn.json, results.json},
/// results.json last: where it is, the rest is. Interrupted at any moment, a second run goes on. `progress`
/// is called after each submission.
Grading grade_class(const Assignment& assignment, const std::vector<HandIn>& hand_ins,
                    const GradingRequest& request, OutFolder& out,
                    const std::function<void(std::size_t done, std::size_t all)>& progress);

}  // namespace gradjudge
