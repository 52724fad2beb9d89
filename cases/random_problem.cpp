// SPDX-License-Identifier: MIT
#include "cases/random_problem.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "reference/loss_names.hpp"

namespace gradjudge {
namespace {

constexpr Index most_numbers = 4'000'000;
constexpr std::int64_t largest_scaled = 1'000'000'000'000'000;

Real power_of_ten(int exponent) {
  Real power(1);
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// scale · 10^decimals, the scale in units of the last decimal.
std::int64_t scale_in_units(const RandomProblem& request) {
  const Real units = Real(request.scale) * power_of_ten(request.decimals);
  if (!(units <= Real(largest_scaled)) || units < Real(0.5)) {
    throw InvalidProblem("scale", "scale times 10^decimals is not within 1 to 10^15");
  }
  return static_cast<std::int64_t>(Real(round(units)));
}

/// Draws whole numbers, and decimals made of them.
class Draw {
 public:
  explicit Draw(const RandomProblem& request)
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

  Real number() { return Real(normal_ ? normal_units() : uniform_units(units_)) / denominator_; }

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

InnerLoss inner_loss(const RandomProblem& request) {
  if (request.inner.empty() || request.inner == "naive_softmax") return InnerLoss::naive_softmax;
  if (request.inner == "negative_sampling") return InnerLoss::negative_sampling;
  throw InvalidProblem("inner", "is " + request.inner + ", naive_softmax or negative_sampling is needed");
}

CrossEntropyProblem<Real> drawn(const CrossEntropyProblem<Real>&, const RandomProblem& request, Draw& draw) {
  Vector<Real> y = Vector<Real>::Zero(request.d);
  y[draw.word(request.d)] = 1;
  return {draw.vector(request.d), std::move(y)};
}

LeakyReluProblem<Real> drawn(LeakyReluProblem<Real> problem, const RandomProblem& request, Draw& draw) {
  problem.x.resize(request.d);
  for (Real& x : problem.x) x = draw.number_but_zero();
  if (problem.alpha != 0) problem.alpha = Real(random_leaky_relu_slope_percent) / 100;
  return problem;
}

NaiveSoftmaxProblem<Real> drawn(const NaiveSoftmaxProblem<Real>&, const RandomProblem& request, Draw& draw) {
  const Index o = draw.word(request.V);
  Vector<Real> v_c = draw.vector(request.d);
  return {std::move(v_c), draw.matrix(request.V, request.d), o};
}

NegativeSamplingProblem<Real> drawn(const NegativeSamplingProblem<Real>&, const RandomProblem& request,
                                    Draw& draw) {
  const Index o = draw.word(request.V);
  std::vector<Index> negatives = draw.negatives(request.K, request.V, o);
  Vector<Real> v_c = draw.vector(request.d);
  return {std::move(v_c), draw.matrix(request.V, request.d), o, std::move(negatives)};
}

SkipGramProblem<Real> drawn(SkipGramProblem<Real> problem, const RandomProblem& request, Draw& draw) {
  problem.inner = inner_loss(request);
  problem.m = request.m;
  problem.t = request.m + 1;
  problem.sentence = draw.words(2 * request.m + 3, request.V);
  if (problem.inner == InnerLoss::negative_sampling) {
    for (const Index o : problem.outside()) {
      problem.negatives.push_back(draw.negatives(request.K, request.V, o));
    }
  }
  problem.V = draw.matrix(request.V, request.d);
  problem.U = draw.matrix(request.V, request.d);
  return problem;
}

CbowProblem<Real> drawn(CbowProblem<Real> problem, const RandomProblem& request, Draw& draw) {
  problem.inner = inner_loss(request);
  problem.o = draw.word(request.V);
  problem.context = draw.words(2 * request.m, request.V);
  if (problem.inner == InnerLoss::negative_sampling) {
    problem.negatives = draw.negatives(request.K, request.V, problem.o);
  }
  problem.V = draw.matrix(request.V, request.d);
  problem.U = draw.matrix(request.V, request.d);
  return problem;
}

/// How many rows or entries the member of that name has.
template <class P>
Index rows_of_member(const P& problem, std::string_view name) {
  Index rows = 0;
  P::for_each_member(problem, [&](const Member& member, const auto& value) {
    if constexpr (requires { value.rows(); }) {
      if (member.name == name) rows = value.rows();
    }
  });
  return rows;
}

/// Any other loss: its members in their order, each list of K entries, each index within what it indexes and
/// each other whole number within its range (0 or 1 if it has none).
template <class P>
P drawn(P problem, const RandomProblem& request, Draw& draw) {
  P::for_each_member(problem, [&]<class T>(const Member& member, T& value) {
    const auto whole = [&] {
      if (!member.indexes.empty()) return draw.word(rows_of_member(problem, member.indexes));
      const auto least = static_cast<Index>(member.range.minimum.value_or(0));
      const auto most = static_cast<Index>(member.range.maximum.value_or(static_cast<double>(least) + 1));
      return least + draw.word(most - least + 1);
    };
    if constexpr (std::is_same_v<T, Vector<Real>>) {
      value = draw.vector(request.d);
    } else if constexpr (std::is_same_v<T, Matrix<Real>>) {
      value = draw.matrix(request.V, request.d);
    } else if constexpr (std::is_same_v<T, Real>) {
      value = draw.number();
    } else if constexpr (std::is_same_v<T, Index>) {
      value = whole();
    } else {
      static_assert(std::is_same_v<T, std::vector<Index>>, "a loss with such a member says how it is drawn");
      value.resize(static_cast<std::size_t>(request.K));
      for (Index& entry : value) entry = whole();
    }
  });
  return problem;
}

void require_size(const std::string& field, Index size) {
  if (size < 1) throw InvalidProblem(field, "is " + std::to_string(size) + ", at least 1 is needed");
}

}  // namespace

void check_request(const RandomProblem& request) {
  if (std::find(all_losses.begin(), all_losses.end(), request.loss) == all_losses.end()) {
    throw InvalidProblem("loss", "is " + request.loss + ", which is unknown");
  }
  inner_loss(request);
  require_size("V", request.V);
  require_size("d", request.d);
  require_size("K", request.K);
  require_size("m", request.m);
  if (request.d > most_numbers / request.V) {
    throw InvalidProblem("V", "V times d is above " + std::to_string(most_numbers));
  }
  if (request.m > most_numbers || request.K > most_numbers / request.m) {
    throw InvalidProblem("K", "K times m is above " + std::to_string(most_numbers));
  }
  if (request.decimals < 0 || request.decimals > 12) {
    throw InvalidProblem("decimals", "is " + std::to_string(request.decimals) + ", 0 to 12 is needed");
  }
  scale_in_units(request);
}

Problem<Real> make_problem(const RandomProblem& request) {
  check_request(request);
  Draw draw(request);
  return std::visit([&](const auto& empty) -> Problem<Real> { return drawn(empty, request, draw); },
                    *empty_problem<Real>(request.loss));
}

}  // namespace gradjudge
