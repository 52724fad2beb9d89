// SPDX-License-Identifier: MIT
#pragma once
#include "tools/grade/exam.hpp"
#include "tools/grade/result/graded.hpp"
#include "tools/grade/worked_examples.hpp"
#include "tools/submission/python_session.hpp"

namespace gradjudge {

/// Puts every case of the exam to a submission, those of each kind a second time in the other order, and
/// judges the answers: adds the checks of each question of code, notes, and what is to be reviewed. Points
/// are left to score(). Throws SandboxFailure.
void sit_exam(Exam& exam, PythonSession& session, WorkedExamples& examples, GradedSubmission& graded);

}  // namespace gradjudge
