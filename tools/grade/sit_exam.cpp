// SPDX-License-Identifier: MIT
#include "tools/grade/sit_exam.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "checks/diagnosis/diagnose.hpp"
#include "checks/judge/fails_in_robustness.hpp"
#include "reference/mistakes/mistake.hpp"
#include "tools/grade/ask_twice.hpp"
#include "tools/grade/judge_answers.hpp"

namespace gradjudge {
namespace {

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
    for (auto& graded_check : question.checks) {
      CheckResult& check = graded_check.check;
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
    const bool in_floats = std::all_of(checks.begin(), checks.end(), [](const GradedCheck* check) {
      return check->arithmetic == Arithmetic::float32;
    });
    std::vector<ObservedCase> observed;
    for (std::size_t i = 0; i < exam.size(); ++i) {
      // A sentence may hold a number that hidden answers were made to lead to.
      if (exam[i].hidden || loss_id(exam[i].trial.problem) != loss || replies[i].outcome != Outcome::answered)
        continue;
      observed.push_back(observe(exam[i], replies[i], in_floats ? Arithmetic::float32 : Arithmetic::float64));
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
  }
  judge_answers(exam, replies, graded);
  explain(exam, replies, graded);
  add_examples(examples, graded);
  graded.notes.insert(graded.notes.end(), session.notes().begin(), session.notes().end());
  graded.notes.insert(graded.notes.end(), remarks.begin(), remarks.end());
  for (const auto& loss : unsteady)
    graded.review.push_back(fmt::format("{}: the same question asked again has another answer", loss));
}

}  // namespace gradjudge
