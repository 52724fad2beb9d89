// SPDX-License-Identifier: MIT
#include <cmath>

#include "reference/mistakes/double_range.hpp"
#include "reference/mistakes/families.hpp"
#include "reference/mistakes/make_mistake.hpp"

namespace gradjudge {
namespace {

/// σ is computed as value(x); its derivative, from that value s, as s(1 − s).
template <class Value>
Mistake sigmoid_value_mistake(std::string id, std::string sentence, Value value) {
  return make_mistake(
      std::move(id), std::move(sentence), {"sigmoid"},
      [=]<class Scalar>(const SigmoidProblem<Scalar>& problem) -> Evaluation<Scalar> {
        const Vector<Scalar> s = problem.x.unaryExpr([=](const Scalar& x) { return Scalar(value(x)); });
        const Vector<Scalar> slope = s.unaryExpr([](const Scalar& y) { return Scalar(y * (Scalar(1) - y)); });
        return {{vector_block("value", s), vector_block("x", slope)}};
      });
}

/// σ is right, its derivative is taken as slope(x).
template <class Slope>
Mistake sigmoid_slope_mistake(std::string id, std::string sentence, Slope slope) {
  return make_mistake(std::move(id), std::move(sentence), {"sigmoid"},
                      [=]<class Scalar>(const SigmoidProblem<Scalar>& problem) {
                        auto evaluation = evaluate(problem);
                        for (Index i = 0; i < problem.x.size(); ++i) {
                          evaluation.at("x").values(i, 0) = slope(problem.x[i]);
                        }
                        return evaluation;
                      });
}

/// 1/(1 + b^−x), with the range of double.
template <class Scalar>
Scalar sigma_in_base(const Scalar& x, double base) {
  using std::log;
  return Scalar(1) / (Scalar(1) + exp_in_double_range(Scalar(-x * log(Scalar(base)))));
}

std::vector<Mistake> sigmoid_value_mistakes() {
  return {
      sigmoid_value_mistake(
          "sigmoid-missing-parentheses", "1/1 + exp(−x) is 1 + exp(−x); write 1/(1 + exp(−x)).",
          []<class Scalar>(const Scalar& x) { return Scalar(Scalar(1) + exp_in_double_range(Scalar(-x))); }),
      sigmoid_value_mistake("sigmoid-exponent-sign",
                            "exp(x) stands where exp(−x) belongs, which gives σ(−x).",
                            []<class Scalar>(const Scalar& x) { return sigma(Scalar(-x)); }),
      sigmoid_value_mistake(
          "sigmoid-without-exp", "The exponential is forgotten: σ(x) = 1/(1 + exp(−x)), not 1/(1 − x).",
          []<class Scalar>(const Scalar& x) { return Scalar(Scalar(1) / (Scalar(1) - x)); }),
      sigmoid_value_mistake("sigmoid-base-two", "The exponential has base 2; it has base e.",
                            []<class Scalar>(const Scalar& x) { return sigma_in_base(x, 2.0); }),
      sigmoid_value_mistake("e-as-2.718", "e is not 2.718; use exp.",
                            []<class Scalar>(const Scalar& x) { return sigma_in_base(x, 2.718); }),
      sigmoid_value_mistake("e-as-2.7183", "e is not 2.7183; use exp.",
                            []<class Scalar>(const Scalar& x) { return sigma_in_base(x, 2.7183); }),
      sigmoid_value_mistake("sigmoid-floor-division",
                            "// divides and rounds down, so the result is 0 nearly everywhere; write /.",
                            []<class Scalar>(const Scalar& x) {
                              return Scalar(std::floor(1.0 / (1.0 + std::exp(-static_cast<double>(x)))));
                            }),
      sigmoid_value_mistake(
          "sigmoid-overflows",
          "exp(x)/(1 + exp(x)) is ∞/∞ where exp(x) overflows, above 709; use 1/(1 + exp(−x)) for positive x.",
          []<class Scalar>(const Scalar& x) {
            const Scalar e = exp_in_double_range(x);
            return Scalar(e / (Scalar(1) + e));
          }),
  };
}

std::vector<Mistake> sigmoid_slope_mistakes() {
  return {
      sigmoid_slope_mistake(
          "sigmoid-derivative-of-sigmoid",
          "σ is applied once more: with s = σ(x) the derivative is s(1 − s), not σ(s)(1 − σ(s)).",
          []<class Scalar>(const Scalar& x) {
            const Scalar s = sigma(x);
            return Scalar(sigma(s) * sigma(Scalar(-s)));
          }),
      sigmoid_slope_mistake(
          "sigmoid-slope-of-input",
          "The derivative is taken to be x(1 − x) of the input; it is s(1 − s) with s = σ(x).",
          []<class Scalar>(const Scalar& x) { return Scalar(x * (Scalar(1) - x)); }),
      sigmoid_slope_mistake("sigmoid-slope-is-value",
                            "The derivative is taken to be σ(x) itself; the factor 1 − σ(x) is missing.",
                            []<class Scalar>(const Scalar& x) { return sigma(x); }),
      sigmoid_slope_mistake("sigmoid-slope-is-complement",
                            "The derivative is taken to be 1 − σ(x); the factor σ(x) is missing.",
                            []<class Scalar>(const Scalar& x) { return sigma(Scalar(-x)); }),
      sigmoid_slope_mistake("sigmoid-slope-of-tanh", "1 − s² is the derivative of tanh; σ's is s(1 − s).",
                            []<class Scalar>(const Scalar& x) {
                              const Scalar s = sigma(x);
                              return Scalar(Scalar(1) - s * s);
                            }),
      sigmoid_slope_mistake(
          "sigmoid-slope-squared",
          "A square is too much: σ² (1 − σ) was computed, the derivative is σ(1 − σ).",
          []<class Scalar>(const Scalar& x) { return Scalar(sigma(x) * sigma(x) * sigma(Scalar(-x))); }),
      sigmoid_slope_mistake("sigmoid-slope-differentiated-twice",
                            "σ(1 − σ)(1 − 2σ) is the second derivative; the first is σ(1 − σ).",
                            []<class Scalar>(const Scalar& x) {
                              const Scalar s = sigma(x);
                              return Scalar(s * (Scalar(1) - s) * (Scalar(1) - Scalar(2) * s));
                            }),
  };
}

/// value(x, α) and slope(x, α), entry by entry.
template <class Value, class Slope>
Mistake relu_mistake(std::string id, std::string sentence, std::vector<std::string> losses, Value value,
                     Slope slope) {
  return make_mistake(std::move(id), std::move(sentence), std::move(losses),
                      [=]<class Scalar>(const LeakyReluProblem<Scalar>& problem) {
                        auto evaluation = evaluate(problem);
                        for (Index i = 0; i < problem.x.size(); ++i) {
                          const Scalar& x = problem.x[i];
                          evaluation.at("value").values(i, 0) = value(x, problem.alpha);
                          evaluation.at("x").values(i, 0) = slope(x, problem.alpha);
                        }
                        return evaluation;
                      });
}

const auto right_value = []<class Scalar>(const Scalar& x, const Scalar& alpha) {
  return leaky_relu(x, alpha);
};
const auto below_zero = []<class Scalar>(const Scalar& x) { return x < Scalar(0); };

std::vector<Mistake> relu_mistakes() {
  const std::vector<std::string> both = {"relu", "leaky_relu"};
  const std::vector<std::string> leaky = {"leaky_relu"};
  return {
      relu_mistake("relu-slope-one-everywhere",
                   "The derivative is taken to be 1 everywhere; below zero it is the slope α (0 for relu).",
                   both, right_value, []<class Scalar>(const Scalar&, const Scalar&) { return Scalar(1); }),
      relu_mistake("relu-slopes-exchanged",
                   "The two sides are exchanged: the derivative is 1 above zero and α below.", both,
                   right_value,
                   []<class Scalar>(const Scalar& x, const Scalar& alpha) {
                     return below_zero(x) ? Scalar(1) : alpha;
                   }),
      relu_mistake("relu-slope-is-value",
                   "The function itself is returned for its derivative, which is 1 above zero and α below.",
                   both, right_value, right_value),
      relu_mistake("relu-slope-is-sign",
                   "The sign of x is returned for the derivative; below zero it is α, not −1.", both,
                   right_value,
                   []<class Scalar>(const Scalar& x, const Scalar&) {
                     return below_zero(x) ? Scalar(-1) : Scalar(1);
                   }),
      relu_mistake(
          "relu-minimum-for-maximum",
          "The smaller of αx and x is taken, and its derivative; take the larger.", both,
          []<class Scalar>(const Scalar& x, const Scalar& alpha) {
            return below_zero(x) ? x : Scalar(alpha * x);
          },
          []<class Scalar>(const Scalar& x, const Scalar& alpha) {
            return below_zero(x) ? Scalar(1) : alpha;
          }),
      relu_mistake(
          "leaky-slope-forgotten", "Below zero the value and the derivative are 0; they are αx and α.", leaky,
          []<class Scalar>(const Scalar& x, const Scalar&) { return below_zero(x) ? Scalar(0) : x; },
          []<class Scalar>(const Scalar& x, const Scalar&) { return below_zero(x) ? Scalar(0) : Scalar(1); }),
      relu_mistake(
          "leaky-slope-forgotten-in-derivative", "Below zero the derivative is α, not 0.", leaky, right_value,
          []<class Scalar>(const Scalar& x, const Scalar&) { return below_zero(x) ? Scalar(0) : Scalar(1); }),
      relu_mistake("leaky-slope-negated", "Below zero the derivative is α, not −α.", leaky, right_value,
                   []<class Scalar>(const Scalar& x, const Scalar& alpha) {
                     return below_zero(x) ? Scalar(-alpha) : Scalar(1);
                   }),
      relu_mistake("leaky-slope-times-x", "Below zero the derivative is α, not αx.", leaky, right_value,
                   []<class Scalar>(const Scalar& x, const Scalar& alpha) {
                     return below_zero(x) ? Scalar(alpha * x) : Scalar(1);
                   }),
  };
}

}  // namespace

std::vector<Mistake> elementwise_mistakes() {
  std::vector<Mistake> all = sigmoid_value_mistakes();
  for (auto* group : {sigmoid_slope_mistakes, relu_mistakes}) {
    std::ranges::move(group(), std::back_inserter(all));
  }
  return all;
}

}  // namespace gradjudge
