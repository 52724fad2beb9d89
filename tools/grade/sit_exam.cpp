// SPDX-License-Identifier: MIT
#include "tools/grade/sit_exam.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "checks/diagnosis/diagnose.hpp"
#include "checks/diagnosis/numerical_derivative.hpp"
#include "checks/judge/fails_in_robustness.hpp"
#include "reference/mistakes/mistake.hpp"
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

/// Blocks that are numerical derivatives, by loss.
using NumericalBlocks = std::set<std::pair<std::string, std::string>>;

/// Judged as what it is: numbers of 32 bits have the rounding of 32 bits, unless they are what a numerical
/// derivative was rounded to.
CheckResult judge(ExamCase& exam_case, const Answer& answer, const std::string& check,
                  const NumericalBlocks& numerical) {
  Implementation submission;
  submission.name = "submission";
  CheckResult result = judge_answer(exam_case.trial, submission, exam_case.in_double, answer, check);
  if (result.verdict != Verdict::fail || !is_float(answer)) return result;
  if (result.blocks.size() == 1 && numerical.contains({result.loss, result.blocks[0].block})) return result;
  submission.arithmetic = Arithmetic::float32;
  return judge_answer(exam_case.trial, submission, exam_case.in_float, answer, check);
}

/// Fails in robustness alone, in a case that is not there to find that.
bool is_weakness(const CheckResult& check, const Case& a_case) {
  const auto& tags = a_case.tags;
  return fails_in_robustness(check) && std::find(tags.begin(), tags.end(), "robustness") == tags.end();
}

bool concerns(const Diagnosis& diagnosis, const CheckResult& check) {
  // The cause of what fails in robustness alone is known; only a known mistake says more.
  if (fails_in_robustness(check) && find_mistake(diagnosis.id) == nullptr) return false;
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

ObservedCase observe_reply(const ExamCase& asked, const Answer& answer, bool as_float) {
  const Trial& trial = asked.trial;
  return observe(trial.suite->name + "/" + trial.a_case->name, trial.problem, trial.truth,
                 as_float ? asked.in_float : asked.in_double,
                 as_float ? Arithmetic::float32 : Arithmetic::float64, answer);
}

/// Those among the answers in single precision; other ones need no care.
NumericalBlocks numerical_blocks(const Exam& exam, const std::vector<Reply>& replies) {
  std::map<std::string, std::vector<ObservedCase>> in_float;
  for (std::size_t i = 0; i < exam.size(); ++i) {
    const Answer& answer = replies[i].answer;
    if (!answer.error.empty() || !is_float(answer)) continue;
    in_float[std::string(loss_id(exam[i].trial.problem))].push_back(observe_reply(exam[i], answer, false));
  }
  NumericalBlocks found;
  for (const auto& [loss, cases] : in_float) {
    for (const auto& block : wrong_blocks(cases)) {
      if (numerical_derivative(cases, block)) found.insert({loss, block});
    }
  }
  return found;
}

/// Explains the failures of each loss from the answers to all of its cases.
void explain(const Exam& exam, const std::vector<Reply>& replies, const NumericalBlocks& numerical,
             GradedSubmission& graded) {
  std::map<std::string, std::vector<GradedCheck*>> failures;
  for (auto& question : graded.questions) {
    for (auto& check : question.checks) {
      const bool wrong =
          check.check.verdict == Verdict::fail && check.outcome == Outcome::answered && !check.zeros;
      if (wrong) failures[check.check.loss].push_back(&check);
    }
  }
  for (auto& [failed, checks] : failures) {
    const std::string& loss = failed;
    const bool hidden_in_float =
        std::any_of(numerical.begin(), numerical.end(), [&](const auto& one) { return one.first == loss; });
    std::vector<ObservedCase> observed;
    for (std::size_t i = 0; i < exam.size(); ++i) {
      if (loss_id(exam[i].trial.problem) != loss || !replies[i].answer.error.empty()) continue;
      observed.push_back(
          observe_reply(exam[i], replies[i].answer, is_float(replies[i].answer) && !hidden_in_float));
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
  const NumericalBlocks numerical = numerical_blocks(exam, replies);
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
      GradedCheck one{judge(exam[i], reply.answer, check, numerical), reply.outcome, exam[i].hidden, zeros,
                      charged};
      // A block of which this case has no row to judge (V = 1 has no other words).
      const bool nothing_to_judge = one.check.verdict == Verdict::inconclusive && !one.check.blocks.empty() &&
                                    !one.check.blocks[0].worst;
      if (nothing_to_judge) continue;
      // A weakness of a right formula is charged for, no mistake.
      one.charged = one.charged || is_weakness(one.check, *exam[i].trial.a_case);
      one.check.seconds = 0;
      graded.questions[question].checks.push_back(std::move(one));
    }
  }
  explain(exam, replies, numerical, graded);
  add_examples(examples, graded);
  graded.notes.insert(graded.notes.end(), session.notes().begin(), session.notes().end());
  graded.notes.insert(graded.notes.end(), remarks.begin(), remarks.end());
  for (const auto& loss : unsteady)
    graded.review.push_back(fmt::format("{}: the same question asked again has another answer", loss));
}

}  // namespace gradjudge
