// SPDX-License-Identifier: MIT
#include "checks/adequacy/searched_problems.hpp"

#include <array>

#include "cases/random_problem.hpp"
#include "reference/loss_names.hpp"

namespace gradjudge {
namespace {

using Problems = std::vector<Problem<Real>>;

struct Size {
  Index V;
  Index d;
  Index K;
  Index m;
};

template <class P>
void add_special(const P& /*problem*/, Problems& /*problems*/) {}

void add_special(const CrossEntropyProblem<Real>& problem, Problems& problems) {
  if (problem.y.size() < 2) return;
  auto soft = problem;
  soft.y.setZero();
  soft.y[0] = Real(1) / 4;
  soft.y[1] = Real(3) / 4;
  problems.emplace_back(std::move(soft));
}

void add_special(const NegativeSamplingProblem<Real>& problem, Problems& problems) {
  auto with_outside = problem;
  with_outside.negatives.front() = problem.o;
  problems.emplace_back(std::move(with_outside));
}

void add_special(const SkipGramProblem<Real>& problem, Problems& problems) {
  const auto t = static_cast<std::size_t>(problem.t);
  auto repeated = problem;
  repeated.sentence[t - 1] = problem.sentence[t];
  if (!repeated.negatives.empty()) {
    repeated.negatives.back().front() = repeated.outside().back();
  }
  problems.emplace_back(std::move(repeated));

  auto at_start = problem;
  at_start.sentence.erase(at_start.sentence.begin(), at_start.sentence.begin() + problem.t);
  at_start.t = 0;
  if (!at_start.negatives.empty()) {
    at_start.negatives.erase(at_start.negatives.begin(), at_start.negatives.begin() + problem.m);
  }
  problems.emplace_back(std::move(at_start));
}

void add_special(const CbowProblem<Real>& problem, Problems& problems) {
  auto repeated = problem;
  repeated.context.front() = problem.o;
  if (!repeated.negatives.empty()) repeated.negatives.front() = problem.o;
  problems.emplace_back(std::move(repeated));
  auto uneven = problem;
  uneven.context.pop_back();
  problems.emplace_back(std::move(uneven));
}

}  // namespace

std::vector<Problem<Real>> searched_problems(const std::string& loss) {
  constexpr std::array<Size, 4> sizes{{{4, 2, 3, 1}, {3, 3, 5, 2}, {6, 2, 2, 2}, {2, 2, 2, 1}}};
  const bool is_built = loss == "skip_gram" || loss == "cbow";
  Problems problems;
  for (const double scale : {1.5, 4.0, 60.0, 1000.0, 4000.0}) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
      for (const Size& size : sizes) {
        for (const std::string_view inner : inner_losses) {
          if (!is_built && inner != inner_losses.front()) continue;
          RandomProblem request;
          request.loss = loss;
          request.inner = std::string(inner);
          request.seed = seed;
          request.scale = scale;
          request.decimals = searched_decimals;
          request.V = size.V;
          request.d = size.d;
          request.K = size.K;
          request.m = size.m;
          problems.push_back(make_problem(request));
          std::visit([&](const auto& drawn) { add_special(drawn, problems); },
                     Problem<Real>(problems.back()));
        }
      }
    }
  }
  return problems;
}

}  // namespace gradjudge
