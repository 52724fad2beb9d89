// SPDX-License-Identifier: MIT
#include "checks/adequacy/sensitive_entry.hpp"

#include "cases/question.hpp"
#include "checks/budget/declared_budget.hpp"
#include "checks/entry_name.hpp"
#include "checks/own_implementations.hpp"

namespace gradjudge {

std::optional<SensitiveEntry> most_sensitive_entry(const Suite& suite, const Case& a_case, const Truth& truth,
                                                   double slack) {
  const Problem<Real> problem = problem_of(a_case);
  const Budget budget =
      declared_budget(a_case, problem, reference_implementation(Arithmetic::float64), slack);
  std::optional<SensitiveEntry> best;
  for (const auto& id : a_case.questions) {
    const Question& question = *find_question(id);
    const auto& block = truth.at(question.block);
    for (const Index row : judged_rows(question, problem)) {
      const Index stored = stored_row(block, row);
      if (stored < 0) continue;
      for (Index column = 0; column < block.columns(); ++column) {
        const Bounded<Real>& known = block.values(stored, column);
        const long double size = lower_magnitude(known);
        if (!(size > 0)) continue;
        const auto change = static_cast<double>(
            (budget.allowed(question.block, row, column, known) + 2 * known.error) / size);
        if (!best || change < best->relative_change) {
          best = {change, suite.name, a_case.name,
                  entry_name(block.name, position(block.shape.size(), row, column))};
        }
      }
    }
  }
  return best;
}

}  // namespace gradjudge
