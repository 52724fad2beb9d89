// SPDX-License-Identifier: MIT
#include "checks/worked/hand_calculation.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "checks/short_number.hpp"
#include "reference/logistic.hpp"
#include "reference/softmax.hpp"

namespace gradjudge {
namespace {

std::string list(const Vector<double>& v) {
  std::string text = "[";
  for (Index i = 0; i < v.size(); ++i) text += (i == 0 ? "" : ", ") + short_number(v[i]);
  return text + "]";
}

std::string rows(const Matrix<double>& m) {
  std::string text = "[";
  for (Index row = 0; row < m.rows(); ++row) text += (row == 0 ? "" : ", ") + list(m.row(row).transpose());
  return text + "]";
}

std::string work(const NaiveSoftmaxProblem<double>& p) {
  const Vector<double> scores = p.U * p.v_c;
  return fmt::format("scores {}, ŷ = {}", list(scores), list(softmax(scores)));
}

std::string work(const NegativeSamplingProblem<double>& p) {
  const double target = score(p, p.o);
  Vector<double> scores(static_cast<Index>(p.negatives.size()));
  Vector<double> sigmas(scores.size());
  for (Index k = 0; k < scores.size(); ++k) {
    scores[k] = score(p, p.negatives[static_cast<std::size_t>(k)]);
    sigmas[k] = sigma(scores[k]);
  }
  return fmt::format("u_o·v_c = {}, σ(u_o·v_c) = {}, u_k·v_c = {}, σ(u_k·v_c) = {}", short_number(target),
                     short_number(sigma(target)), list(scores), list(sigmas));
}

std::string inputs(const NaiveSoftmaxProblem<double>& p) {
  return fmt::format("v_c = {}, U = {}, o = {}", list(p.v_c), rows(p.U), p.o);
}

std::string inputs(const NegativeSamplingProblem<double>& p) {
  return fmt::format("v_c = {}, U = {}, o = {}, negatives {}", list(p.v_c), rows(p.U), p.o, p.negatives);
}

std::string text(const Vector<double>& v) {
  return list(v);
}
std::string text(const Matrix<double>& m) {
  return rows(m);
}
template <class T>
std::string text(const T& other) {
  return fmt::format("{}", other);
}

/// Any other loss: its inputs, to be put into its formula.
template <class P>
std::string calculate(const P& p) {
  std::vector<std::string> members;
  P::for_each_member(p, [&](const Member& member, const auto& value) {
    members.push_back(fmt::format("{} = {}", member.name, text(value)));
  });
  return fmt::format("{}", fmt::join(members, ", "));
}

std::string calculate(const CrossEntropyProblem<double>& p) {
  return fmt::format("scores {}, y = {}: ŷ = {}", list(p.scores), list(p.y), list(softmax(p.scores)));
}

std::string calculate(const SigmoidProblem<double>& p) {
  const Vector<double> value = p.x.unaryExpr([](double x) { return sigma(x); });
  return fmt::format("x = {}: σ(x) = {}", list(p.x), list(value));
}

std::string calculate(const LeakyReluProblem<double>& p) {
  return fmt::format("x = {}, α = {}", list(p.x), short_number(p.alpha));
}

std::string calculate(const NaiveSoftmaxProblem<double>& p) {
  return inputs(p) + ": " + work(p);
}
std::string calculate(const NegativeSamplingProblem<double>& p) {
  return inputs(p) + ": " + work(p);
}

std::string calculate(const SkipGramProblem<double>& p) {
  std::string text =
      fmt::format("V = {}, U = {}, sentence {}, t = {}, m = {}", rows(p.V), rows(p.U), p.sentence, p.t, p.m);
  if (!p.negatives.empty()) text += fmt::format(", negatives {}", p.negatives);
  text += fmt::format(": c = {}, outside words {}", p.center(), p.outside());
  for_each_pair(p, [&](const auto& pair) { text += fmt::format("; for {}: {}", pair.o, work(pair)); });
  return text;
}

std::string calculate(const CbowProblem<double>& p) {
  std::string text = fmt::format("V = {}, U = {}, context {}, o = {}", rows(p.V), rows(p.U), p.context, p.o);
  if (!p.negatives.empty()) text += fmt::format(", negatives {}", p.negatives);
  const auto inner = pair(p);
  return text +
         std::visit([](const auto& pair) { return fmt::format(": v̂ = {}, {}", list(pair.v_c), work(pair)); },
                    inner);
}

}  // namespace

std::string hand_calculation(const Problem<double>& problem) {
  return std::visit([](const auto& p) { return calculate(p); }, problem);
}

}  // namespace gradjudge
