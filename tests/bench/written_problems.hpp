// SPDX-License-Identifier: MIT
#pragma once
#include <fmt/format.h>

#include <random>
#include <string>
#include <vector>

#include "cases/format/decimal.hpp"
#include "checks/oracle/written_problem.hpp"
#include "tests/bench/random_problems.hpp"

namespace gradjudge {

/// A problem whose numbers are decimals, as the program holds it and as it was written, to 1025 bits.
struct WrittenProblem {
  Problem<Real> held;
  Problem<Bounded<Real1024>> written;
};

/// Problems of every loss whose numbers have from one to seventeen digits and any size that double has: tiny,
/// denormal, ordinary, huge, mixed, equal ones and ones that cancel. The same for the same seed.
class WrittenProblems {
 public:
  explicit WrittenProblems(std::uint64_t seed) : shapes_(seed), random_(seed) {}

  std::vector<WrittenProblem> next() {
    std::vector<WrittenProblem> problems;
    for (const Problem<Real>& shape : shapes_.next()) {
      choose_sizes();
      problems.push_back(std::visit([&](const auto& p) { return written(p); }, shape));
    }
    return problems;
  }

 private:
  int whole(int least, int most) {
    return least + static_cast<int>(random_() % static_cast<std::uint64_t>(most - least + 1));
  }

  /// Decimal exponents of a problem's numbers: about 0 for most, in a corner of double's range for some.
  void choose_sizes() {
    static constexpr std::pair<int, int> sizes[] = {{-2, 0},    {-1, 2},    {-20, 20},   {-323, -300},
                                                    {70, 90},   {290, 307}, {-307, 307}, {12, 19},
                                                    {-12, -10}, {150, 160}, {-2, -1},    {1, 3}};
    exponents_ = sizes[random_() % std::size(sizes)];
    // Few different decimals make scores that are equal, and scores that cancel.
    decimals_.clear();
    const int different = whole(0, 2) == 0 ? whole(1, 4) : 0;
    for (int i = 0; i < different; ++i) decimals_.push_back(drawn());
  }
  std::string drawn() {
    static constexpr std::uint64_t power[] = {10, 1000, 1000000, 100000000000000000};
    const std::uint64_t digits = 1 + random_() % (power[random_() % 4] - 1);
    const std::string mantissa = std::to_string(digits);
    const int exponent = whole(exponents_.first, exponents_.second);
    return fmt::format("{}.{}e{}", mantissa.substr(0, 1), mantissa.substr(1) + "0", exponent);
  }
  std::string decimal() {
    const std::string size = decimals_.empty() ? drawn() : decimals_[random_() % decimals_.size()];
    return (whole(0, 1) == 0 ? "" : "-") + size;
  }

  template <template <class> class P>
  WrittenProblem written(P<Real> held) {
    P<Bounded<Real1024>> exact = held.template cast<Real1024>().template cast<Bounded<Real1024>>();
    std::vector<std::string> decimals;
    // Only what the loss is differentiated by: a distribution stays one.
    held.for_each_input(held, [&](std::string_view, auto& input) {
      for (Index i = 0; i < input.size(); ++i) {
        std::optional<Real> number;
        std::string text;
        while (!number || *number == 0) {
          text = decimal();
          number = parse_decimal(text);
        }
        input.data()[i] = *number;
        decimals.push_back(std::move(text));
      }
    });
    std::size_t next = 0;
    exact.for_each_input(exact, [&](std::string_view, auto& input) {
      for (Index i = 0; i < input.size(); ++i) {
        const Real1024 number(decimals[next++]);
        input.data()[i] = {number, half_ulp(number)};
      }
    });
    return {std::move(held), std::move(exact)};
  }

  RandomProblems shapes_;
  std::mt19937_64 random_;
  std::pair<int, int> exponents_;
  std::vector<std::string> decimals_;
};

}  // namespace gradjudge
