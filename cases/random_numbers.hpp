// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <random>
#include <vector>

#include "cases/case.hpp"
#include "reference/linear_algebra.hpp"
#include "reference/real.hpp"
#include "reference/written_decimal.hpp"

namespace gradjudge {

/// scale · 10^decimals, the scale in units of the last decimal. Throws InvalidProblem.
std::int64_t scale_in_units(const RandomProblem& request);

Real power_of_ten(int exponent);

/// Draws whole numbers, and decimals made of them.
class RandomNumbers {
 public:
  explicit RandomNumbers(const RandomProblem& request)
      : engine_(request.seed),
        normal_(request.distribution == RandomProblem::Distribution::normal),
        units_(scale_in_units(request)),
        denominator_(power_of_ten(request.decimals)) {}

  /// Uniform on 0 … last, by rejection: std's distributions differ from one library to the next.
  std::uint64_t up_to(std::uint64_t last) {
    const int unused_bits = std::countl_zero(last);
    while (true) {
      const std::uint64_t number = last == 0 ? 0 : engine_() >> unused_bits;
      if (number <= last) return number;
    }
  }
  Index word(Index words) { return static_cast<Index>(up_to(static_cast<std::uint64_t>(words - 1))); }

  std::vector<Index> words(Index count, Index words) {
    std::vector<Index> drawn(static_cast<std::size_t>(count));
    for (Index& w : drawn) w = word(words);
    return drawn;
  }

  /// K words other than o, or o alone if there is no other.
  std::vector<Index> negatives(Index K, Index words, Index o) {
    if (words == 1) return std::vector<Index>(static_cast<std::size_t>(K), o);
    std::vector<Index> drawn = this->words(K, words - 1);
    for (Index& k : drawn) k += k >= o ? 1 : 0;
    return drawn;
  }

  Real number() {
    const Real units(normal_ ? normal_units() : uniform_units(units_));
    Real quotient;
    const int ternary =
        mpfr_div(quotient.backend().data(), units.backend().data(), denominator_.backend().data(), MPFR_RNDZ);
    return rounded_to_odd(quotient, ternary);
  }

  Real number_but_zero() {
    while (true) {
      Real drawn = number();
      if (drawn != 0) return drawn;
    }
  }

  Vector<Real> vector(Index entries) {
    Vector<Real> drawn(entries);
    for (Real& entry : drawn) entry = number();
    return drawn;
  }

  Matrix<Real> matrix(Index rows, Index columns) {
    Matrix<Real> drawn(rows, columns);
    for (Index i = 0; i < drawn.size(); ++i) drawn.data()[i] = number();
    return drawn;
  }

 private:
  std::int64_t uniform_units(std::int64_t half_width) {
    return static_cast<std::int64_t>(up_to(2 * static_cast<std::uint64_t>(half_width))) - half_width;
  }

  /// The sum of twelve uniform numbers on −h … h, nearly normal. Its standard deviation, 2√(h(h+1)), lies
  /// between 2h and 2h + 1, which is within one unit of what is asked for.
  std::int64_t normal_units() {
    const std::int64_t half_width = std::max<std::int64_t>(units_ / 2, 1);
    std::int64_t sum = 0;
    for (int i = 0; i < 12; ++i) sum += uniform_units(half_width);
    return sum;
  }

  std::mt19937_64 engine_;
  bool normal_;
  std::int64_t units_;
  Real denominator_;
};

}  // namespace gradjudge
