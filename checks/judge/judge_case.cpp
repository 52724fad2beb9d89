// SPDX-License-Identifier: MIT
#include "checks/judge/judge_case.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "cases/loss_of.hpp"
#include "cases/question.hpp"
#include "checks/budget/declared_budget.hpp"
#include "checks/evidence/block_entries.hpp"
#include "checks/judge/block_reason.hpp"
#include "checks/judge/compare.hpp"
#include "checks/judge/reference_check.hpp"

namespace gradjudge {
namespace {

void spend_more_bits(Trial& trial) {
  trial.precision = more_bits(trial.precision);
  trial.truth = truth_of(trial.problem, trial.options.path, trial.precision);
}

CheckResult blank_result(const Suite& suite, const Case& a_case, const Implementation& implementation,
                         const std::string& question) {
  CheckResult result;
  result.suite = suite.name;
  result.case_name = a_case.name;
  result.place = a_case.place;
  result.loss = loss_of(a_case);
  result.question = question;
  result.tags = a_case.tags;
  result.implementation = implementation.name;
  return result;
}

}  // namespace

CheckResult judge_answer(Trial& trial, const Implementation& implementation, const Budget& budget,
                         const Answer& answer, const std::string& id) {
  CheckResult result = blank_result(*trial.suite, *trial.a_case, implementation, id);
  result.code = answer.code;
  result.notes = answer.notes;
  if (!answer.error.empty()) {
    result.reason = answer.error;
    return result;
  }
  const Question& question = *find_question(id);
  const std::vector<Index> rows = judged_rows(question, trial.problem);
  BlockResult block = compare(trial.truth, budget, answer, question.block, rows);
  while (block.verdict == Verdict::inconclusive && block.worst &&
         more_bits(trial.precision) != trial.precision) {
    spend_more_bits(trial);
    block = compare(trial.truth, budget, answer, question.block, rows);
  }
  if (block.verdict != Verdict::pass && block.worst)
    block.entries = block_entries(trial.truth, budget, answer, question.block, rows);
  result.verdict = block.verdict;
  result.reason = reason_of(block, trial.precision);
  if (block.verdict == Verdict::fail) {
    // Of a check that fails, the tag says how it fails, not what its case is there for.
    std::erase(result.tags, "robustness");
    if (fails_in_robustness(trial.truth, budget, answer, block)) {
      result.tags.emplace_back("robustness");
      result.notes.emplace_back(
          "fails in robustness alone: the right formula, written as in a textbook, is as far off here");
    }
  }
  result.blocks = {std::move(block)};
  return result;
}

Trial open_trial(const Suite& suite, const Case& a_case, const CheckOptions& options) {
  Trial trial{&suite, &a_case, options, problem_of(a_case), options.precision, {}};
  trial.truth = truth_of(trial.problem, options.path, options.precision);
  // A budget holds without slack: a run that asks for less than all of it blames no reference.
  const double slack = std::max(options.slack, 1.0);
  if (const auto disagreement = reference_disagreement(trial.problem, trial.truth, slack)) {
    throw ReferenceError(fmt::format("{}:{}:{}: case {}: {}; nothing was judged by it", a_case.place.file,
                                     a_case.place.line, a_case.place.column, a_case.name, *disagreement));
  }
  return trial;
}

namespace {

/// The budget depends on the implementation only by its arithmetic and what it declares.
const Budget& budget_for(Trial& trial, const Implementation& implementation) {
  const bool declares_nothing = implementation.allowances.empty() && !implementation.step;
  const bool as_before =
      trial.budget && declares_nothing && trial.budget_arithmetic == implementation.arithmetic;
  if (!as_before) {
    trial.budget = declared_budget(*trial.a_case, trial.problem, implementation, trial.options.slack);
    trial.budget_arithmetic = implementation.arithmetic;
    if (!declares_nothing) trial.budget_arithmetic.reset();
  }
  return *trial.budget;
}

bool leaves_out(const Answer& answer, std::string_view block) {
  const auto& names = answer.left_out;
  return answer.find(block) == nullptr && std::find(names.begin(), names.end(), block) != names.end();
}

LeftOut left_out(const Trial& trial, const Implementation& implementation, const std::string& question,
                 const std::string& reason) {
  return {trial.suite->name, trial.a_case->name,  std::string(loss_id(trial.problem)),
          question,          implementation.name, reason};
}

bool small_enough(const Truth& truth) {
  Index entries = 0;
  for (const auto& block : truth.blocks) entries += block.rows() * block.columns();
  return entries <= largest_diagnosed;
}

std::optional<ObservedCase> observation(const Trial& trial, const Implementation& implementation,
                                        const Budget& budget, const Answer& answer) {
  if (!answer.error.empty() || !small_enough(trial.truth)) return std::nullopt;
  ObservedCase observed = observe(trial.suite->name + "/" + trial.a_case->name, trial.problem, trial.truth,
                                  budget, implementation.arithmetic, answer);
  observed.step = implementation.step;
  const bool wrong =
      std::any_of(observed.blocks.begin(), observed.blocks.end(), [](const auto& b) { return b.wrong; });
  if (wrong) observed.differs_on_second_call = !same_answer(answer, implementation.answer(trial.problem));
  return observed;
}

CaseOutcome examine(Trial& trial, std::span<const Implementation> implementations) {
  using Clock = std::chrono::steady_clock;
  const Case& a_case = *trial.a_case;
  CaseOutcome outcome{&a_case, loss_of(a_case), {}, {}, {}, {}};
  for (std::size_t i = 0; i < implementations.size(); ++i) {
    auto start = Clock::now();
    const Implementation& implementation = implementations[i];
    const Budget& budget = budget_for(trial, implementation);
    const Answer answer = implementation.answer(trial.problem);
    if (answer.not_implemented) {
      outcome.left_out.push_back(left_out(trial, implementation, "", answer.error));
      continue;
    }
    for (const auto& question : a_case.questions) {
      const std::string_view block = find_question(question)->block;
      if (leaves_out(answer, block)) {
        outcome.left_out.push_back(
            left_out(trial, implementation, question, fmt::format("it does not compute {}", block)));
        continue;
      }
      outcome.checks.push_back(judge_answer(trial, implementation, budget, answer, question));
      // The first question's time holds the answer's.
      const auto end = Clock::now();
      outcome.checks.back().seconds = std::chrono::duration<double>(end - start).count();
      start = end;
    }
    if (trial.options.diagnose)
      outcome.answered.push_back({i, observation(trial, implementation, budget, answer)});
  }
  outcome.truth = std::move(trial.truth);
  return outcome;
}

/// An error for each question, and why.
CaseOutcome refused(const Suite& suite, const Case& a_case, std::span<const Implementation> implementations,
                    const std::string& reason) {
  CaseOutcome outcome{&a_case, loss_of(a_case), {}, {}, {}, {}};
  for (const auto& implementation : implementations) {
    for (const auto& question : a_case.questions) {
      outcome.checks.push_back(blank_result(suite, a_case, implementation, question));
      outcome.checks.back().reason = reason;
    }
  }
  return outcome;
}

}  // namespace

CaseOutcome examine_case(const Suite& suite, const Case& a_case,
                         std::span<const Implementation> implementations, const CheckOptions& options) {
  Trial trial = open_trial(suite, a_case, options);
  return examine(trial, implementations);
}

CaseOutcome examine_or_refuse(const Suite& suite, const Case& a_case,
                              std::span<const Implementation> implementations, const CheckOptions& options) {
  std::optional<Trial> trial;
  try {
    trial = open_trial(suite, a_case, options);
  } catch (const ReferenceError& error) {
    return refused(suite, a_case, implementations,
                   fmt::format("the reference failed its own check, please report this: {}", error.what()));
  } catch (const std::exception& error) {
    return refused(suite, a_case, implementations, fmt::format("truth cannot be computed: {}", error.what()));
  }
  return examine(*trial, implementations);
}

std::vector<CheckResult> judge_case(const Suite& suite, const Case& a_case,
                                    std::span<const Implementation> implementations,
                                    const CheckOptions& options) {
  return examine_case(suite, a_case, implementations, options).checks;
}

}  // namespace gradjudge
