// SPDX-License-Identifier: MIT
// Measures that what is printed as truth holds what truth is: problems of every loss written in decimals of
// any size that double has, value and bound as they are printed, by either path, against the analytic value
// of the decimals at 1025 bits. Prints one table; exits with 1 if anything is violated.
//   verify_printed [coordinates, default 100000] [seed, default 1]
#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <string>

#include "checks/decimal.hpp"
#include "checks/oracle/oracle.hpp"
#include "tests/bench/written_problems.hpp"

namespace gradjudge {
namespace {

struct Tally {
  std::size_t entries = 0;
  std::size_t violations = 0;
  std::size_t unknown = 0;       ///< the bound that is printed is infinite
  std::size_t not_compared = 0;  ///< the value at 1025 bits is not known itself
};

using Analytic = Evaluation<Bounded<Real1024>>;

void compare(const Truth& truth, const Analytic& analytic, Tally& tally) {
  for (const auto& block : truth.blocks) {
    const auto exact = dense(analytic.at(block.name));
    const auto known = dense(block);
    for (Index i = 0; i < known.size(); ++i) {
      const KnownDecimal printed = to_decimal(known.data()[i]);
      const Bounded<Real1024>& value = exact.data()[i];
      ++tally.entries;
      if (printed.bound == "inf") {
        ++tally.unknown;
      } else if (!std::isfinite(value.error)) {
        ++tally.not_compared;
      } else if (!(abs(Real1024(Real1024(printed.value) - value.value)) <=
                   Real1024(printed.bound) + Real1024(value.error))) {
        ++tally.violations;
      }
    }
  }
}

int run(std::size_t wanted, std::uint64_t seed) {
  WrittenProblems problems(seed);
  std::map<std::string, Tally> tallies;
  std::size_t coordinates = 0;
  while (coordinates < wanted) {
    for (const auto& [held, written] : problems.next()) {
      const Analytic analytic = evaluate(written);
      for (const auto& block : analytic.blocks)
        coordinates += static_cast<std::size_t>(block.rows() * block.columns());
      const std::string loss(loss_id(held));
      compare(truth_of(held, OraclePath::shared_scores, Precision::bits_256), analytic, tallies[loss]);
      compare(truth_of(held, OraclePath::black_box, Precision::bits_256), analytic,
              tallies[loss + ", black box"]);
    }
  }
  bool violated = false;
  fmt::print("{:<32} {:>9} {:>10} {:>9} {:>13}\n", "loss", "entries", "violations", "unknown",
             "not compared");
  for (const auto& [loss, tally] : tallies) {
    violated = violated || tally.violations > 0;
    fmt::print("{:<32} {:>9} {:>10} {:>9} {:>13}\n", loss, tally.entries, tally.violations, tally.unknown,
               tally.not_compared);
  }
  return violated ? EXIT_FAILURE : EXIT_SUCCESS;
}

}  // namespace
}  // namespace gradjudge

int main(int argc, char** argv) {
  const std::size_t wanted = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100000;
  return gradjudge::run(wanted, argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1);
}
