// SPDX-License-Identifier: MIT
#include "tools/grade/sit_exam.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "checks/diagnosis/diagnose.hpp"
#include "tools/grade/ask_twice.hpp"

namespace gradjudge {
namespace {

bool is_zero(const Answer& answer) {
  return std::all_of(answer.blocks.begin(), answer.blocks.end(), [](const AnswerBlock& block) {
    return std::all_of(block.numbers.begin(), block.numbers.end(), [](double x) { return x == 0; });
  });
}

bool is_float(const Answer& answer) {
  return std::any_of(answer.notes.begin(), answer.notes.end(),
                     [](const std::string& note) { return note.ends_with("was returned as float32"); });
}

/// Judged as what it is: numbers of 32 bits have the rounding of 32 bits.
CheckResult judge(ExamCase& exam_case, const Answer& answer, const std::string& check) {
  Implementation submission;
  submission.name = "submission";
  CheckResult result = judge_answer(exam_case.trial, submission, exam_case.in_double, answer, check);
  if (result.verdict != Verdict::fail || !is_float(answer)) return result;
  submission.arithmetic = Arithmetic::float32;
  return judge_answer(exam_case.trial, submission, exam_case.in_float, answer, check);
}

bool concerns(const Diagnosis& diagnosis, const CheckResult& check) {
  if (diagnosis.blocks.empty()) return true;
  return std::any_of(check.blocks.begin(), check.blocks.end(), [&](const BlockResult& block) {
    return std::find(diagnosis.blocks.begin(), diagnosis.blocks.end(), block.block) != diagnosis.blocks.end();
  });
}

/// The smallest example of each mistake, once for each question that shows it.
void add_examples(WorkedExamples& examples, GradedSubmission& graded) {
  for (auto& question : graded.questions) {
    std::set<std::string> shown;
    for (auto& [check, outcome, hidden, zeros, charged] : question.checks) {
      if (check.diagnosis.empty() || check.blocks.empty()) continue;
      const std::string& id = check.diagnosis.front().id;
      if (shown.insert(id).second)
        check.counterexample = examples.of(id, check.loss, check.blocks.front().block);
    }
  }
}

/// Explains the failures of each loss from the answers to all of its cases.
void explain(const Exam& exam, const std::vector<Reply>& replies, GradedSubmission& graded) {
  std::map<std::string, std::vector<GradedCheck*>> failures;
  for (auto& question : graded.questions) {
    for (auto& check : question.checks) {
      const bool wrong =
          check.check.verdict == Verdict::fail && check.outcome == Outcome::answered && !check.zeros;
      if (wrong) failures[check.check.loss].push_back(&check);
    }
  }
  for (auto& [loss, checks] : failures) {
    std::vector<ObservedCase> observed;
    for (std::size_t i = 0; i < exam.size(); ++i) {
      const Trial& trial = exam[i].trial;
      if (loss_id(trial.problem) != loss || !replies[i].answer.error.empty()) continue;
      const bool floats = is_float(replies[i].answer);
      observed.push_back(observe(trial.suite->name + "/" + trial.a_case->name, trial.problem, trial.truth,
                                 floats ? exam[i].in_float : exam[i].in_double,
                                 floats ? Arithmetic::float32 : Arithmetic::float64, replies[i].answer));
    }
    for (const Diagnosis& diagnosis : diagnose(observed)) {
      for (GradedCheck* check : checks) {
        if (concerns(diagnosis, check->check)) check->check.diagnosis.push_back(diagnosis);
      }
    }
  }
}

}  // namespace

void sit_exam(Exam& exam, PythonSession& session, WorkedExamples& examples, GradedSubmission& graded) {
  std::set<std::string> unsteady;
  std::set<std::string> remarks;
  std::vector<Reply> replies = ask_twice(exam, session, unsteady);
  const std::set<std::string> from_loading(session.notes().begin(), session.notes().end());
  for (std::size_t i = 0; i < exam.size(); ++i) {
    Reply& reply = replies[i];
    std::erase_if(reply.answer.notes, [&](const std::string& note) { return from_loading.contains(note); });
    for (const auto& note : reply.answer.notes)
      remarks.insert(fmt::format("{}: {}", loss_id(exam[i].trial.problem), note));
    const bool zeros = reply.outcome == Outcome::answered && is_zero(reply.answer);
    // What the interface has no way to ask says nothing about the submission.
    if (reply.outcome == Outcome::not_askable || reply.outcome == Outcome::not_implemented) continue;
    for (const auto& [question, check, charged] : exam[i].checks) {
      GradedCheck one{judge(exam[i], reply.answer, check), reply.outcome, exam[i].hidden, zeros, charged};
      // A block of which this case has no row to judge (V = 1 has no other words).
      const bool nothing_to_judge = one.check.verdict == Verdict::inconclusive && !one.check.blocks.empty() &&
                                    !one.check.blocks[0].worst;
      if (nothing_to_judge) continue;
      one.check.seconds = 0;
      graded.questions[question].checks.push_back(std::move(one));
    }
  }
  explain(exam, replies, graded);
  add_examples(examples, graded);
  graded.notes.insert(graded.notes.end(), session.notes().begin(), session.notes().end());
  graded.notes.insert(graded.notes.end(), remarks.begin(), remarks.end());
  for (const auto& loss : unsteady)
    graded.review.push_back(fmt::format("{}: the same question asked again has another answer", loss));
}

}  // namespace gradjudge
