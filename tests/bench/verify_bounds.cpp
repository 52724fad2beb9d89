// SPDX-License-Identifier: MIT
// Measures that no bound and no budget is ever violated: random and extreme problems of every loss, the
// oracle by both paths against the analytic value at 1025 bits; and honest code, in every form of
// checks/budget/honest_forms.hpp, in float, in double and in the 80 bits of long double judged as double,
// forward and with its words shuffled, against its budget without slack. Honest code is within rounding, or
// fails in robustness alone; beyond that it would be called wrong. Prints one table; exits with 1 if anything
// is violated.
//   verify_bounds [coordinates, default 100000]
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>

#include "checks/budget/budget.hpp"
#include "checks/oracle/oracle.hpp"
#include "tests/bench/random_problems.hpp"
#include "tests/bench/shuffled_words.hpp"
#include "tests/bench/written.hpp"

namespace gradjudge {
namespace {

struct Tally {
  std::size_t entries = 0;
  std::size_t robustness = 0;           ///< beyond rounding, within what a textbook form may be off by
  std::size_t violations = 0;           ///< of the bound, or of both budgets
  long double largest = 0;              ///< |error| / bound, of those within rounding
  std::vector<double> relative_bounds;  ///< bound / |truth|, of entries that are not zero
};

struct Row {
  std::string loss;
  std::string what;
  auto operator<=>(const Row&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 errs here
};

std::map<Row, Tally> tallies;

/// `excused` is how far off, or whether not finite, a textbook form may be.
void record(const Row& row, long double error, long double bound, long double truth, long double excused) {
  Tally& tally = tallies[row];
  ++tally.entries;
  if (error <= bound) {
    if (bound > 0) tally.largest = std::max(tally.largest, error / bound);
  } else if (error <= excused) {
    ++tally.robustness;
  } else {
    ++tally.violations;
  }
  if (truth > 0) tally.relative_bounds.push_back(static_cast<double>(bound / truth));
}

/// The analytic value at 1025 bits with a running bound of its own error, which is counted on the oracle's
/// side.
using Analytic = Evaluation<Bounded<Real1024>>;

void check_oracle(const std::string& loss, const Analytic& analytic, const Problem<Real>& problem,
                  OraclePath path) {
  const Truth truth = truth_of(problem, path, Precision::bits_256);
  for (const auto& block : truth.blocks) {
    const auto exact = dense(analytic.at(block.name));
    const auto known = dense(block);
    for (Index i = 0; i < known.size(); ++i) {
      const auto& reference = exact.data()[i];
      const auto& value = known.data()[i];
      record({loss, path == OraclePath::black_box ? "oracle, black box" : "oracle, shared scores"},
             upper_magnitude(Real1024(Real1024(value.value) - reference.value)),
             value.error + reference.error, upper_magnitude(reference.value), 0);
    }
  }
}

struct Budgets {
  Evaluation<double> rounding;
  TextbookBudget textbook;
};

template <class S>
void check_budget(const Row& row, const Analytic& analytic, const Evaluation<Written<S>>& evaluation,
                  const Budgets& budgets) {
  constexpr long double infinity = std::numeric_limits<long double>::infinity();
  for (const auto& block : evaluation.blocks) {
    const auto exact = dense(analytic.at(block.name));
    const auto rounding = dense(budgets.rounding.at(block.name));
    const auto textbook = dense(budgets.textbook.error.at(block.name));
    const auto not_finite = dense(budgets.textbook.not_finite.at(block.name));
    const auto computed = dense(block);
    for (Index i = 0; i < computed.size(); ++i) {
      const S value = computed.data()[i].value;
      const long double truth_error = exact.data()[i].error;
      const long double error = std::isfinite(value)
                                    ? upper_magnitude(Real1024(Real1024(value) - exact.data()[i].value))
                                    : infinity;
      const bool not_finite_is_honest = !std::isfinite(value) && not_finite.data()[i] > 0;
      record(row, error, rounding.data()[i] + truth_error, upper_magnitude(exact.data()[i].value),
             not_finite_is_honest ? infinity : textbook.data()[i] + truth_error);
    }
  }
}

template <class S>
void check_honest_forms(const std::string& loss, const std::string& arithmetic, const Analytic& analytic,
                        const Problem<Real>& problem, const RoundingModel& rounding,
                        std::mt19937_64& random) {
  const auto in_double = cast<double>(problem);
  const Budgets budgets{rounding_budget(in_double, rounding), textbook_budget(in_double, rounding)};
  for (std::size_t form = 0; form < all_writings; ++form) {
    const Problem<Written<S>> honest = written<S>(in_double, {form});
    check_budget<S>({loss, arithmetic + ", forward"}, analytic, evaluate_written(honest), budgets);
    if (std::holds_alternative<SigmoidProblem<double>>(in_double)) continue;  // nothing is summed
    check_budget<S>({loss, arithmetic + ", shuffled"}, analytic, evaluate_shuffled(honest, random), budgets);
  }
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

int run(std::size_t wanted) {
  RandomProblems problems(20191101);
  std::mt19937_64 random(7);
  for (std::size_t coordinates = 0; coordinates < wanted;) {
    for (const auto& problem : problems.next()) {
      std::string loss(loss_id(problem));
      const Analytic analytic = evaluate(cast<Bounded<Real1024>>(cast<Real1024>(problem)));
      for (const auto& block : analytic.blocks)
        coordinates += static_cast<std::size_t>(block.rows() * block.columns());
      check_oracle(loss, analytic, problem, OraclePath::shared_scores);
      check_oracle(loss, analytic, problem, OraclePath::black_box);
      check_honest_forms<double>(loss, "double", analytic, problem, double_rounding, random);
      check_honest_forms<long double>(loss, "80 bits", analytic, problem, double_rounding, random);
      check_honest_forms<float>(loss, "float", analytic, problem, float_rounding, random);
    }
  }
  bool violated = false;
  fmt::print("{:<20} {:<21} {:>8} {:>10} {:>10} {:>13} {:>17}\n", "loss", "what", "entries", "robustness",
             "violations", "|error|/bound", "median bound/|J'|");
  for (auto& [row, tally] : tallies) {
    violated = violated || tally.violations > 0;
    fmt::print("{:<20} {:<21} {:>8} {:>10} {:>10} {:>13.3f} {:>17.1e}\n", row.loss, row.what, tally.entries,
               tally.robustness, tally.violations, static_cast<double>(tally.largest),
               median(tally.relative_bounds));
  }
  return violated ? EXIT_FAILURE : EXIT_SUCCESS;
}

}  // namespace
}  // namespace gradjudge

int main(int argc, char** argv) {
  return gradjudge::run(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100000);
}
