// SPDX-License-Identifier: MIT
#include "checks/budget/budget.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "checks/budget/honest_functions.hpp"

namespace gradjudge {
namespace {

/// The number rounded to the code's arithmetic.
void round_to(const HonestCode& code, RunningError& number) {
  number = {number.value, code.rounding.unit * std::abs(number.value), code};
}

template <class P>
Evaluation<RunningError> evaluate_honestly(const P& problem) {
  return evaluate(problem);
}

/// σ(x) is a value here, and its derivative is as often written σ(x)(1 − σ(x)).
Evaluation<RunningError> evaluate_honestly(const SigmoidProblem<RunningError>& problem) {
  const auto value = [](const RunningError& x) -> RunningError { return sigma_value(x); };
  const auto derivative = [](const RunningError& x) -> RunningError { return sigma_value(x) * sigma(-x); };
  return {{vector_block<RunningError>("value", problem.x.unaryExpr(value)),
           vector_block<RunningError>("x", problem.x.unaryExpr(derivative))}};
}

/// The reference, run by honest code on rounded inputs.
Evaluation<RunningError> run(const Problem<double>& problem, const HonestCode& code) {
  auto running = cast<RunningError>(problem);
  std::visit(
      [&](auto& p) {
        p.for_each_member(p, [&](const Member&, auto& member) {
          using M = std::remove_reference_t<decltype(member)>;
          if constexpr (std::is_same_v<M, RunningError>) {
            round_to(code, member);
          } else if constexpr (std::is_base_of_v<Eigen::EigenBase<M>, M>) {
            for (Index i = 0; i < member.size(); ++i) round_to(code, member.data()[i]);
          }
        });
      },
      running);
  return std::visit([](const auto& p) { return evaluate_honestly(p); }, running);
}

/// The same blocks, made of what `of_entry` says of each entry.
template <class OfEntry>
Evaluation<double> each(const Evaluation<RunningError>& evaluation, OfEntry&& of_entry) {
  Evaluation<double> result;
  for (const auto& block : evaluation.blocks)
    result.blocks.push_back({block.name, block.shape, block.touched, block.values.unaryExpr(of_entry)});
  return result;
}

}  // namespace

Evaluation<double> rounding_budget(const Problem<double>& problem, const RoundingModel& rounding) {
  const HonestCode code{rounding, false};
  return each(run(problem, code), [&](const RunningError& number) -> double {
    // What is returned is rounded, however exact it was.
    return std::max(number.total_error(), rounding.unit * std::abs(number.value)) + rounding.underflow;
  });
}

TextbookBudget textbook_budget(const Problem<double>& problem, const RoundingModel& rounding) {
  const HonestCode code{rounding, true};
  const Evaluation<RunningError> numbers = run(problem, code);
  return {each(numbers,
               [&](const RunningError& number) -> double {
                 const double error = number.total_error() + rounding.underflow;
                 return std::isnan(error) ? std::numeric_limits<double>::infinity() : error;
               }),
          each(numbers, [](const RunningError& number) -> double { return number.not_finite ? 1 : 0; })};
}

}  // namespace gradjudge
