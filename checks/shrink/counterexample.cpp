// SPDX-License-Identifier: MIT
#include "checks/shrink/counterexample.hpp"

#include <fmt/format.h>

#include <cmath>

#include "checks/budget/declared_budget.hpp"
#include "checks/diagnosis/match.hpp"
#include "checks/entry_name.hpp"
#include "checks/shape.hpp"
#include "checks/short_number.hpp"
#include "checks/shrink/shrink.hpp"
#include "checks/worked/hand_calculation.hpp"
#include "checks/worked/latex.hpp"
#include "checks/worked/worked_example.hpp"
#include "reference/mistakes/mistake.hpp"

namespace gradjudge {
namespace {

ObservedCase ask(const Case& a_case, const Problem<Real>& problem, const Implementation& implementation,
                 const CheckOptions& options) {
  const Truth truth = truth_of(problem, OraclePath::shared_scores, options.precision);
  const Budget budget = declared_budget(a_case, problem, implementation, options.slack);
  return observe(a_case.name, problem, truth, budget, implementation.arithmetic,
                 implementation.answer(problem));
}

/// The entry that is furthest off, as a share of the larger of the two numbers; not finite counts as
/// infinitely far.
struct Difference {
  Index row = 0;
  Index column = 0;
  double share = 0;
};

Difference largest_difference(const ObservedBlock& block) {
  Difference largest;
  for (Index row = 0; row < block.truth.rows(); ++row) {
    for (Index column = 0; column < block.truth.cols(); ++column) {
      if (!block.wrong_at(row, column)) continue;
      const double yours = block.yours(row, column);
      const double truth = block.truth(row, column);
      const double share = std::isfinite(yours)
                               ? std::abs(yours - truth) / std::max(std::abs(yours), std::abs(truth))
                               : HUGE_VAL;
      if (share > largest.share) largest = {row, column, share};
    }
  }
  return largest;
}

bool made_by(const Mistake& mistake, const ObservedCase& observed, const ObservedBlock& block) {
  const auto evaluation = mistake.in_double(observed.problem);
  if (!evaluation) return false;
  const Answer predicted = to_answer(*evaluation);
  const AnswerBlock* prediction = predicted.find(block.returned.name);
  return prediction != nullptr && !is_truth(block, *prediction) &&
         matches(block, *prediction, observed.arithmetic);
}

std::string outcome(const ObservedBlock& block) {
  const std::string& name = block.returned.name;
  if (!block.readable) {
    return fmt::format("{} should have shape {}, yours {}", name, to_string(block.shape),
                       to_string(block.returned.shape));
  }
  const Difference worst = largest_difference(block);
  const std::string entry = entry_name(name, position(block.shape.size(), worst.row, worst.column));
  const bool is_value = name == "loss" || name == "value";
  const double truth = block.truth(worst.row, worst.column);
  const double yours = block.yours(worst.row, worst.column);
  const int digits = telling_digits(truth, yours);
  return fmt::format("{} is {}, yours {}", is_value ? entry : "dJ/d" + entry, short_number(truth, digits),
                     short_number(yours, digits));
}

std::vector<WorkedStep> worked_out(const Problem<double>& problem, const ObservedBlock& block) {
  if (!block.readable) return {};
  const Difference worst = largest_difference(block);
  std::vector<WorkedStep> steps = worked_example(problem, block.returned.name, worst.row, worst.column);
  if (steps.empty()) return steps;
  const double truth = block.truth(worst.row, worst.column);
  const double yours = block.yours(worst.row, worst.column);
  const int digits = telling_digits(truth, yours);
  constexpr int shown = 6;
  if (digits > shown) steps.push_back({"To more digits", latex_number(truth, digits)});
  steps.push_back({"Your code returns", latex_number(yours, digits)});
  return steps;
}

}  // namespace

Counterexample smallest_counterexample(const Case& a_case, const Problem<Real>& problem,
                                       const Implementation& implementation, const std::string& block,
                                       const std::string& diagnosis, const CheckOptions& options) {
  const ObservedCase original = ask(a_case, problem, implementation, options);
  const ObservedBlock* at_first = original.find(block);
  const bool readable = at_first != nullptr && at_first->readable;
  const Mistake* mistake = find_mistake(diagnosis);
  if (mistake != nullptr && (at_first == nullptr || !made_by(*mistake, original, *at_first)))
    mistake = nullptr;
  // An example to work by hand has to differ in its first digits, if the failure does at all.
  const double visible = readable ? std::min(0.05, largest_difference(*at_first).share / 2) : 0;

  const auto still_fails = [&](const Problem<Real>& candidate) {
    const ObservedCase observed = ask(a_case, candidate, implementation, options);
    const ObservedBlock* seen = observed.find(block);
    if (seen == nullptr || !seen->wrong || seen->readable != readable) return false;
    if (mistake != nullptr && !made_by(*mistake, observed, *seen)) return false;
    return !readable || largest_difference(*seen).share >= visible;
  };
  Shrunk shrunk = shrink(problem, still_fails, options.counterexample);
  const ObservedCase smallest = ask(a_case, shrunk.problem, implementation, options);
  const ObservedBlock* seen = smallest.find(block);
  // What is wrong only after other questions has no example that can be done by hand.
  if (seen == nullptr || !seen->wrong) return {std::move(shrunk.problem), "", {}, shrunk.evaluations};
  return {std::move(shrunk.problem), hand_calculation(smallest.problem) + "; " + outcome(*seen),
          worked_out(smallest.problem, *seen), shrunk.evaluations};
}

}  // namespace gradjudge
