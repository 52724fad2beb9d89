// SPDX-License-Identifier: MIT
#include "checks/diagnosis/saturation.hpp"

#include <algorithm>
#include <cmath>

#include "checks/diagnosis/departure.hpp"

namespace gradjudge {
namespace {

constexpr double unit = 0x1p-50;

template <class P>
double largest_input(const P& problem) {
  double largest = 0;
  problem.for_each_input(problem, [&](std::string_view, const auto& input) {
    if (input.size() > 0) largest = std::max(largest, input.cwiseAbs().maxCoeff());
  });
  return largest;
}

/// How many terms with a probability an entry of a gradient may sum, at most.
template <class P>
double terms(const P& problem) {
  double count = 1;
  if constexpr (requires { problem.U; }) count = static_cast<double>(problem.U.rows());
  if constexpr (requires { problem.nodes; }) count = static_cast<double>(problem.nodes.size());
  if constexpr (requires { problem.negatives.front() + 1; })
    count += static_cast<double>(problem.negatives.size());
  if constexpr (requires { problem.outside(); }) {
    const auto pairs = static_cast<double>(problem.outside().size());
    for (const auto& list : problem.negatives) count = std::max(count, static_cast<double>(list.size() + 1));
    count *= pairs;
  }
  if constexpr (requires { problem.context; }) count *= static_cast<double>(problem.context.size());
  return count;
}

/// By how much the loss moves if each probability in it is off by the unit.
double loss_allowance(const Problem<double>& problem) {
  Departure share;
  share.minus_log = [](double p, bool) { return unit / std::max(p, unit); };
  const auto evaluation = evaluate(problem, share);
  return evaluation && evaluation->find("loss") != nullptr ? evaluation->at("loss").values(0, 0) : 0.0;
}

double gradient_allowance(const Problem<double>& problem) {
  return std::visit(
      [](const auto& p) {
        const double scale = requires {
          p.U;
        }
        ? largest_input(p) : 1;
        return unit * terms(p) * scale;
      },
      problem);
}

}  // namespace

std::vector<ObservedCase> beyond_saturation(Cases cases) {
  std::vector<ObservedCase> widened(cases.begin(), cases.end());
  for (auto& observed : widened) {
    if (!evaluate(observed.problem, Departure{})) continue;
    for (auto& block : observed.blocks) {
      const double more = block.returned.name == "loss" ? loss_allowance(observed.problem)
                                                        : gradient_allowance(observed.problem);
      if (!std::isfinite(more)) continue;
      block.allowed.array() += more;
      block.wrong = block.has_wrong_entry();
    }
  }
  return widened;
}

}  // namespace gradjudge
