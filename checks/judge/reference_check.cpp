// SPDX-License-Identifier: MIT
#include "checks/judge/reference_check.hpp"

#include <fmt/format.h>

#include "checks/budget/budget.hpp"
#include "checks/decimal.hpp"
#include "checks/entry_name.hpp"

namespace gradjudge {
namespace {

/// The rows that either stores; what one of them lacks is zero there.
std::vector<Index> rows_of(const Block<Real>& reference, const Block<Bounded<Real>>& truth) {
  std::vector<Index> rows = truth.touched;
  rows.insert(rows.end(), reference.touched.begin(), reference.touched.end());
  return distinct(std::move(rows));
}

template <class Scalar>
Scalar entry_of(const Block<Scalar>& block, Index row, Index column) {
  const Index stored = stored_row(block, row);
  return stored < 0 ? Scalar(0) : block.values(stored, column);
}

std::optional<std::string> disagreement(const Block<Real>& reference, const Block<Bounded<Real>>& truth,
                                        const Block<double>& rounding, double slack) {
  for (const Index row : rows_of(reference, truth)) {
    for (Index column = 0; column < truth.columns(); ++column) {
      const Bounded<Real> known = entry_of(truth, row, column);
      if (isnan(known.value)) continue;
      const Real analytic = entry_of(reference, row, column);
      // What was rounded when the problem was read is in the oracle's bound; the reference has it as it is. A
      // budget that is no number allows anything.
      const long double allowed =
          known.error + static_cast<long double>(slack * entry_of(rounding, row, column));
      if (upper_magnitude(Real(analytic - known.value)) <= rounded_up(allowed)) continue;
      return fmt::format("{}: the reference has {}, the oracle {}",
                         entry_name(truth.name, position(truth.shape.size(), row, column)), analytic.str(30),
                         to_text(to_decimal(known, 30)));
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> reference_disagreement(const Problem<Real>& problem, const Truth& truth,
                                                  double slack) {
  const Evaluation<Real> reference = evaluate(problem);
  const Evaluation<double> rounding = rounding_budget(cast<double>(problem), real_rounding);
  for (const auto& block : truth.blocks) {
    if (auto found = disagreement(reference.at(block.name), block, rounding.at(block.name), slack))
      return found;
  }
  return std::nullopt;
}

}  // namespace gradjudge
