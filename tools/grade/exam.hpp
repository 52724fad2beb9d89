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
  bool hidden = false;  ///< no number of it may reach a student
  bool secret = false;  ///< nor any text of a child that has seen it: hidden, or shown in no question
  std::vector<ExamCheck> checks;
};

/// All that is put to each submission of a class, in the order in which it is asked: secret cases last, and
/// of either kind losses of pairs before what is built of them. What cannot be asked through the course's
/// interface is left out for everybody.
using Exam = std::vector<ExamCase>;

/// Computes truth and budgets once for the class. The assignment must outlive the exam. Throws
/// ReferenceError, and BadInput where a question has no case that can be asked.
Exam prepare_exam(const Assignment& assignment);

}  // namespace gradjudge
