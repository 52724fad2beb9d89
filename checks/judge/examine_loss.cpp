// SPDX-License-Identifier: MIT
#include "checks/judge/examine_loss.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "checks/budget/declared_budget.hpp"
#include "checks/budget/formula/formula_budget.hpp"
#include "checks/evidence/block_entries.hpp"
#include "checks/judge/block_reason.hpp"
#include "checks/judge/compare.hpp"
#include "checks/oracle/formula/two_proofs.hpp"
#include "reference/formula/array.hpp"

namespace gradjudge {
namespace {

/// A form that keeps two thirds of its digits rounds; one that keeps fewer is a weakness of that form.
constexpr double kept_digits = 0x1p-35;

/// Any array as rows: its first dimension, and all others side by side.
std::vector<Index> as_rows(const std::vector<Index>& shape) {
  if (shape.size() < 2) return shape;
  return {shape[0], shape[0] == 0 ? 0 : formula::entries_of(shape) / shape[0]};
}

/// The midpoint rounded to Real; the radius and that rounding are the error.
Bounded<Real> to_bounded(const Ball& ball) {
  Bounded<Real> known;
  if (arb_is_finite(ball.get()) == 0) return {std::numeric_limits<Real>::quiet_NaN(), 0};
  const int rounded = arf_get_mpfr(known.value.backend().data(), arb_midref(ball.get()), MPFR_RNDN);
  if (rounded == 0 && arb_is_exact(ball.get()) != 0) return known;
  Real radius;
  arf_t exact;
  arf_init_set_mag_shallow(exact, arb_radref(ball.get()));
  arf_get_mpfr(radius.backend().data(), exact, MPFR_RNDU);
  known.error = rounded_up(upper_magnitude(radius) + half_ulp(known.value));
  return known;
}

Block<double> empty_block(const std::string& name, const std::vector<Index>& shape) {
  Block<double> block{name, as_rows(shape), {}, {}};
  block.touched = all_rows(block.rows());
  block.values = Matrix<double>::Zero(block.rows(), block.columns());
  return block;
}

Truth to_truth(const FormulaTruth& proven) {
  Truth truth;
  for (const auto* arrays : {&proven.values, &proven.gradients}) {
    for (const auto& [name, array] : *arrays) {
      Block<Bounded<Real>> block{name, as_rows(array.shape), {}, {}};
      block.touched = all_rows(block.rows());
      block.values.resize(block.rows(), block.columns());
      for (std::size_t i = 0; i < array.entries.size(); ++i)
        block.values.data()[i] = to_bounded(array.entries[i]);
      truth.blocks.push_back(std::move(block));
    }
  }
  return truth;
}

/// The careful form is what rounding may cost, and the written one too where it keeps its digits.
Budget budget_of(const FormulaTruth& proven, const Truth& truth, const HonestRounding& honest, double slack) {
  Budget budget;
  budget.slack = slack;
  for (const auto* arrays : {&proven.values, &proven.gradients}) {
    for (const auto& [name, array] : *arrays) {
      Block<double> rounding = empty_block(name, array.shape);
      Block<double> written = rounding;
      Block<double> not_finite = rounding;
      const auto& values = truth.at(name).values;
      for (std::size_t i = 0; i < array.entries.size(); ++i) {
        const double careful = honest.careful.at(name)[i];
        const double textbook = honest.written.at(name)[i];
        const double size = std::abs(static_cast<double>(values.data()[i].value));
        const bool keeps_digits = textbook <= std::max(20 * careful, kept_digits * size);
        rounding.values.data()[i] = keeps_digits ? std::max(careful, textbook) : careful;
        not_finite.values.data()[i] = std::isfinite(textbook) ? 0 : 1;
        written.values.data()[i] = std::isfinite(textbook) ? textbook : 0;
      }
      budget.rounding.blocks.push_back(std::move(rounding));
      budget.textbook.error.blocks.push_back(std::move(written));
      budget.textbook.not_finite.blocks.push_back(std::move(not_finite));
    }
  }
  return budget;
}

/// The answer's arrays as rows, those that have the shape that is expected.
Answer with_rows(Answer answer, const FormulaTruth& proven) {
  for (auto& block : answer.blocks) {
    for (const auto* arrays : {&proven.values, &proven.gradients}) {
      const auto expected = arrays->find(block.name);
      if (expected != arrays->end() && block.shape == expected->second.shape)
        block.shape = as_rows(block.shape);
    }
  }
  return answer;
}

/// One index for each dimension.
std::vector<Index> unfolded(const std::vector<Index>& index, const std::vector<Index>& shape) {
  if (shape.size() <= 2 || index.size() != 2) return index;
  std::vector<Index> all(shape.size());
  all[0] = index[0];
  Index rest = index[1];
  for (std::size_t axis = shape.size() - 1; axis > 0; --axis) {
    all[axis] = rest % shape[axis];
    rest /= shape[axis];
  }
  return all;
}

/// What a question is about: the name of a result or of an input.
std::string block_of(const std::string& question) {
  return question.substr(question.find('.') + 1);
}

class Examination {
 public:
  Examination(const LossSuite& suite, const LossCase& a_case, const CheckOptions& options)
      : suite_(suite),
        case_(a_case),
        slack_(options.slack),
        proven_(two_proofs(*suite.loss, a_case.inputs)),
        truth_(to_truth(proven_)) {}

