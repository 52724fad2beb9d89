// SPDX-License-Identifier: MIT
#include "cases/random_problem.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "cases/random_numbers.hpp"
#include "reference/loss_names.hpp"

namespace gradjudge {
namespace {

constexpr Index most_numbers = 4'000'000;
InnerLoss inner_loss(const RandomProblem& request) {
  if (request.inner.empty() || request.inner == "naive_softmax") return InnerLoss::naive_softmax;
  if (request.inner == "negative_sampling") return InnerLoss::negative_sampling;
  throw InvalidProblem("inner", "is " + request.inner + ", naive_softmax or negative_sampling is needed");
}

CrossEntropyProblem<Real> drawn(const CrossEntropyProblem<Real>&, const RandomProblem& request,
                                RandomNumbers& draw) {
  Vector<Real> y = Vector<Real>::Zero(request.d);
  y[draw.word(request.d)] = 1;
  return {draw.vector(request.d), std::move(y)};
}

LeakyReluProblem<Real> drawn(LeakyReluProblem<Real> problem, const RandomProblem& request,
                             RandomNumbers& draw) {
  problem.x.resize(request.d);
  for (Real& x : problem.x) x = draw.number_but_zero();
  if (problem.alpha != 0) problem.alpha = Real(random_leaky_relu_slope_percent) / 100;
  return problem;
}

NaiveSoftmaxProblem<Real> drawn(const NaiveSoftmaxProblem<Real>&, const RandomProblem& request,
                                RandomNumbers& draw) {
  const Index o = draw.word(request.V);
  Vector<Real> v_c = draw.vector(request.d);
  return {std::move(v_c), draw.matrix(request.V, request.d), o};
}

NegativeSamplingProblem<Real> drawn(const NegativeSamplingProblem<Real>&, const RandomProblem& request,
                                    RandomNumbers& draw) {
  const Index o = draw.word(request.V);
  std::vector<Index> negatives = draw.negatives(request.K, request.V, o);
  Vector<Real> v_c = draw.vector(request.d);
  return {std::move(v_c), draw.matrix(request.V, request.d), o, std::move(negatives)};
}

SkipGramProblem<Real> drawn(SkipGramProblem<Real> problem, const RandomProblem& request,
                            RandomNumbers& draw) {
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

CbowProblem<Real> drawn(CbowProblem<Real> problem, const RandomProblem& request, RandomNumbers& draw) {
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
P drawn(P problem, const RandomProblem& request, RandomNumbers& draw) {
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
  RandomNumbers draw(request);
  return std::visit([&](const auto& empty) -> Problem<Real> { return drawn(empty, request, draw); },
                    *empty_problem<Real>(request.loss));
}

}  // namespace gradjudge
