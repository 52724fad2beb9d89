// SPDX-License-Identifier: MIT
#include "checks/evidence/explain.hpp"

#include <algorithm>
#include <stdexcept>

#include "checks/budget/declared_budget.hpp"
#include "checks/entry_name.hpp"
#include "checks/oracle/shared_scores.hpp"
#include "checks/oracle/third_derivative.hpp"
#include "checks/oracle/written_problem.hpp"
#include "checks/own_implementations.hpp"

namespace gradjudge {
namespace {

template <class Scalar>
Scalar entry_at(const Block<Scalar>& block, const Coordinate& coordinate) {
  const Index row = stored_row(block, coordinate.row);
  return row < 0 ? Scalar(0) : block.values(row, coordinate.column);
}

Real input_at(const Problem<Real>& problem, const Coordinate& coordinate) {
  std::optional<Real> number;
  const auto visit = [&](std::string_view name, const auto& input) {
    const bool inside = coordinate.row >= 0 && coordinate.row < input.rows() && coordinate.column >= 0 &&
                        coordinate.column < input.cols();
    if (name == coordinate.input && inside) number = input(coordinate.row, coordinate.column);
  };
  std::visit([&](const auto& p) { p.for_each_input(p, visit); }, problem);
  if (!number) throw std::out_of_range("the problem has no such coordinate");
  return *number;
}

/// From steps so large that truncation rules to steps so small that rounding does; along a line, from `best`
/// on, beyond which relu's corner may lie.
std::vector<StepError> step_errors(const Problem<Real>& problem, const Coordinate& coordinate, long double M3,
                                   Step best, const Bounded<Real>& truth) {
  const int largest = std::min(-4, third_derivative_reach(problem));
  const int coarsest = M3 > 0 ? largest : std::min(largest, best.log2);
  constexpr int finest = -196;
  constexpr int stride = 12;
  std::vector<StepError> errors;
  for (int log2 = coarsest; log2 >= finest; log2 -= stride) {
    const auto difference = central_difference<Real>(problem, coordinate, {log2}, M3);
    errors.push_back({{log2},
                      difference.truncation,
                      difference.rounding,
                      upper_magnitude(Real(difference.value.value - truth.value))});
  }
  return errors;
}

}  // namespace

Explanation explain(const Case& a_case, const Coordinate& coordinate, const CheckOptions& options) {
  const Problem<Real> problem = problem_of(a_case);
  Explanation explanation;
  explanation.x = as_written(input_at(problem, coordinate));
  explanation.shares_scores = shares_scores(problem);
  explanation.inputs_are_exact = is_exact(written_problem(problem));
  const Truth truth = truth_of(problem, OraclePath::shared_scores, options.precision);
  const auto& block = truth.at(coordinate.input);
  explanation.truth = entry_at(block, coordinate);
  if (isnan(explanation.truth.value)) throw std::domain_error("there is no derivative at 0");
  explanation.entry = entry_name(block.name, position(block.shape.size(), coordinate.row, coordinate.column));
  explanation.M3 = third_derivative_bound(problem, coordinate);
  const Step best = best_step<Real>(problem, coordinate, explanation.M3);
  explanation.black_box = central_difference<Real>(problem, coordinate, best, explanation.M3);
  explanation.analytic = entry_at(evaluate(problem).at(coordinate.input), coordinate);
  explanation.in_double = entry_at(evaluate(cast<double>(problem)).at(coordinate.input), coordinate);
  const Budget budget =
      declared_budget(a_case, problem, reference_implementation(Arithmetic::float64), options.slack);
  explanation.rounding = budget.rounding_at(coordinate.input, coordinate.row, coordinate.column);
  explanation.slack = budget.slack;
  explanation.declared =
      budget.declared_at(coordinate.input, coordinate.row, coordinate.column, explanation.truth);
  const Truth exact = truth_of(problem, OraclePath::shared_scores, Precision::bits_1024);
  explanation.steps = step_errors(problem, coordinate, explanation.M3, best,
                                  entry_at(exact.at(coordinate.input), coordinate));
  return explanation;
}

Coordinate largest_coordinate(const Problem<Real>& problem) {
  const Evaluation<double> evaluation = evaluate(cast<double>(problem));
  const Block<double>& block = evaluation.blocks.back();
  Index row = 0;
  Index column = 0;
  block.values.cwiseAbs().maxCoeff(&row, &column);
  return {block.name, block.touched[static_cast<std::size_t>(row)], column};
}

}  // namespace gradjudge
