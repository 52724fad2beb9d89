// SPDX-License-Identifier: MIT
#include "tools/in_process/plain_problem.hpp"

#include <type_traits>

#include "checks/shape.hpp"

namespace gradjudge {
namespace {

/// One input, and what a message needs to name it.
const Array& array_of(const Inputs& inputs, const std::string& name, std::size_t axes) {
  const auto found = inputs.arrays.find(name);
  if (found == inputs.arrays.end()) throw InvalidProblem(name, "is missing");
  if (found->second.shape.size() != axes) {
    throw InvalidProblem(name, "has shape " + to_string(found->second.shape) + ", expected a " +
                                   (axes == 1 ? "vector" : "matrix"));
  }
  return found->second;
}

Vector<Real> vector_of(const Inputs& inputs, const std::string& name) {
  const Array& array = array_of(inputs, name, 1);
  return Eigen::Map<const Vector<double>>(array.numbers.data(), array.rows()).cast<Real>();
}

Matrix<Real> matrix_of(const Inputs& inputs, const std::string& name) {
  const Array& array = array_of(inputs, name, 2);
  return Eigen::Map<const Matrix<double>>(array.numbers.data(), array.rows(), array.columns()).cast<Real>();
}

Index index_of(const Inputs& inputs, const std::string& name) {
  const auto found = inputs.index.find(name);
  if (found == inputs.index.end()) throw InvalidProblem(name, "is missing");
  return found->second;
}

std::vector<Index> words_of(const Inputs& inputs, const std::string& name) {
  const auto found = inputs.words.find(name);
  return found == inputs.words.end() ? std::vector<Index>{} : found->second;
}

InnerLoss inner_of(const Inputs& inputs) {
  if (inputs.inner == "naive_softmax") return InnerLoss::naive_softmax;
  if (inputs.inner == "negative_sampling") return InnerLoss::negative_sampling;
  throw InvalidProblem("inner", "is \"" + inputs.inner + "\", expected naive_softmax or negative_sampling");
}

CrossEntropyProblem<Real> cross_entropy_of(const Inputs& inputs) {
  CrossEntropyProblem<Real> problem{vector_of(inputs, "scores"), vector_of(inputs, "y")};
  validate(problem.cast<double>());
  Index largest = 0;
  problem.y.maxCoeff(&largest);
  problem.y[largest] += Real(1) - problem.y.sum();
  return problem;
}

Problem<Real> unchecked(const Inputs& inputs) {
  if (inputs.loss == "cross_entropy") return cross_entropy_of(inputs);
  if (inputs.loss == "sigmoid") return SigmoidProblem<Real>{vector_of(inputs, "x")};
  if (inputs.loss == "relu") return LeakyReluProblem<Real>{vector_of(inputs, "x"), Real(0)};
  if (inputs.loss == "leaky_relu") return LeakyReluProblem<Real>{vector_of(inputs, "x"), Real(inputs.alpha)};
  if (inputs.loss == "naive_softmax") {
    return NaiveSoftmaxProblem<Real>{vector_of(inputs, "v_c"), matrix_of(inputs, "U"), index_of(inputs, "o")};
  }
  if (inputs.loss == "negative_sampling") {
    return NegativeSamplingProblem<Real>{vector_of(inputs, "v_c"), matrix_of(inputs, "U"),
                                         index_of(inputs, "o"), words_of(inputs, "negatives")};
  }
  if (inputs.loss == "skip_gram") {
    return SkipGramProblem<Real>{
        matrix_of(inputs, "V"), matrix_of(inputs, "U"), words_of(inputs, "sentence"), index_of(inputs, "t"),
        index_of(inputs, "m"),  inner_of(inputs),       inputs.negatives_of_window};
  }
  if (inputs.loss == "cbow") {
    return CbowProblem<Real>{matrix_of(inputs, "V"), matrix_of(inputs, "U"), words_of(inputs, "context"),
                             index_of(inputs, "o"),  inner_of(inputs),       words_of(inputs, "negatives")};
  }
  throw InvalidProblem("loss", "there is no loss \"" + inputs.loss + "\"");
}

Array array_from(const Vector<double>& vector) {
  return {{vector.size()}, {vector.data(), vector.data() + vector.size()}};
}

Array array_from(const Matrix<double>& matrix) {
  return {{matrix.rows(), matrix.cols()}, {matrix.data(), matrix.data() + matrix.size()}};
}

/// What a problem has besides the arrays that it is differentiated by.
struct Others {
  Inputs& inputs;

  void operator()(const CrossEntropyProblem<double>& problem) const {
    inputs.arrays["y"] = array_from(problem.y);
  }
  void operator()(const SigmoidProblem<double>&) const {}
  void operator()(const LeakyReluProblem<double>& problem) const { inputs.alpha = problem.alpha; }
  void operator()(const NaiveSoftmaxProblem<double>& problem) const { inputs.index["o"] = problem.o; }
  void operator()(const NegativeSamplingProblem<double>& problem) const {
    inputs.index["o"] = problem.o;
    inputs.words["negatives"] = problem.negatives;
  }
  void operator()(const SkipGramProblem<double>& problem) const {
    inputs.index = {{"t", problem.t}, {"m", problem.m}, {"center", problem.center()}};
    inputs.words = {{"sentence", problem.sentence}, {"outside", problem.outside()}};
    inputs.inner = inner_loss_id(problem.inner);
    inputs.negatives_of_window = problem.negatives;
  }
  void operator()(const CbowProblem<double>& problem) const {
    inputs.index["o"] = problem.o;
    inputs.words["context"] = problem.context;
    inputs.inner = inner_loss_id(problem.inner);
    if (problem.inner == InnerLoss::negative_sampling) inputs.words["negatives"] = problem.negatives;
  }
};

}  // namespace

Inputs to_inputs(const Problem<Real>& problem, bool float32) {
  Inputs inputs;
  inputs.loss = loss_id(problem);
  inputs.float32 = float32;
  const Problem<double> rounded = float32 ? cast<double>(cast<float>(problem)) : cast<double>(problem);
  std::visit(
      [&](const auto& p) {
        p.for_each_input(p, [&](std::string_view name, const auto& array) {
          inputs.arrays[std::string(name)] = array_from(array);
        });
        Others{inputs}(p);
      },
      rounded);
  return inputs;
}

Problem<Real> to_problem(const Inputs& inputs) {
  Problem<Real> problem = unchecked(inputs);
  validate(problem);
  return problem;
}

Answer to_answer(const Outputs& outputs) {
  Answer answer;
  for (const auto& [name, array] : outputs.blocks)
    answer.blocks.push_back({name, array.shape, array.numbers});
  answer.error = outputs.error;
  answer.not_implemented = outputs.not_implemented;
  answer.changed_inputs = outputs.changed_inputs;
  answer.notes = outputs.notes;
  return answer;
}

}  // namespace gradjudge
