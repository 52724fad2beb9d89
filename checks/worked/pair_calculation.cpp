// SPDX-License-Identifier: MIT
#include "checks/worked/pair_calculation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "checks/worked/latex.hpp"
#include "reference/logistic.hpp"
#include "reference/softmax.hpp"

namespace gradjudge {
namespace {

using Softmax = NaiveSoftmaxProblem<double>;
using Sampling = NegativeSamplingProblem<double>;

std::string entry_of(const CenterSymbol& v, const std::string& block, Index row, Index column) {
  if (block == "loss") return "J";
  if (block == "U") return fmt::format("\\frac{{\\partial J}}{{\\partial U_{{{},{}}}}}", row, column);
  return fmt::format("\\frac{{\\partial J}}{{\\partial ({})_{{{}}}}}", v, row);
}

double number_of(const PairProblem<double>& pair, const std::string& block, Index row, Index column) {
  const Evaluation<double> evaluation = std::visit([](const auto& p) { return evaluate(p); }, pair);
  return dense(evaluation.at(block))(row, column);
}

std::vector<WorkedStep> scores(const Softmax& p, const CenterSymbol& v) {
  const Vector<double> all = p.U * p.v_c;
  return {{"Scores", fmt::format("U {} = {}", v, latex_vector(all))},
          {"Probabilities",
           fmt::format("\\hat y = \\operatorname{{softmax}}(U {}) = {}", v, latex_vector(softmax(all)))}};
}

std::vector<WorkedStep> scores(const Sampling& p, const CenterSymbol& v) {
  std::vector<Index> words = p.negatives;
  words.push_back(p.o);
  std::string products;
  std::string sigmas;
  for (const Index w : distinct(words)) {
    const std::string separator = products.empty() ? "" : ",\\quad ";
    products += fmt::format("{}u_{{{}}}^\\top {} = {}", separator, w, v, latex_number(score(p, w)));
    sigmas +=
        fmt::format("{}\\sigma(u_{{{}}}^\\top {}) = {}", separator, w, v, latex_number(sigma(score(p, w))));
  }
  return {{"Scores", products}, {"Through σ", sigmas}};
}

/// What the derivative of J by the score of word w is made of; empty if w is not in the loss.
std::vector<std::string> score_factors(const Softmax& p, Index w) {
  const Vector<double> y_hat = softmax(Vector<double>(p.U * p.v_c));
  if (w != p.o) return {latex_number(y_hat[w])};
  return {fmt::format("({} - 1)", latex_number(y_hat[w]))};
}

std::vector<std::string> score_factors(const Sampling& p, Index w) {
  std::vector<std::string> factors;
  const std::string s = latex_number(sigma(score(p, w)));
  if (w == p.o) factors.push_back(fmt::format("({} - 1)", s));
  const auto drawn = std::count(p.negatives.begin(), p.negatives.end(), w);
  if (drawn == 1) factors.push_back(s);
  if (drawn > 1) factors.push_back(fmt::format("{} \\cdot {}", drawn, s));
  return factors;
}

template <class Pair>
std::vector<std::string> summands(const Pair& p, const std::string& block, Index row, Index column) {
  std::vector<std::string> found;
  const auto add = [&](Index w, double times) {
    for (const auto& factor : score_factors(p, w))
      found.push_back(fmt::format("{} \\cdot {}", factor, latex_operand(times)));
  };
  if (block == "U") {
    add(row, p.v_c[column]);
  } else {
    for (Index w = 0; w < p.U.rows(); ++w) add(w, p.U(w, row));
  }
  return found;
}

std::vector<std::string> loss_summands(const Softmax& p) {
  return {fmt::format("-\\log {}", latex_number(softmax(Vector<double>(p.U * p.v_c))[p.o]))};
}

std::vector<std::string> loss_summands(const Sampling& p) {
  std::vector<std::string> found{fmt::format("-\\log {}", latex_number(sigma(score(p, p.o))))};
  for (const Index k : p.negatives)
    found.push_back(fmt::format("(-\\log {})", latex_number(sigma(-score(p, k)))));
  return found;
}

WorkedStep formula(const Softmax& p, const CenterSymbol& v, const std::string& block, Index row) {
  if (block == "U") {
    return {row == p.o ? "The gradient of the outside word's row" : "The gradient of another word's row",
            fmt::format("\\frac{{\\partial J}}{{\\partial u_w}} = (\\hat y_w - y_w)\\, {}", v)};
  }
  return {"The gradient", fmt::format("\\frac{{\\partial J}}{{\\partial {}}} = U^\\top (\\hat y - y)", v)};
}

WorkedStep formula(const Sampling& p, const CenterSymbol& v, const std::string& block, Index row) {
  if (block != "U") {
    return {"The gradient",
            fmt::format("\\frac{{\\partial J}}{{\\partial {0}}} = (\\sigma(u_o^\\top {0}) - 1)\\, u_o + "
                        "\\sum_{{k=1}}^{{K}} \\sigma(u_{{w_k}}^\\top {0})\\, u_{{w_k}}",
                        v)};
  }
  const auto drawn = std::count(p.negatives.begin(), p.negatives.end(), row);
  const std::string who = row == p.o ? "the outside word" : fmt::format("word {}", row);
  std::string words = fmt::format("The gradient of {}'s row", who);
  if (drawn > 1) words += fmt::format(", which was drawn {} times", drawn);
  std::string terms = row == p.o ? fmt::format("(\\sigma(u_o^\\top {0}) - 1)\\, {0}", v) : "";
  if (drawn > 0) {
    terms += fmt::format("{0}{1}\\sigma(u_w^\\top {2})\\, {2}", terms.empty() ? "" : " + ",
                         drawn > 1 ? fmt::format("{} \\cdot ", drawn) : "", v);
  }
  return {words, fmt::format("\\frac{{\\partial J}}{{\\partial u_{}}} = {}", row == p.o ? "o" : "w",
                             terms.empty() ? "0" : terms)};
}

}  // namespace

WorkedStep pair_loss_formula(InnerLoss inner, const CenterSymbol& v) {
  if (inner == InnerLoss::naive_softmax)
    return {"The loss",
            fmt::format("J = -\\log \\hat y_o,\\qquad \\hat y = \\operatorname{{softmax}}(U {})", v)};
  return {"The loss", fmt::format("J = -\\log \\sigma(u_o^\\top {0}) - \\sum_{{k=1}}^{{K}} \\log "
                                  "\\sigma(-u_{{w_k}}^\\top {0})",
                                  v)};
}

std::vector<WorkedStep> pair_scores(const PairProblem<double>& pair, const CenterSymbol& v) {
  return std::visit([&](const auto& p) { return scores(p, v); }, pair);
}

std::vector<WorkedStep> pair_entry(const PairProblem<double>& pair, const CenterSymbol& v,
                                   const std::string& block, Index row, Index column) {
  std::vector<WorkedStep> steps;
  std::vector<std::string> terms;
  if (block == "loss") {
    terms = std::visit([](const auto& p) { return loss_summands(p); }, pair);
  } else {
    steps.push_back(std::visit([&](const auto& p) { return formula(p, v, block, row); }, pair));
    terms = std::visit([&](const auto& p) { return summands(p, block, row, column); }, pair);
  }
  steps.push_back({"With these numbers", entry_of(v, block, row, column) + " = " +
                                             latex_sum(terms, number_of(pair, block, row, column))});
  return steps;
}

}  // namespace gradjudge
