// SPDX-License-Identifier: MIT
#include "cases/question.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <string>

#include "reference/loss_names.hpp"

namespace gradjudge {
namespace {

constexpr std::array taught{
    Question{"cross_entropy.loss", "cross_entropy", "loss", Rows::all, true},
    Question{"cross_entropy", "cross_entropy", "scores", Rows::all, true},
    Question{"sigmoid.value", "sigmoid", "value", Rows::all, true},
    Question{"sigmoid", "sigmoid", "x", Rows::all, true},
    Question{"relu.value", "relu", "value", Rows::all, true},
    Question{"relu", "relu", "x", Rows::all, true},
    Question{"leaky_relu.value", "leaky_relu", "value", Rows::all, true},
    Question{"leaky_relu", "leaky_relu", "x", Rows::all, true},
    Question{"softmax.loss", "naive_softmax", "loss", Rows::all, true},
    Question{"softmax.v_c", "naive_softmax", "v_c", Rows::all, true},
    Question{"softmax.zero", "naive_softmax", "v_c", Rows::all, false},
    Question{"softmax.u_o", "naive_softmax", "U", Rows::outside_word, false},
    Question{"softmax.u_w", "naive_softmax", "U", Rows::other_words, false},
    Question{"softmax.u_any", "naive_softmax", "U", Rows::all, false},
    Question{"softmax.U", "naive_softmax", "U", Rows::all, true},
    Question{"neg.loss", "negative_sampling", "loss", Rows::all, true},
    Question{"neg.v_c", "negative_sampling", "v_c", Rows::all, true},
    Question{"neg.u_o", "negative_sampling", "U", Rows::outside_word, false},
    Question{"neg.u_k", "negative_sampling", "U", Rows::drawn_once, false},
    Question{"neg.u_k_repeated", "negative_sampling", "U", Rows::drawn_repeatedly, false},
    Question{"neg.U", "negative_sampling", "U", Rows::all, true},
    Question{"skipgram.loss", "skip_gram", "loss", Rows::all, true},
    Question{"skipgram.v_c", "skip_gram", "V", Rows::center_word, true},
    Question{"skipgram.v_w", "skip_gram", "V", Rows::other_centers, true},
    Question{"skipgram.U", "skip_gram", "U", Rows::all, true},
    Question{"cbow.loss", "cbow", "loss", Rows::all, true},
    Question{"cbow.V", "cbow", "V", Rows::all, true},
    Question{"cbow.U", "cbow", "U", Rows::all, true},
};

/// What is asked of a loss that no course asks about: its value, and its gradient by each input.
void add_default_questions(std::string_view loss, std::vector<Question>& questions) {
  static std::deque<std::string> ids;  // questions hold views of them
  const auto add = [&](std::string_view block) {
    ids.push_back(std::string(loss) + "." + std::string(block));
    questions.push_back({ids.back(), loss, block, Rows::all, true});
  };
  add("loss");
  const Problem<Real> empty = *empty_problem<Real>(loss);
  std::visit(
      [&](const auto& p) { p.for_each_input(p, [&](std::string_view name, const auto&) { add(name); }); },
      empty);
}

const std::vector<Question>& every_question() {
  static const std::vector<Question> questions = [] {
    std::vector<Question> all(taught.begin(), taught.end());
    for (const std::string_view loss : all_losses) {
      const bool is_taught =
          std::any_of(taught.begin(), taught.end(), [&](const auto& q) { return q.loss == loss; });
      if (!is_taught) add_default_questions(loss, all);
    }
    return all;
  }();
  return questions;
}

/// The number of rows of the block of that name.
Index rows_of_block(const Problem<Real>& problem, std::string_view block) {
  Index rows = 1;
  const auto visit = [&](std::string_view name, const auto& input) {
    if (name == block || (block == "value" && name == "x")) rows = input.rows();
  };
  std::visit([&](const auto& p) { p.for_each_input(p, visit); }, problem);
  return rows;
}

/// Whether the question is about the derivative of relu, at its kink alone.
bool has_no_derivative(const Question& question, const Problem<Real>& problem) {
  const auto* relu = std::get_if<LeakyReluProblem<Real>>(&problem);
  return relu != nullptr && question.block == "x" && (relu->x.array() == Real(0)).all();
}

/// The rows that are drawn as negatives, o left out, and drawn once or more than once.
std::vector<Index> drawn_rows(const NegativeSamplingProblem<Real>& problem, bool repeatedly) {
  std::vector<Index> rows;
  for (const Index w : distinct(problem.negatives)) {
    const bool repeated = std::count(problem.negatives.begin(), problem.negatives.end(), w) > 1;
    if (w != problem.o && repeated == repeatedly) rows.push_back(w);
  }
  return rows;
}

/// Every row but one.
std::vector<Index> without(Index row, Index rows) {
  std::vector<Index> others = all_rows(rows);
  others.erase(others.begin() + row);
  return others;
}

Index outside_word(const Problem<Real>& problem) {
  if (const auto* naive = std::get_if<NaiveSoftmaxProblem<Real>>(&problem)) return naive->o;
  return std::get<NegativeSamplingProblem<Real>>(problem).o;
}

}  // namespace

std::span<const Question> all_questions() {
  return every_question();
}

const Question* find_question(std::string_view id) {
  const auto& questions = every_question();
  const auto found =
      std::find_if(questions.begin(), questions.end(), [&](const auto& q) { return q.id == id; });
  return found == questions.end() ? nullptr : &*found;
}

std::vector<std::string_view> default_questions(std::string_view loss) {
  std::vector<std::string_view> ids;
  for (const auto& question : every_question()) {
    if (question.loss == loss && question.by_default) ids.push_back(question.id);
  }
  return ids;
}

std::vector<Index> judged_rows(const Question& question, const Problem<Real>& problem) {
  const Index rows = rows_of_block(problem, question.block);
  if (has_no_derivative(question, problem)) return {};
  switch (question.rows) {
    case Rows::all:
      return all_rows(rows);
    case Rows::outside_word:
      return {outside_word(problem)};
    case Rows::other_words:
      return without(outside_word(problem), rows);
    case Rows::drawn_once:
      return drawn_rows(std::get<NegativeSamplingProblem<Real>>(problem), false);
    case Rows::drawn_repeatedly:
      return drawn_rows(std::get<NegativeSamplingProblem<Real>>(problem), true);
    case Rows::center_word:
      return {std::get<SkipGramProblem<Real>>(problem).center()};
    case Rows::other_centers:
      return without(std::get<SkipGramProblem<Real>>(problem).center(), rows);
  }
  return {};
}

}  // namespace gradjudge
