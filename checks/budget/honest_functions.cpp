// SPDX-License-Identifier: MIT
#include "checks/budget/honest_functions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "checks/budget/honest_forms.hpp"

namespace gradjudge {
namespace {

/// An argument that may be off by more than this is looked at from both ends of where it may be.
constexpr double wide_apart = 0x1p-10;

/// How far off a form may be that may come out not finite, where it does not: what is divided by a number
/// that may be 0, or is its logarithm, may be anything of the function's order.
double extent(const RunningError& form, double value) {
  return std::isnan(form.value) ? 0 : std::max(std::abs(value), 1.0);
}

/// How far the forms of a function part from its value.
struct Parting {
  double error = 0;
  bool not_finite = false;

  void add(const RunningError& form, double value, double scale, bool is_reference) {
    const RoundingModel& rounding = form.code->rounding;
    const double rounded = form.total_error();
    const bool finite = !form.not_finite && std::isfinite(rounded);
    const double off = std::abs(form.value - value);
    // The form's value is itself rounded: a distance within its error says nothing.
    const double parts = off > rounded ? rounded + off : rounded;
    const double two_thirds_of_the_digits = std::cbrt(rounding.unit * rounding.unit);
    if (is_reference) {
      error = std::max(error, rounded);
    } else if (finite && parts <= two_thirds_of_the_digits * scale + rounding.underflow) {
      error = std::max(error, parts);
    } else if (form.code->textbook) {
      error = std::max(error, finite ? parts : extent(form, value));
      not_finite = not_finite || !finite;
    }
  }
};

bool rounds(const RunningError& x) {
  return x.code != nullptr && x.code->rounding.unit > 0;
}

RunningError result(double value, double error, bool not_finite, const HonestCode* code) {
  RunningError number(value);
  number.terms = 1;
  number.error = error;
  number.not_finite = not_finite || !std::isfinite(value) || !std::isfinite(error);
  number.code = code;
  return number;
}

/// A function of one number.
struct Function {
  double (*value)(double);
  std::span<const Form<RunningError>> forms;
  double least_scale;  ///< its digits count beside this, or beside its value if that is larger
};

/// `moved` is what the function moves by as its argument does.
RunningError in_any_form(const Function& function, const RunningError& x, double moved) {
  Parting parting;
  const double off = x.total_error();
  std::vector<double> points{x.value};
  if (off > wide_apart && std::isfinite(off)) points.insert(points.end(), {x.value - off, x.value + off});
  for (const double point : points) {
    if (!rounds(x)) break;
    const double value = function.value(point);
    for (const auto& form : function.forms) {
      parting.add(form.compute(RunningError(point, 0, *x.code)), value,
                  std::max(function.least_scale, std::abs(value)), &form == &function.forms.front());
    }
  }
  return result(function.value(x.value), moved + parting.error, x.not_finite || parting.not_finite, x.code);
}

/// A table of σ is off by so much beyond rounding.
double table_error(const RunningError& x) {
  return x.code == nullptr ? 0 : x.code->rounding.sigma_error(x.value);
}

double sigma_moves(const RunningError& x) {
  const double off = x.total_error();
  const double moved = sigma(x.value) * sigma(-x.value) * std::expm1(off);
  // Far out the exponential overflows, but what moves by so much stays in the tail.
  return std::fmin(moved, sigma(off - std::abs(x.value))) + table_error(x);
}

struct VectorFunction {
  Vector<double> (*value)(const Vector<double>&);
  std::span<const VectorForm<RunningError>> forms;
  double least_scale;
};

Vector<RunningError> in_any_form(const VectorFunction& function, const Vector<RunningError>& z,
                                 const Vector<double>& values, const Vector<double>& off,
                                 const Vector<double>& moved) {
  const Index n = z.size();
  std::vector<Parting> partings(static_cast<std::size_t>(n));
  std::vector<Vector<double>> points{values};
  if (off.maxCoeff() > wide_apart && off.allFinite())
    points.insert(points.end(), {Vector<double>(values - off), Vector<double>(values + off)});
  for (const auto& point : points) {
    if (!rounds(z[0])) break;
    const Vector<double> value = function.value(point);
    const Vector<RunningError> exact = point.unaryExpr([&](double x) -> RunningError {
      return {x, 0, *z[0].code};
    });
    for (const auto& form : function.forms) {
      const Vector<RunningError> computed = form.compute(exact);
      for (Index k = 0; k < n; ++k) {
        partings[static_cast<std::size_t>(k)].add(computed[k], value[k],
                                                  std::max(function.least_scale, std::abs(value[k])),
                                                  &form == &function.forms.front());
      }
    }
  }
  bool not_finite = false;
  for (const auto& parting : partings) not_finite = not_finite || parting.not_finite;
  for (Index k = 0; k < n; ++k) not_finite = not_finite || z[k].not_finite;
  const Vector<double> value = function.value(values);
  Vector<RunningError> results(n);
  for (Index k = 0; k < n; ++k)
    results[k] =
        result(value[k], moved[k] + partings[static_cast<std::size_t>(k)].error, not_finite, z[0].code);
  return results;
}

Vector<double> values_of(const Vector<RunningError>& z) {
  return z.unaryExpr([](const RunningError& x) { return x.value; });
}

Vector<double> errors_of(const Vector<RunningError>& z) {
  return z.unaryExpr([](const RunningError& x) { return x.total_error(); });
}

/// The largest of the others, for each entry; −∞ where there are none.
Vector<double> largest_other(const Vector<double>& x) {
  Index place = 0;
  const double largest = x.maxCoeff(&place);
  Vector<double> others = Vector<double>::Constant(x.size(), largest);
  others[place] = -std::numeric_limits<double>::infinity();
  for (Index k = 0; k < x.size(); ++k) {
    if (k != place) others[place] = std::max(others[place], x[k]);
  }
  return others;
}

/// What ŷ moves by at most, however large `off` is: ŷ_k lies between e^l_k / (e^l_k + (n − 1) max_{j≠k}
/// e^h_j) and e^h_k / (e^h_k + max_{j≠k} e^l_j), where l = z − off and h = z + off.
Vector<double> softmax_moves_far(const Vector<double>& z, const Vector<double>& off,
                                 const Vector<double>& y_hat) {
  const Vector<double> low = z - off;
  const Vector<double> high = z + off;
  const Vector<double> low_other = largest_other(low);
  const Vector<double> high_other = largest_other(high);
  const double others = std::log(std::max(1.0, static_cast<double>(z.size() - 1)));
  Vector<double> moved(z.size());
  for (Index k = 0; k < z.size(); ++k) {
    const double up = std::fmin(sigma(high[k] - low_other[k]), 1 - y_hat[k]);
    const double down = std::fmin(sigma(high_other[k] + others - low[k]), y_hat[k]);
    moved[k] = std::fmax(up, down);
  }
  return moved;
}

/// What softmax moves by as scores that may be off by `off` do: ŷ_k by ŷ_k times `relative`; −log ŷ_k by
/// `relative`, and by no more than twice what the scores move by, however much that is.
struct SoftmaxMoves {
  Vector<double> y_hat;
  Vector<double> minus_log;
};

SoftmaxMoves softmax_moves(const Vector<double>& z, const Vector<double>& off) {
  const Vector<double> y_hat = softmax(z);
  const Vector<double> rho = off.unaryExpr([](double a) { return std::expm1(a); });
  const double sum = y_hat.dot(rho);
  const bool says_nothing = !(sum < 0.5);
  SoftmaxMoves moves{softmax_moves_far(z, off, y_hat), Vector<double>(z.size())};
  for (Index k = 0; k < z.size(); ++k) {
    const double relative = (rho[k] + sum) / (1 - sum);
    const double largest = off[k] + off.maxCoeff();
    if (!says_nothing) moves.y_hat[k] = std::fmin(moves.y_hat[k], y_hat[k] * relative);
    moves.minus_log[k] = says_nothing ? largest : std::min(relative, largest);
  }
  return moves;
}

}  // namespace

RunningError sigma(const RunningError& x) {
  return in_any_form(
      {[](double minus_s) { return sigma(-minus_s); }, forms::sigma_complement<RunningError>, 1}, -x,
      sigma_moves(x));
}

RunningError sigma_value(const RunningError& x) {
  return in_any_form({[](double s) { return sigma(s); }, forms::sigma<RunningError>, 0}, x, sigma_moves(x));
}

RunningError softplus(const RunningError& x) {
  const double growth = std::expm1(x.total_error()) * sigma(x.value);
  double moved = growth < x.total_error() ? growth : x.total_error();
  // −log of a value that is off by the table's error; without limit once the table may hold 0.
  if (const double table = table_error(x); table > 0) moved += table / std::max(0.0, sigma(-x.value) - table);
  return in_any_form(
      {[](double minus_s) { return softplus(-minus_s); }, forms::minus_log_sigma<RunningError>, 1}, -x,
      moved);
}

Vector<RunningError> softmax(const Vector<RunningError>& z) {
  const Vector<double> values = values_of(z);
  const Vector<double> off = errors_of(z);
  return in_any_form({[](const Vector<double>& s) { return softmax(s); }, forms::softmax<RunningError>, 0}, z,
                     values, off, softmax_moves(values, off).y_hat);
}

Vector<RunningError> negative_log_softmax(const Vector<RunningError>& z) {
  const Vector<double> values = values_of(z);
  const Vector<double> off = errors_of(z);
  return in_any_form({[](const Vector<double>& s) { return negative_log_softmax(s); },
                      forms::minus_log_softmax<RunningError>, 1},
                     z, values, off, softmax_moves(values, off).minus_log);
}

}  // namespace gradjudge
