// SPDX-License-Identifier: MIT
#include "checks/worked/worked_example.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "checks/worked/latex.hpp"
#include "checks/worked/pair_calculation.hpp"
#include "reference/logistic.hpp"
#include "reference/softmax.hpp"

namespace gradjudge {
namespace {

using Steps = std::vector<WorkedStep>;

/// Which number is worked out.
struct Wanted {
  const std::string& block;
  Index row;
  Index column;
};

void append(Steps& steps, Steps more) {
  std::move(more.begin(), more.end(), std::back_inserter(steps));
}

std::string negatives_text(const std::vector<Index>& negatives) {
  return negatives.empty() ? "" : fmt::format(",\\quad \\text{{negatives }} {}", latex_indices(negatives));
}

Steps work(const NaiveSoftmaxProblem<double>& p, const Wanted& wanted) {
  Steps steps{{"Given", fmt::format("v_c = {},\\quad U = {},\\quad o = {}", latex_vector(p.v_c),
                                    latex_matrix(p.U), p.o)},
              pair_loss_formula(InnerLoss::naive_softmax, "v_c")};
  append(steps, pair_scores(p, "v_c"));
  append(steps, pair_entry(p, "v_c", wanted.block, wanted.row, wanted.column));
  return steps;
}

Steps work(const NegativeSamplingProblem<double>& p, const Wanted& wanted) {
  Steps steps{{"Given", fmt::format("v_c = {},\\quad U = {},\\quad o = {}{}", latex_vector(p.v_c),
                                    latex_matrix(p.U), p.o, negatives_text(p.negatives))},
              pair_loss_formula(InnerLoss::negative_sampling, "v_c")};
  append(steps, pair_scores(p, "v_c"));
  append(steps, pair_entry(p, "v_c", wanted.block, wanted.row, wanted.column));
  return steps;
}

Steps work(const CrossEntropyProblem<double>& p, const Wanted& wanted) {
  const Vector<double> y_hat = softmax(p.scores);
  const Evaluation<double> evaluation = evaluate(p);
  Steps steps{{"Given", fmt::format("s = {},\\quad y = {}", latex_vector(p.scores), latex_vector(p.y))},
              {"The loss", "J = -\\sum_k y_k \\log \\hat y_k,\\qquad \\hat y = \\operatorname{softmax}(s)"},
              {"Probabilities", "\\hat y = " + latex_vector(y_hat)}};
  if (wanted.block == "loss") {
    std::vector<std::string> terms;
    for (Index k = 0; k < p.y.size(); ++k) {
      if (p.y[k] != 0)
        terms.push_back(fmt::format("(-{} \\cdot \\log {})", latex_number(p.y[k]), latex_number(y_hat[k])));
    }
    steps.push_back({"With these numbers", "J = " + latex_sum(terms, loss(p))});
    return steps;
  }
  const Index k = wanted.row;
  steps.push_back({"The gradient", "\\frac{\\partial J}{\\partial s} = \\hat y - y"});
  steps.push_back(
      {"With these numbers",
       fmt::format("\\frac{{\\partial J}}{{\\partial s_{{{}}}}} = {} - {} = {}", k, latex_number(y_hat[k]),
                   latex_operand(p.y[k]), latex_number(dense(evaluation.at("scores"))(k, 0)))});
  return steps;
}

Steps work(const SigmoidProblem<double>& p, const Wanted& wanted) {
  const Index k = wanted.row;
  const std::string x = latex_number(p.x[k]);
  const std::string s = latex_number(sigma(p.x[k]));
  Steps steps{{"Given", fmt::format("x_{{{}}} = {}", k, x)},
              {"The function",
               fmt::format("\\sigma(x) = \\frac{{1}}{{1 + e^{{-x}}}},\\qquad \\sigma({}) = {}", x, s)}};
  if (wanted.block == "value") return steps;
  steps.push_back({"Its derivative", "\\sigma'(x) = \\sigma(x)\\,(1 - \\sigma(x))"});
  steps.push_back({"With these numbers", fmt::format("\\sigma'({}) = {} \\cdot (1 - {}) = {}", x, s, s,
                                                     latex_number(dense(evaluate(p).at("x"))(k, 0)))});
  return steps;
}

Steps work(const LeakyReluProblem<double>& p, const Wanted& wanted) {
  const Index k = wanted.row;
  const std::string x = latex_number(p.x[k]);
  const std::string a = latex_number(p.alpha);
  const bool of_value = wanted.block == "value";
  const double result = dense(evaluate(p).at(wanted.block))(k, 0);
  Steps steps{{"Given", fmt::format("x_{{{}}} = {},\\quad \\alpha = {}", k, x, a)},
              {"The function", "f(x) = x \\text{ if } x > 0, \\quad \\alpha x \\text{ otherwise}"}};
  if (!of_value)
    steps.push_back({"Its derivative", "f'(x) = 1 \\text{ if } x > 0, \\quad \\alpha \\text{ if } x < 0"});
  steps.push_back(
      {"With these numbers", fmt::format("{}({}) = {}", of_value ? "f" : "f'", x, latex_number(result))});
  return steps;
}

/// The parts of a skip-gram's loss or gradient that its pairs contribute, and their sum.
WorkedStep sum_over_pairs(const SkipGramProblem<double>& p, const Wanted& wanted) {
  std::vector<std::string> parts;
  double total = 0;
  for_each_pair(p, [&](const auto& pair) {
    const Evaluation<double> part = evaluate(pair);
    const double number = wanted.block == "V" ? part.at("v_c").values(wanted.column, 0)
                                              : dense(part.at(wanted.block))(wanted.row, wanted.column);
    parts.push_back(parts.empty() ? latex_number(number) : latex_operand(number));
    total += number;
  });
  const std::string entry = wanted.block == "loss"
                                ? "J"
                                : fmt::format("\\frac{{\\partial J}}{{\\partial {}_{{{},{}}}}}", wanted.block,
                                              wanted.row, wanted.column);
  return {"Added up over the outside words", entry + " = " + latex_sum(parts, total)};
}

Steps work(const SkipGramProblem<double>& p, const Wanted& wanted) {
  const std::vector<Index> outside = p.outside();
  Steps steps{{"Given", fmt::format("V = {},\\quad U = {}", latex_matrix(p.V), latex_matrix(p.U))},
              {"The window", fmt::format("\\text{{sentence }} {},\\quad \\text{{center word }} c = {},\\quad "
                                         "\\text{{outside words }} {}",
                                         latex_indices(p.sentence), p.center(), latex_indices(outside))},
              {"The loss", "J = \\sum_{o} J(v_c, o, U),\\qquad v_c = V_c"},
              pair_loss_formula(p.inner, "v_c")};
  steps.back().words = "Of one pair";
  if (wanted.block == "V" && wanted.row != p.center()) {
    steps.push_back(
        {"The gradient of another word's row",
         fmt::format("\\frac{{\\partial J}}{{\\partial V_{{{},{}}}}} = 0", wanted.row, wanted.column)});
    return steps;
  }
  const std::string block = wanted.block == "V" ? "v_c" : wanted.block;
  const Index row = wanted.block == "V" ? wanted.column : wanted.row;
  const Index column = wanted.block == "V" ? 0 : wanted.column;
  std::size_t pairs = 0;
  for_each_pair(p, [&](const auto& pair) {
    const std::string words = fmt::format("For the outside word {}", outside[pairs]);
    const Index place = static_cast<Index>(pairs++);
    Steps of_pair = pair_scores(pair, "v_c");
    append(of_pair, pair_entry(pair, "v_c", block, row, column));
    if (!p.negatives.empty()) {
      of_pair.insert(of_pair.begin(), {"", "\\text{negatives } " +
                                               latex_indices(p.negatives[static_cast<std::size_t>(place)])});
    }
    for (auto& step : of_pair) step.words.clear();
    of_pair.front().words = words;
    append(steps, std::move(of_pair));
  });
  if (pairs > 1) steps.push_back(sum_over_pairs(p, wanted));
  return steps;
}

Steps work(const CbowProblem<double>& p, const Wanted& wanted) {
  const PairProblem<double> inner = pair(p);
  const Vector<double> v_hat = std::visit([](const auto& q) { return q.v_c; }, inner);
  Steps steps{{"Given", fmt::format("V = {},\\quad U = {},\\quad \\text{{context }} {},\\quad o = {}{}",
                                    latex_matrix(p.V), latex_matrix(p.U), latex_indices(p.context), p.o,
                                    negatives_text(p.negatives))},
              {"The context's sum", "\\hat v = \\sum_{w \\in \\text{context}} V_w = " + latex_vector(v_hat)},
              pair_loss_formula(p.inner, "\\hat v")};
  append(steps, pair_scores(inner, "\\hat v"));
  if (wanted.block != "V") {
    append(steps, pair_entry(inner, "\\hat v", wanted.block, wanted.row, wanted.column));
    return steps;
  }
  const auto count = std::count(p.context.begin(), p.context.end(), wanted.row);
  if (count > 0) append(steps, pair_entry(inner, "\\hat v", "v_c", wanted.column, 0));
  steps.push_back(
      {fmt::format("Word {} is {} times in the context", wanted.row, count),
       fmt::format("\\frac{{\\partial J}}{{\\partial V_{{{0},{1}}}}} = {2} \\cdot \\frac{{\\partial "
                   "J}}{{\\partial (\\hat v)_{{{1}}}}} = {3}",
                   wanted.row, wanted.column, count,
                   latex_number(dense(evaluate(p).at("V"))(wanted.row, wanted.column)))});
  return steps;
}

/// Any other loss: its inputs and the number that its formula gives.
template <class P>
Steps work(const P& p, const Wanted& wanted) {
  Steps steps;
  P::for_each_member(p, [&]<class T>(const Member& member, const T& value) {
    std::string text;
    if constexpr (std::is_same_v<T, Vector<double>>) {
      text = latex_vector(value);
    } else if constexpr (std::is_same_v<T, Matrix<double>>) {
      text = latex_matrix(value);
    } else if constexpr (std::is_same_v<T, std::vector<Index>>) {
      text = latex_indices(value);
    } else {
      text = fmt::format("{}", value);
    }
    steps.push_back({steps.empty() ? "Given" : "", fmt::format("\\text{{{}}} = {}", member.name, text)});
  });
  steps.push_back(
      {"With these numbers", latex_number(dense(evaluate(p).at(wanted.block))(wanted.row, wanted.column))});
  return steps;
}

Index numbers_of(const Problem<double>& problem) {
  Index count = 0;
  const auto add = [&](std::string_view, const auto& input) { count += input.size(); };
  std::visit([&](const auto& p) { p.for_each_input(p, add); }, problem);
  return count;
}

}  // namespace

std::vector<WorkedStep> worked_example(const Problem<double>& problem, const std::string& block, Index row,
                                       Index column) {
  if (numbers_of(problem) > largest_worked) return {};
  return std::visit([&](const auto& p) { return work(p, {block, row, column}); }, problem);
}

}  // namespace gradjudge
