// SPDX-License-Identifier: MIT
#include "checks/budget/declared_budget.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "checks/budget/budget.hpp"
#include "checks/budget/step_budget.hpp"

namespace gradjudge {
namespace {

/// A model in which everything is exact but σ.
RoundingModel sigma_alone(const Allowance& allowance) {
  RoundingModel model{0, 0};
  model.sigma_range = allowance.table_range;
  if (allowance.kind == Allowance::Kind::sigmoid_table) {
    model.sigma_step = 2 * allowance.table_range / allowance.table_size;
    if (allowance.table_factor > 0)
      model.sigma_stretch = std::abs(1 - allowance.table_factor * model.sigma_step);
  }
  return model;
}

void add(Evaluation<double>& sum, const Evaluation<double>& more) {
  if (sum.blocks.empty()) {
    sum = more;
    return;
  }
  for (std::size_t i = 0; i < sum.blocks.size(); ++i) sum.blocks[i].values += more.blocks[i].values;
}

/// The entry of a sparse block, 0 where nothing is stored.
double entry_of(const Evaluation<double>& evaluation, std::string_view name, Index row, Index column) {
  const Block<double>* block = evaluation.find(name);
  const Index stored = block == nullptr ? Index{-1} : stored_row(*block, row);
  return stored < 0 ? 0 : block->values(stored, column);
}

}  // namespace

double Budget::rounding_at(std::string_view block, Index row, Index column) const {
  const double error = entry_of(rounding, block, row, column);
  return std::isnan(error) ? std::numeric_limits<double>::infinity() : error;
}

double Budget::declared_at(std::string_view block, Index row, Index column,
                           const Bounded<Real>& truth) const {
  double declared = entry_of(allowance, block, row, column) + tolerance.absolute;
  if (tolerance.relative > 0)
    declared += tolerance.relative * static_cast<double>(upper_magnitude(truth.value));
  return declared;
}

long double Budget::allowed(std::string_view block, Index row, Index column,
                            const Bounded<Real>& truth) const {
  return static_cast<long double>(slack) * rounding_at(block, row, column) +
         declared_at(block, row, column, truth);
}

long double Budget::of_textbook(std::string_view block, Index row, Index column,
                                const Bounded<Real>& truth) const {
  // What a form loses is no rounding, and has no slack.
  return allowed(block, row, column, truth) + entry_of(textbook.error, block, row, column);
}

bool Budget::textbook_not_finite(std::string_view block, Index row, Index column) const {
  return entry_of(textbook.not_finite, block, row, column) > 0;
}

Budget declared_budget(const Case& a_case, const Problem<Real>& problem, const Implementation& implementation,
                       double slack) {
  std::vector<Allowance> allowances = a_case.allowances;
  allowances.insert(allowances.end(), implementation.allowances.begin(), implementation.allowances.end());
  const bool allows_float = std::any_of(allowances.begin(), allowances.end(), [](const Allowance& allowance) {
    return allowance.kind == Allowance::Kind::float32;
  });
  const auto in_double = cast<double>(problem);
  Budget budget;
  const Arithmetic arithmetic = allows_float ? Arithmetic::float32 : implementation.arithmetic;
  budget.rounding = rounding_budget(in_double, rounding_of(arithmetic));
  budget.textbook = textbook_budget(in_double, rounding_of(arithmetic));
  budget.slack = slack;
  budget.tolerance = a_case.tolerance;
  for (const auto& allowance : allowances) {
    if (allowance.kind != Allowance::Kind::float32) {
      add(budget.allowance, rounding_budget(in_double, sigma_alone(allowance)));
    }
  }
  if (implementation.step) {
    UpdateStep step = *implementation.step;
    if (arithmetic == Arithmetic::float64) step.storage = Arithmetic::float64;  // float32 is not allowed
    const StepBudget of_step = step_budget(in_double, step);
    add(budget.rounding, of_step.cancellation);
    add(budget.textbook.error, of_step.cancellation);
    add(budget.allowance, of_step.drift);
  }
  return budget;
}

}  // namespace gradjudge
