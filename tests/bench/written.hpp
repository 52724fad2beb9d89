// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstddef>
#include <type_traits>

#include "checks/budget/honest_forms.hpp"
#include "reference/problem.hpp"

namespace gradjudge {

/// Which of its honest forms each function of a loss is written in, counted over all forms.
struct Writing {
  std::size_t form = 0;
};

/// As many writings have each form of each function in one of them at least.
inline constexpr std::size_t all_writings =
    std::max({forms::sigma<double>.size(), forms::sigma_complement<double>.size(),
              forms::minus_log_sigma<double>.size(), forms::softmax<double>.size(),
              forms::minus_log_softmax<double>.size()});

/// A number with which the reference's code computes in these forms.
template <class S>
struct Written {
  S value = S(0);
  Writing writing{};

  Written() = default;
  explicit Written(S value) : value(value) {}
  Written(S value, Writing writing) : value(value), writing(writing) {}

  Written operator-() const { return {-value, writing}; }
  Written& operator+=(const Written& b) { return *this = *this + b; }
  Written& operator-=(const Written& b) { return *this = *this - b; }
  Written& operator*=(const Written& b) { return *this = *this * b; }
  Written& operator/=(const Written& b) { return *this = *this / b; }
  // What is computed is written as its operands are; constants are as the first form.
  friend Writing of(const Written& a, const Written& b) { return {std::max(a.writing.form, b.writing.form)}; }
  friend Written operator+(const Written& a, const Written& b) { return {a.value + b.value, of(a, b)}; }
  friend Written operator-(const Written& a, const Written& b) { return {a.value - b.value, of(a, b)}; }
  friend Written operator*(const Written& a, const Written& b) { return {a.value * b.value, of(a, b)}; }
  friend Written operator/(const Written& a, const Written& b) { return {a.value / b.value, of(a, b)}; }
  friend bool operator<(const Written& a, const Written& b) { return a.value < b.value; }
  friend bool operator>(const Written& a, const Written& b) { return a.value > b.value; }
  friend bool operator<=(const Written& a, const Written& b) { return a.value <= b.value; }
  friend bool operator>=(const Written& a, const Written& b) { return a.value >= b.value; }
  friend bool operator==(const Written& a, const Written& b) { return a.value == b.value; }
};

namespace detail {

template <class S, class Forms>
Written<S> in_form(const Forms& all, const Written<S>& x) {
  return {all[x.writing.form % all.size()].compute(x.value), x.writing};
}

template <class S, class Forms>
Vector<Written<S>> in_form(const Forms& all, const Vector<Written<S>>& z) {
  const Vector<S> values = z.unaryExpr([](const Written<S>& x) -> S { return x.value; });
  const Vector<S> results = all[z[0].writing.form % all.size()].compute(values);
  return results.unaryExpr([&](S x) -> Written<S> { return {x, z[0].writing}; });
}

}  // namespace detail

template <class S>
Written<S> sigma(const Written<S>& x) {
  return detail::in_form<S>(forms::sigma_complement<S>, -x);
}
template <class S>
Written<S> sigma_value(const Written<S>& x) {
  return detail::in_form<S>(forms::sigma<S>, x);
}
template <class S>
Written<S> softplus(const Written<S>& x) {
  return detail::in_form<S>(forms::minus_log_sigma<S>, -x);
}
template <class S>
Vector<Written<S>> softmax(const Vector<Written<S>>& z) {
  return detail::in_form<S>(forms::softmax<S>, z);
}
template <class S>
Vector<Written<S>> negative_log_softmax(const Vector<Written<S>>& z) {
  return detail::in_form<S>(forms::minus_log_softmax<S>, z);
}

/// The problem in the scalar's arithmetic, to be computed in these forms.
template <class S>
Problem<Written<S>> written(const Problem<double>& problem, Writing writing) {
  auto result = cast<Written<S>>(cast<S>(problem));
  std::visit(
      [&](auto& p) {
        p.for_each_member(p, [&](const Member&, auto& member) {
          using M = std::remove_reference_t<decltype(member)>;
          if constexpr (std::is_base_of_v<Eigen::EigenBase<M>, M>) {
            for (Index i = 0; i < member.size(); ++i) member.data()[i].writing = writing;
          }
        });
      },
      result);
  return result;
}

/// The loss and its gradients in those forms; of a sigmoid the value is σ, and the derivative σ(x)(1 − σ(x)).
template <class S>
Evaluation<Written<S>> evaluate_written(const Problem<Written<S>>& problem) {
  const auto* sigmoid = std::get_if<SigmoidProblem<Written<S>>>(&problem);
  if (sigmoid == nullptr) return evaluate(problem);
  const auto value = [](const Written<S>& x) -> Written<S> { return sigma_value(x); };
  const auto derivative = [](const Written<S>& x) -> Written<S> { return sigma_value(x) * sigma(-x); };
  return {{vector_block<Written<S>>("value", sigmoid->x.unaryExpr(value)),
           vector_block<Written<S>>("x", sigmoid->x.unaryExpr(derivative))}};
}

}  // namespace gradjudge

namespace Eigen {

template <class S>
struct NumTraits<gradjudge::Written<S>> : GenericNumTraits<gradjudge::Written<S>> {
  using Real = gradjudge::Written<S>;
  using NonInteger = gradjudge::Written<S>;
  using Literal = double;
  using Nested = gradjudge::Written<S>;
  enum {
    IsComplex = 0,
    IsInteger = 0,
    IsSigned = 1,
    RequireInitialization = 1,
    ReadCost = 2,
    AddCost = 2,
    MulCost = 2
  };
};

}  // namespace Eigen
