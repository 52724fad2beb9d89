// SPDX-License-Identifier: MIT
// Measures that no bound and no budget is ever violated: random and extreme problems of every loss, the
// oracle by both paths against the analytic value at 1025 bits, and the reference in double and float,
// forward and with its words shuffled, against its budget. Prints one table; exits with 1 if anything is
// violated.
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

namespace gradjudge {
namespace {

struct Tally {
  std::size_t entries = 0;
  std::size_t violations = 0;
  long double largest = 0;              ///< |error| / bound
  std::vector<double> relative_bounds;  ///< bound / |truth|, of entries that are not zero
};

struct Row {
  std::string loss;
  std::string what;
  auto operator<=>(const Row&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 errs here
};

std::map<Row, Tally> tallies;

void record(const Row& row, long double error, long double bound, long double truth) {
  Tally& tally = tallies[row];
  ++tally.entries;
  if (error > bound) ++tally.violations;
  if (bound > 0) tally.largest = std::max(tally.largest, error / bound);
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
             value.error + reference.error, upper_magnitude(reference.value));
    }
  }
}

template <class Scalar>
void check_budget(const std::string& loss, const std::string& what, const Analytic& analytic,
                  const Evaluation<Scalar>& evaluation, const Evaluation<double>& budget) {
  for (const auto& block : evaluation.blocks) {
    const auto exact = dense(analytic.at(block.name));
    const auto allowed = dense(budget.at(block.name));
    const auto computed = dense(block);
    for (Index i = 0; i < computed.size(); ++i) {
      const Real1024 difference = Real1024(computed.data()[i]) - exact.data()[i].value;
      record({loss, what}, upper_magnitude(difference), allowed.data()[i] + exact.data()[i].error,
             upper_magnitude(exact.data()[i].value));
    }
  }
}

template <class Scalar>
void check_reference(const std::string& loss, const std::string& what, const Analytic& analytic,
                     const Problem<Real>& problem, const RoundingModel& rounding, std::mt19937_64& random) {
  const auto rounded = cast<Scalar>(problem);
  const auto budget = rounding_budget(cast<double>(problem), rounding);
  check_budget(loss, what + ", forward", analytic, evaluate(rounded), budget);
  check_budget(loss, what + ", shuffled", analytic, evaluate_shuffled(rounded, random), budget);
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
      check_reference<double>(loss, "double", analytic, problem, double_rounding, random);
      check_reference<float>(loss, "float", analytic, problem, float_rounding, random);
    }
  }
  bool violated = false;
  fmt::print("{:<18} {:<22} {:>9} {:>10} {:>15} {:>18}\n", "loss", "what", "entries", "violations",
             "|error|/bound", "median bound/|J'|");
  for (auto& [row, tally] : tallies) {
    violated = violated || tally.violations > 0;
    fmt::print("{:<18} {:<22} {:>9} {:>10} {:>15.3f} {:>18.1e}\n", row.loss, row.what, tally.entries,
               tally.violations, static_cast<double>(tally.largest), median(tally.relative_bounds));
  }
  return violated ? EXIT_FAILURE : EXIT_SUCCESS;
}

}  // namespace
}  // namespace gradjudge

int main(int argc, char** argv) {
  return gradjudge::run(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100000);
}
