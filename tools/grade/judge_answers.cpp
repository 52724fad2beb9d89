// SPDX-License-Identifier: MIT
#include "tools/grade/judge_answers.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "checks/diagnosis/float_errors.hpp"
#include "checks/diagnosis/numerical_derivative.hpp"
#include "checks/judge/fails_in_robustness.hpp"

namespace gradjudge {
namespace {

/// A check with its place in the exam and in the assignment.
struct Judged {
  std::size_t asked;
  std::size_t question;
  GradedCheck graded;
};

const Budget& budget_of(const ExamCase& exam_case, Arithmetic arithmetic) {
  return arithmetic == Arithmetic::float32 ? exam_case.in_float : exam_case.in_double;
}

CheckResult judge(ExamCase& exam_case, const Reply& reply, const std::string& check, Arithmetic arithmetic) {
  Implementation submission;
  submission.name = "submission";
  submission.arithmetic = arithmetic;
  CheckResult result =
      judge_answer(exam_case.trial, submission, budget_of(exam_case, arithmetic), reply.answer, check);
  result.seconds = 0;
  return result;
}

bool is_zero(const Answer& answer) {
  return std::all_of(answer.blocks.begin(), answer.blocks.end(), [](const AnswerBlock& block) {
    return std::all_of(block.numbers.begin(), block.numbers.end(), [](double x) { return x == 0; });
  });
}

/// A block of which this case has no row to judge (V = 1 has no other words).
bool has_nothing_to_judge(const CheckResult& check) {
  return check.verdict == Verdict::inconclusive && !check.blocks.empty() && !check.blocks[0].worst;
}

/// Every check, all judged as numbers of 64 bits.
std::vector<Judged> judge_as_doubles(Exam& exam, const std::vector<Reply>& replies) {
  std::vector<Judged> all;
  for (std::size_t i = 0; i < exam.size(); ++i) {
    const Reply& reply = replies[i];
    const bool zeros = reply.outcome == Outcome::answered && is_zero(reply.answer);
    for (const auto& [question, check, charged] : exam[i].checks) {
      Judged judged{i, question, {judge(exam[i], reply, check, Arithmetic::float64)}};
      if (has_nothing_to_judge(judged.graded.check)) continue;
      judged.graded.outcome = reply.outcome;
      judged.graded.hidden = exam[i].hidden;
      judged.graded.zeros = zeros;
      judged.graded.charged = charged;
      all.push_back(std::move(judged));
    }
  }
  return all;
}

/// Fails in robustness alone, in a case that is not there to find that.
bool is_weakness(const CheckResult& check, const Case& a_case) {
  const auto& tags = a_case.tags;
  return fails_in_robustness(check) && std::find(tags.begin(), tags.end(), "robustness") == tags.end();
}

bool is_wrong(const Judged& judged) {
  return judged.graded.outcome == Outcome::answered && judged.graded.check.verdict == Verdict::fail;
}

/// The answers to all cases of a loss, as numbers of 64 bits.
std::vector<ObservedCase> observe_all(const Exam& exam, const std::vector<Reply>& replies,
                                      const std::string& loss) {
  std::vector<ObservedCase> observed;
  for (std::size_t i = 0; i < exam.size(); ++i) {
    if (loss_id(exam[i].trial.problem) == loss && replies[i].outcome == Outcome::answered)
      observed.push_back(observe(exam[i], replies[i], Arithmetic::float64));
  }
  return observed;
}

using LossAndBlock = std::pair<std::string, std::string>;

LossAndBlock block_of(const Judged& judged) {
  return {judged.graded.check.loss, judged.graded.check.blocks.front().block};
}

/// What the answers to all cases of a loss, hidden ones too, say of a block that is wrong.
struct WrongBlock {
  bool numerical = false;   ///< as a numerical derivative is, whatever was done to its numbers afterwards
  bool not_floats = false;  ///< not by the rounding of 32 bits
};

std::map<LossAndBlock, WrongBlock> find_wrong_blocks(const Exam& exam, const std::vector<Reply>& replies,
                                                     const std::vector<Judged>& all) {
  std::map<LossAndBlock, WrongBlock> wrong;
  for (const Judged& judged : all) {
    if (is_wrong(judged)) wrong[block_of(judged)];
  }
  std::vector<ObservedCase> observed;
  std::string observed_loss;
  for (auto& [loss_and_block, found] : wrong) {
    const auto& [loss, block] = loss_and_block;
    if (loss != observed_loss) observed = observe_all(exam, replies, loss);
    observed_loss = loss;
    found.numerical = numerical_derivative(observed, block).has_value();
    found.not_floats = found.numerical || hides_errors(observed, block);
  }
  return wrong;
}

}  // namespace

void judge_answers(Exam& exam, const std::vector<Reply>& replies, GradedSubmission& graded) {
  std::vector<Judged> all = judge_as_doubles(exam, replies);
  const std::map<LossAndBlock, WrongBlock> wrong = find_wrong_blocks(exam, replies, all);
  for (Judged& judged : all) {
    const Reply& reply = replies[judged.asked];
    GradedCheck& check = judged.graded;
    if (is_wrong(judged)) {
      const WrongBlock& found = wrong.at(block_of(judged));
      check.numerical = found.numerical;
      if (reply.floats && !found.not_floats) {
        check.arithmetic = Arithmetic::float32;
        check.check = judge(exam[judged.asked], reply, check.check.question, check.arithmetic);
      }
    }
    // A weakness of a right formula is charged for, no mistake.
    check.charged = check.charged || is_weakness(check.check, *exam[judged.asked].trial.a_case);
    graded.questions[judged.question].checks.push_back(std::move(check));
  }
}

ObservedCase observe(const ExamCase& exam_case, const Reply& reply, Arithmetic arithmetic) {
  const Trial& trial = exam_case.trial;
  return observe(trial.suite->name + "/" + trial.a_case->name, trial.problem, trial.truth,
                 budget_of(exam_case, arithmetic), arithmetic, reply.answer);
}

}  // namespace gradjudge