  std::vector<CheckResult> judge(const Implementation& implementation) {
    const auto start = std::chrono::steady_clock::now();
    const RoundingArithmetic arithmetic = implementation.arithmetic == Arithmetic::float32
                                              ? single_rounding(case_.inputs)
                                              : RoundingArithmetic{case_.inputs};
    const HonestRounding honest = honest_rounding(*suite_.loss, case_.inputs, arithmetic);
    const Budget budget = budget_of(proven_, truth_, honest, slack_);
    const Answer answer = with_rows(implementation.answer_formula(*suite_.loss, case_.inputs), proven_);
    std::vector<CheckResult> checks;
    if (answer.not_implemented) return checks;
    for (const auto& question : questions_of(*suite_.loss)) {
      const std::string block = block_of(question);
      const auto& left_out = answer.left_out;
      if (std::find(left_out.begin(), left_out.end(), block) != left_out.end()) continue;
      checks.push_back(judge(implementation, budget, answer, question, block));
    }
    if (!checks.empty())
      checks.front().seconds =
          std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return checks;
  }

 private:
  CheckResult judge(const Implementation& implementation, const Budget& budget, const Answer& answer,
                    const std::string& question, const std::string& name) const {
    CheckResult result;
    result.suite = suite_.name;
    result.case_name = case_.name;
    result.place = case_.place;
    result.loss = suite_.loss->name;
    result.question = question;
    result.tags = case_.tags;
    result.implementation = implementation.name;
    if (!answer.error.empty()) {
      result.reason = answer.error;
      return result;
    }
    const std::vector<Index> rows = all_rows(truth_.at(name).rows());
    BlockResult block = compare(truth_, budget, answer, name, rows);
    result.notes = answer.notes;
    if (block.verdict != Verdict::pass && block.worst)
      block.entries = block_entries(truth_, budget, answer, name, rows);
    if (fails_in_robustness(truth_, budget, answer, block)) {
      result.tags.emplace_back("robustness");
      result.notes.emplace_back(
          "fails in robustness alone: the right formula, written as in a textbook, is as far off here");
    }
    const auto& shape =
        (proven_.gradients.contains(name) ? proven_.gradients : proven_.values).at(name).shape;
    if (block.worst) block.worst->index = unfolded(block.worst->index, shape);
    result.verdict = block.verdict;
    result.reason = reason_of(block, Precision::bits_256);
    result.blocks = {std::move(block)};
    return result;
  }

  const LossSuite& suite_;
  const LossCase& case_;
  double slack_;
  FormulaTruth proven_;
  Truth truth_;
};

std::vector<CheckResult> refused(const LossSuite& suite, const LossCase& a_case,
                                 std::span<const Implementation> implementations, const std::string& why) {
  std::vector<CheckResult> checks;
  for (const auto& implementation : implementations) {
    for (const auto& question : questions_of(*suite.loss)) {
      CheckResult& check = checks.emplace_back();
      check.suite = suite.name;
      check.case_name = a_case.name;
      check.place = a_case.place;
      check.loss = suite.loss->name;
      check.question = question;
      check.tags = a_case.tags;
      check.implementation = implementation.name;
      check.reason = why;
    }
  }
  return checks;
}

}  // namespace

std::vector<std::string> questions_of(const formula::Loss& loss) {
  std::vector<std::string> questions;
  for (const auto& result : loss.results) questions.push_back(loss.name + "." + result);
  for (const auto& input : loss.inputs) questions.push_back(loss.name + "." + input.name);
  return questions;
}

std::vector<CheckResult> examine_loss_case(const LossSuite& suite, const LossCase& a_case,
                                           std::span<const Implementation> implementations,
                                           const CheckOptions& options) {
  try {
    Examination examination(suite, a_case, options);
    std::vector<CheckResult> checks;
    for (const auto& implementation : implementations) {
      if (!implementation.answer_formula) continue;
      for (auto& check : examination.judge(implementation)) checks.push_back(std::move(check));
    }
    return checks;
  } catch (const std::exception& error) {
    return refused(suite, a_case, implementations, fmt::format("could not be judged: {}", error.what()));
  }
}

}  // namespace gradjudge
