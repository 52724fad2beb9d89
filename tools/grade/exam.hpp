// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "cases/assignment.hpp"
#include "checks/judge/judge_case.hpp"

namespace gradjudge {

/// One check of one question of the assignment.
struct ExamCheck {
  std::size_t question = 0;  ///< in the assignment
  std::string check;         ///< question id
  bool charged = false;      ///< decides on the charge for robustness and on nothing else
};

/// A case that is put to a submission once, however many questions look at the answer.
struct ExamCase {
  Trial trial;
  Budget in_double;
  Budget in_float;
  bool hidden = false;
  std::vector<ExamCheck> checks;
};

/// All that is put to each submission of a class: losses of pairs first, then what is built of them; of each
/// kind the hidden cases last.
using Exam = std::vector<ExamCase>;

/// Computes truth and budgets once for the class. The assignment must outlive the exam. Throws
/// ReferenceError.
Exam prepare_exam(const Assignment& assignment);

}  // namespace gradjudge
