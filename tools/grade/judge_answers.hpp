// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "checks/diagnosis/observed_case.hpp"
#include "tools/grade/exam.hpp"
#include "tools/grade/result/graded.hpp"
#include "tools/submission/reply.hpp"

namespace gradjudge {

/// Adds to each question of code the checks of the exam's cases, judged by the replies to them, one a case.
/// Every case counts for everybody. An answer that came as numbers of 32 bits is judged with their rounding,
/// unless it is a numerical derivative, whose errors that would hide.
void judge_answers(Exam& exam, const std::vector<Reply>& replies, GradedSubmission& graded);

/// The case with the answer to it, as a diagnosis wants it.
ObservedCase observe(const ExamCase& exam_case, const Reply& reply, Arithmetic arithmetic);

}  // namespace gradjudge
