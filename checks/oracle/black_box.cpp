// SPDX-License-Identifier: MIT
#include "checks/oracle/black_box.hpp"

#include <tbb/parallel_for.h>

#include <cmath>

#include "checks/oracle/adjoint.hpp"
#include "checks/oracle/third_derivative.hpp"

namespace gradjudge {
namespace {

/// The coordinate's number in a problem; throws std::out_of_range if there is none such.
template <class Scalar>
Scalar& number_at(Problem<Scalar>& problem, const Coordinate& coordinate) {
  Scalar* number = nullptr;
  const auto visit = [&](std::string_view name, auto& input) {
    if (name == coordinate.input) number = &input(coordinate.row, coordinate.column);
  };
  std::visit([&](auto& p) { p.for_each_input(p, visit); }, problem);
  if (number == nullptr) throw std::out_of_range("the problem has no input " + coordinate.input);
  return *number;
}

template <class R>
CentralDifference<R> central_difference(Problem<Bounded<R>>& problem, const Coordinate& coordinate, Step step,
                                        long double M3) {
  Bounded<R>& x = number_at(problem, coordinate);
  const Bounded<R> center = x;
  const Bounded<R> h = times_power_of_two(Bounded<R>(1), step.log2);
  CentralDifference<R> difference;
  difference.step = step;
  x = center + h;
  difference.J_plus = loss(problem);
  x = center - h;
  difference.J_minus = loss(problem);
  x = center;
  difference.value = over_two_steps(difference.J_plus - difference.J_minus, step, 0);
  difference.rounding = difference.value.error;
  difference.truncation = truncation_bound(step.h(), M3);
  difference.value.error = rounded_up(difference.rounding + difference.truncation);
  return difference;
}

/// The largest power of two for which M₃ holds and that keeps x ± h on x's side of relu's corner.
int largest_step(const Problem<Real>& problem, const Coordinate& coordinate) {
  const int reach = third_derivative_reach(problem);
  const auto* relu = std::get_if<LeakyReluProblem<Real>>(&problem);
  if (relu == nullptr) return reach;
  return std::min(reach, static_cast<int>(mpfr_get_exp(relu->x[coordinate.row].backend().data())) - 2);
}

Step step_for(long double epsilon, long double M3, int largest) {
  if (!(M3 > 0x1p-16000L)) return {largest};
  const long double log2_h = (std::log2(3 * epsilon) - std::log2(M3)) / 3;
  return {static_cast<int>(std::fmin(std::round(log2_h), largest))};
}

/// ε_J: the bound of one evaluation's error, counting that x ± h is rounded too.
template <class R>
long double loss_error(Problem<Bounded<R>> problem) {
  const auto widen = [](std::string_view, auto& input) {
    for (Index i = 0; i < input.size(); ++i) input.data()[i].error = half_ulp(input.data()[i].value);
  };
  std::visit([&](auto& p) { p.for_each_input(p, widen); }, problem);
  return loss(problem).error;
}

bool without_derivative(const Problem<Real>& problem, const Coordinate& coordinate) {
  const auto* relu = std::get_if<LeakyReluProblem<Real>>(&problem);
  return relu != nullptr && relu->x[coordinate.row] == 0;
}

template <class R>
Block<Bounded<R>> value_block(const Problem<Bounded<R>>& problem) {
  if (std::holds_alternative<SigmoidProblem<Bounded<R>>>(problem) ||
      std::holds_alternative<LeakyReluProblem<Bounded<R>>>(problem)) {
    return evaluate(problem).at("value");
  }
  return scalar_block("loss", loss(problem));
}

}  // namespace

template <class R>
CentralDifference<R> central_difference(const Problem<Real>& problem, const Coordinate& coordinate, Step step,
                                        long double M3) {
  auto bounded = cast<Bounded<R>>(cast<R>(problem));
  return central_difference(bounded, coordinate, step, M3);
}

template <class R>
Step best_step(const Problem<Real>& problem, const Coordinate& coordinate, long double M3) {
  return step_for(loss_error(cast<Bounded<R>>(cast<R>(problem))), M3, largest_step(problem, coordinate));
}

template <class R>
Evaluation<Bounded<R>> black_box_truth(const Problem<Real>& problem) {
  const Problem<R> held = cast<R>(problem);
  const auto at_center = cast<Bounded<R>>(held);
  const auto written = written_problem(held);
  std::optional<Evaluation<Bounded<R>>> enclosure;
  if (!is_exact(written)) enclosure = std::visit([](const auto& p) { return adjoint_truth(p); }, held);
  const long double epsilon = loss_error(at_center);
  Evaluation<Bounded<R>> truth{{value_block<R>(written)}};
  for (const auto& M3 : third_derivative_bounds(problem).blocks) {
    Block<Bounded<R>> block{M3.name, M3.shape, M3.touched,
                            Matrix<Bounded<R>>(M3.values.rows(), M3.columns())};
    tbb::parallel_for(Index{0}, M3.values.rows(), [&](Index stored) {
      const Index row = M3.touched[static_cast<std::size_t>(stored)];
      auto moved = at_center;
      for (Index column = 0; column < M3.columns(); ++column) {
        const Coordinate coordinate{M3.name, row, column};
        if (without_derivative(problem, coordinate)) {
          block.values(stored, column) = Bounded<R>(std::numeric_limits<R>::quiet_NaN(), 0);
          continue;
        }
        const long double bound = M3.values(stored, column);
        const Step step = step_for(epsilon, bound, largest_step(problem, coordinate));
        Bounded<R>& slope = block.values(stored, column);
        slope = central_difference(moved, coordinate, step, bound).value;
        // Both derivatives, of the inputs held and of those written, lie within the enclosure.
        if (enclosure) {
          const auto& enclosed = enclosure->at(M3.name);
          slope.error =
              rounded_up(slope.error + 2 * enclosed.values(stored_row(enclosed, row), column).error);
        }
      }
    });
    truth.blocks.push_back(std::move(block));
  }
  return truth;
}

#define GRADJUDGE_INSTANTIATE(R)                                                                     \
  template CentralDifference<R> central_difference<R>(const Problem<Real>&, const Coordinate&, Step, \
                                                      long double);                                  \
  template Step best_step<R>(const Problem<Real>&, const Coordinate&, long double);                  \
  template Evaluation<Bounded<R>> black_box_truth<R>(const Problem<Real>&);
GRADJUDGE_INSTANTIATE(Real)
GRADJUDGE_INSTANTIATE(Real512)
GRADJUDGE_INSTANTIATE(Real1024)
#undef GRADJUDGE_INSTANTIATE

}  // namespace gradjudge
