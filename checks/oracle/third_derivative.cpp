// SPDX-License-Identifier: MIT
#include "checks/oracle/third_derivative.hpp"

#include <algorithm>

#include "checks/oracle/adjoint.hpp"
#include "checks/oracle/taylor.hpp"
#include "checks/oracle/truth.hpp"

namespace gradjudge {
namespace {

using Bounds = Evaluation<long double>;

constexpr long double C3 = third_derivative_maximum;

constexpr int everywhere = -2;  // no step is larger

/// How far from x an enclosure of the third derivative reaches, as a power of two: far enough for every step
/// that is best at 256 bits or more, and so near that it is hardly wider than the derivative at x, though a
/// score moves by as much as the largest input.
template <class P>
int enclosed_reach(const P& problem) {
  long double largest = 1;
  P::for_each_input(problem, [&](std::string_view, const auto& input) {
    for (Index i = 0; i < input.size(); ++i) largest = std::max(largest, upper_magnitude(input.data()[i]));
  });
  return -40 - std::ilogb(largest);
}

long double cubed(long double x) {
  return rounded_up(x * x * x);
}

template <class Array>
Vector<long double> upper_magnitudes(const Array& vector) {
  Vector<long double> magnitudes(vector.size());
  for (Index i = 0; i < vector.size(); ++i) magnitudes[i] = upper_magnitude(Real(vector[i]));
  return magnitudes;
}

/// log Σ exp along one score: C₃, times Σ y = 1 up to its rounding.
Bounds bounds_of(const CrossEntropyProblem<Real>& problem) {
  return {{vector_block<long double>("scores",
                                     Vector<long double>::Constant(problem.scores.size(), rounded_up(C3)))}};
}

/// |σ‴| = σ(1−σ)|1 − 6σ + 6σ²| ≤ 1/8, at σ = 1/2.
Bounds bounds_of(const SigmoidProblem<Real>& problem) {
  return {{vector_block<long double>("x", Vector<long double>::Constant(problem.x.size(), 0.125L))}};
}

/// Linear on either side of 0, which the step must not cross.
Bounds bounds_of(const LeakyReluProblem<Real>& problem) {
  return {{vector_block<long double>("x", Vector<long double>::Zero(problem.x.size()))}};
}

/// U[k][j] moves one score by v_j per unit: C₃|v_j|³. v_j moves score k by U[k][j]: C₃ (max_k U[k][j] − min_k
/// U[k][j])³.
Bounds bounds_of(const NaiveSoftmaxProblem<Real>& problem) {
  const Index d = problem.v_c.size();
  Vector<long double> v_c(d);
  Matrix<long double> U(problem.U.rows(), d);
  for (Index j = 0; j < d; ++j) {
    const Real range = problem.U.col(j).maxCoeff() - problem.U.col(j).minCoeff();
    v_c[j] = rounded_up(C3 * cubed(upper_magnitude(range)));
    U.col(j).setConstant(rounded_up(C3 * cubed(upper_magnitude(problem.v_c[j]))));
  }
  return {{vector_block("v_c", v_c), matrix_block("U", std::move(U))}};
}

/// Over draws t, not distinct words: C₃ Σ_t |U[t][j]|³ for v_j, and m C₃|v_j|³ for a row drawn m times.
Bounds bounds_of(const NegativeSamplingProblem<Real>& problem) {
  const Index d = problem.v_c.size();
  std::vector<Index> draws = problem.negatives;
  draws.push_back(problem.o);
  Vector<long double> v_c = Vector<long double>::Zero(d);
  auto U = sparse_block<long double>("U", problem.U.rows(), distinct(draws), d);
  const Vector<long double> v_magnitudes = upper_magnitudes(problem.v_c);
  for (const Index w : draws) {
    const Vector<long double> u_magnitudes = upper_magnitudes(problem.U.row(w));
    const Index row = stored_row(U, w);
    for (Index j = 0; j < d; ++j) {
      v_c[j] = rounded_up(v_c[j] + C3 * cubed(u_magnitudes[j]));
      U.values(row, j) = rounded_up(U.values(row, j) + C3 * cubed(v_magnitudes[j]));
    }
  }
  return {{vector_block("v_c", v_c), std::move(U)}};
}

Bounds bounds_of(const SkipGramProblem<Real>& problem) {
  auto V = sparse_block<long double>("V", problem.V.rows(), {problem.center()}, problem.V.cols());
  Matrix<long double> U = Matrix<long double>::Zero(problem.U.rows(), problem.U.cols());
  std::vector<Index> touched;
  for_each_pair(problem, [&](const auto& pair) {
    const Bounds part = bounds_of(pair);
    V.values = (V.values + part.at("v_c").values.transpose()).unaryExpr(&rounded_up).eval();
    U = (U + dense(part.at("U"))).unaryExpr(&rounded_up).eval();
    touched.insert(touched.end(), part.at("U").touched.begin(), part.at("U").touched.end());
  });
  touched = distinct(std::move(touched));
  Matrix<long double> rows = U(touched, Eigen::all);
  return {{std::move(V), Block<long double>{"U", {U.rows(), U.cols()}, std::move(touched), std::move(rows)}}};
}

/// A context vector that occurs n times moves v̂ n times as fast: n³ times the bound for v̂.
Bounds bounds_of(const CbowProblem<Real>& problem) {
  Bounds inner = std::visit([](const auto& p) { return bounds_of(p); }, pair(problem));
  auto V = sparse_block<long double>("V", problem.V.rows(), distinct(problem.context), problem.V.cols());
  for (const Index w : V.touched) {
    const auto n = static_cast<long double>(std::count(problem.context.begin(), problem.context.end(), w));
    // v̂ is rounded, so its bounds are widened by more than that rounding.
    V.values.row(stored_row(V, w)) =
        (cubed(n) * inner.at("v_c").values.col(0)).unaryExpr(&rounded_up).transpose();
  }
  return {{std::move(V), std::move(inner.at("U"))}};
}

/// For a loss without such a formula: the third derivative along a coordinate, from the Taylor coefficients
/// enclosed for the whole of [x − r, x + r]. `moved` is the problem, and is so again afterwards.
template <template <class> class P>
long double enclosed_bound(P<Taylor<Real>>& moved, const Coordinate& at, int reach) {
  long double bound = 0;
  moved.for_each_input(moved, [&](std::string_view name, auto& numbers) {
    if (name != at.input) return;
    Taylor<Real>& number = numbers(at.row, at.column);
    const Real x = number.c[0].value;
    number = Taylor<Real>::variable(x, power_of_two(reach));
    bound = rounded_up(6 * upper_magnitude(loss(moved).c[3]));
    number = Taylor<Real>(x);
  });
  return bound;
}

/// Rows that do not go into the loss are not stored.
template <class P>
Bounds enclosed_bounds(const P& problem) {
  auto moved = problem.template cast<Taylor<Real>>();
  const int reach = enclosed_reach(problem);
  const auto gradient = adjoint_truth(problem);
  Bounds bounds;
  P::for_each_input(problem, [&](std::string_view name, const auto&) {
    const auto& derivative = gradient.at(name);
    Block<long double> block{derivative.name, derivative.shape, derivative.touched,
                             Matrix<long double>(derivative.values.rows(), derivative.columns())};
    for (Index stored = 0; stored < block.values.rows(); ++stored) {
      const Index row = block.touched[static_cast<std::size_t>(stored)];
      for (Index column = 0; column < block.columns(); ++column)
        block.values(stored, column) = enclosed_bound(moved, {block.name, row, column}, reach);
    }
    bounds.blocks.push_back(std::move(block));
  });
  return bounds;
}

template <class P>
concept HasFormula = requires(const P& problem) {
  bounds_of(problem);
};

}  // namespace

Evaluation<long double> third_derivative_bounds(const Problem<Real>& problem) {
  return std::visit(
      []<class P>(const P& p) {
        if constexpr (HasFormula<P>) {
          return bounds_of(p);
        } else {
          return enclosed_bounds(p);
        }
      },
      problem);
}

long double third_derivative_bound(const Problem<Real>& problem, const Coordinate& coordinate) {
  return std::visit(
      [&]<class P>(const P& p) {
        if constexpr (HasFormula<P>) {
          const Bounds bounds = bounds_of(p);
          const Block<long double>& block = bounds.at(coordinate.input);
          const Index stored = stored_row(block, coordinate.row);
          return stored < 0 ? 0.0L : block.values(stored, coordinate.column);
        } else {
          auto moved = p.template cast<Taylor<Real>>();
          return enclosed_bound(moved, coordinate, enclosed_reach(p));
        }
      },
      problem);
}

int third_derivative_reach(const Problem<Real>& problem) {
  return std::visit([]<class P>(const P& p) { return HasFormula<P> ? everywhere : enclosed_reach(p); },
                    problem);
}

}  // namespace gradjudge
