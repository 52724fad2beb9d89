// SPDX-License-Identifier: MIT
#include "tools/grade/worked_examples.hpp"

#include "checks/own_implementations.hpp"
#include "checks/shrink/counterexample.hpp"

namespace gradjudge {
namespace {

/// By number of evaluations alone: a limit in seconds would make the example depend on how busy the machine
/// is.
constexpr ShrinkLimits limits{2000, 1e9};

std::string work_out(Exam& exam, const Mistake& mistake, const std::string& loss, const std::string& block) {
  const Implementation implementation = mistake_implementation(mistake);
  CheckOptions options;
  options.counterexample = limits;
  for (ExamCase& exam_case : exam) {
    Trial& trial = exam_case.trial;
    if (exam_case.hidden || loss_id(trial.problem) != loss) continue;
    const Answer answer = implementation.answer(trial.problem);
    for (const ExamCheck& asked : exam_case.checks) {
      const CheckResult result =
          judge_answer(trial, implementation, exam_case.in_double, answer, asked.check);
      const bool shows =
          result.verdict == Verdict::fail && !result.blocks.empty() && result.blocks[0].block == block;
      if (!shows) continue;
      return smallest_counterexample(*trial.a_case, trial.problem, implementation, block, mistake.id, options)
          .text;
    }
  }
  return "";
}

}  // namespace

std::string WorkedExamples::of(const std::string& mistake, const std::string& loss,
                               const std::string& block) {
  const Mistake* found = find_mistake(mistake);
  if (found == nullptr) return "";
  const std::scoped_lock lock(mutex_);
  const auto [place, is_new] = known_.try_emplace(mistake + "\n" + loss + "\n" + block);
  if (is_new) place->second = work_out(exam_, *found, loss, block);
  return place->second;
}

}  // namespace gradjudge
