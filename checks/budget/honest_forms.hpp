// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cmath>
#include <string_view>

#include "reference/linear_algebra.hpp"
#include "reference/logistic.hpp"
#include "reference/softmax.hpp"

namespace gradjudge {

/// A way in which honest code writes a function of one number. All of a function's forms are equal on paper.
template <class S>
struct Form {
  std::string_view name;
  S (*compute)(const S& x);
};

/// The same of a function of all scores.
template <class S>
struct VectorForm {
  std::string_view name;
  Vector<S> (*compute)(const Vector<S>& z);
};

/// The same number once more, where code divides by what it multiplies with: the error is counted once.
template <class S>
S again(const S& number) {
  return number;
}

/// The functions that losses are made of, each as textbooks, courses and libraries write it, the reference's
/// own form first. Which of them are sound for a number, and which lose their digits or overflow, is not said
/// here: it comes out when they are run (checks/budget/honest_functions.hpp).
namespace forms {

using std::exp;
using std::log;
using std::log1p;
using std::tanh;

template <class S>
constexpr std::array<Form<S>, 6> sigma{{
    {"1 / (1 + e^-x) or e^x / (1 + e^x), by the sign", [](const S& x) { return gradjudge::sigma<S>(x); }},
    {"1 / (1 + e^-x)", [](const S& x) -> S { return S(1) / (S(1) + exp(S(-x))); }},
    {"e^x / (1 + e^x)",
     [](const S& x) -> S {
       const S e = exp(x);
       return e / (S(1) + again(e));
     }},
    {"(1 + tanh(x/2)) / 2", [](const S& x) -> S { return (S(1) + tanh(S(x / S(2)))) / S(2); }},
    {"1 - 1 / (1 + e^x)", [](const S& x) -> S { return S(1) - S(1) / (S(1) + exp(x)); }},
    {"exp(-log(1 + e^-x))", [](const S& x) -> S { return exp(S(-softplus<S>(S(-x)))); }},
}};

/// 1 − s as the derivative of log times that of σ.
template <class S>
S by_chain_rule(const S& s) {
  return S(1) / again(s) * (again(s) * (S(1) - s));
}

/// 1 − σ(x).
template <class S>
constexpr std::array<Form<S>, 9> sigma_complement{{
    {"sigma(-x)", [](const S& x) { return gradjudge::sigma<S>(S(-x)); }},
    {"1 / (1 + e^x)", [](const S& x) -> S { return S(1) / (S(1) + exp(x)); }},
    {"e^-x / (1 + e^-x)",
     [](const S& x) -> S {
       const S e = exp(S(-x));
       return e / (S(1) + again(e));
     }},
    {"1 - sigma(x)", [](const S& x) -> S { return S(1) - gradjudge::sigma<S>(x); }},
    {"1 - 1 / (1 + e^-x)", [](const S& x) -> S { return S(1) - S(1) / (S(1) + exp(S(-x))); }},
    {"1 - e^x / (1 + e^x)",
     [](const S& x) -> S {
       const S e = exp(x);
       return S(1) - e / (S(1) + again(e));
     }},
    {"(1 - tanh(x/2)) / 2", [](const S& x) -> S { return (S(1) - tanh(S(x / S(2)))) / S(2); }},
    {"1/sigma(x) * sigma(x)(1 - sigma(x)), the chain rule",
     [](const S& x) -> S { return by_chain_rule(gradjudge::sigma<S>(x)); }},
    {"the chain rule with sigma(x) = (1 + tanh(x/2)) / 2",
     [](const S& x) -> S { return by_chain_rule(S((S(1) + tanh(S(x / S(2)))) / S(2))); }},
}};

/// −log σ(x).
template <class S>
constexpr std::array<Form<S>, 9> minus_log_sigma{{
    {"max(-x, 0) + log1p(e^-|x|)", [](const S& x) { return softplus<S>(S(-x)); }},
    {"log1p(e^-x)", [](const S& x) -> S { return log1p(exp(S(-x))); }},
    {"log(1 + e^-x)", [](const S& x) -> S { return log(S(S(1) + exp(S(-x)))); }},
    {"log(1 + e^x) - x", [](const S& x) -> S { return log(S(S(1) + exp(x))) - x; }},
    {"-log(sigma(x))", [](const S& x) -> S { return -log(gradjudge::sigma<S>(x)); }},
    {"-log(e^x / (1 + e^x))",
     [](const S& x) -> S {
       const S e = exp(x);
       return -log(S(e / (S(1) + again(e))));
     }},
    {"-log((1 + tanh(x/2)) / 2)", [](const S& x) -> S { return -log(S((S(1) + tanh(S(x / S(2)))) / S(2))); }},
    {"-log(1 - sigma(-x))", [](const S& x) -> S { return -log(S(S(1) - gradjudge::sigma<S>(S(-x)))); }},
    {"-(y log(sigma(x)) + (1 - y) log(1 - sigma(x))), binary cross-entropy with y = 1",
     [](const S& x) -> S {
       const S s = gradjudge::sigma<S>(x);
       return -(S(1) * log(s) + S(0) * log(S(S(1) - s)));
     }},
}};

template <class S>
Vector<S> exponentials(const Vector<S>& z) {
  return z.unaryExpr([](const S& x) -> S { return exp(x); });
}

template <class S>
Vector<S> plain_softmax(const Vector<S>& z) {
  Vector<S> e = exponentials(z);
  const S sum = e.sum();
  return e / sum;
}

template <class S>
Vector<S> minus_logs(const Vector<S>& p) {
  return p.unaryExpr([](const S& x) -> S { return -log(x); });
}

template <class S>
constexpr std::array<VectorForm<S>, 4> softmax{{
    {"e^(z - max z) / sum e^(z - max z)", [](const Vector<S>& z) { return gradjudge::softmax<S>(z); }},
    {"e^(z - log sum e^z)",
     [](const Vector<S>& z) -> Vector<S> {
       const S normalizer = log_sum_exp<S>(z);
       return z.unaryExpr([&](const S& x) -> S { return exp(S(x - normalizer)); });
     }},
    {"e^z / sum e^z", [](const Vector<S>& z) { return plain_softmax(z); }},
    {"1/p * (p * p), the chain rule through -log p",
     [](const Vector<S>& z) -> Vector<S> {
       return gradjudge::softmax<S>(z).unaryExpr(
           [](const S& p) -> S { return S(1) / again(p) * (again(p) * p); });
     }},
}};

/// −log of the softmax.
template <class S>
constexpr std::array<VectorForm<S>, 5> minus_log_softmax{{
    {"max z - z + log sum e^(z - max z)",
     [](const Vector<S>& z) { return gradjudge::negative_log_softmax<S>(z); }},
    {"log sum e^(z - max z) + max z - z",
     [](const Vector<S>& z) -> Vector<S> {
       const S largest = z.maxCoeff();
       const S normalizer =
           log(exponentials<S>(z.unaryExpr([&](const S& x) -> S { return x - largest; })).sum());
       return z.unaryExpr([&](const S& x) -> S { return normalizer + largest - x; });
     }},
    {"log sum e^z - z",
     [](const Vector<S>& z) -> Vector<S> {
       const S normalizer = log(exponentials(z).sum());
       return z.unaryExpr([&](const S& x) -> S { return normalizer - x; });
     }},
    {"-log(e^(z - max z) / sum e^(z - max z))",
     [](const Vector<S>& z) { return minus_logs(gradjudge::softmax<S>(z)); }},
    {"-log(e^z / sum e^z)", [](const Vector<S>& z) { return minus_logs(plain_softmax(z)); }},
}};

}  // namespace forms
}  // namespace gradjudge
