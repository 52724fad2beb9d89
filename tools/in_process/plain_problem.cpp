// SPDX-License-Identifier: MIT
#include "tools/in_process/plain_problem.hpp"

#include <optional>
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

void read(const Inputs& inputs, const Member& member, Vector<Real>& value) {
  value = vector_of(inputs, std::string(member.name));
}
void read(const Inputs& inputs, const Member& member, Matrix<Real>& value) {
  value = matrix_of(inputs, std::string(member.name));
}
void read(const Inputs& inputs, const Member& member, Index& value) {
  value = index_of(inputs, std::string(member.name));
}
void read(const Inputs& inputs, const Member& member, std::vector<Index>& value) {
  value = words_of(inputs, std::string(member.name));
}
void read(const Inputs& inputs, const Member& /*member*/, std::vector<std::vector<Index>>& value) {
  value = inputs.negatives_of_window;
}
void read(const Inputs& inputs, const Member& /*member*/, InnerLoss& value) {
  value = inner_of(inputs);
}
void read(const Inputs& inputs, const Member& /*member*/, Real& value) {
  value = Real(inputs.alpha);
}

/// Numbers in double hardly ever sum to 1: the largest is what the others leave.
void complete(CrossEntropyProblem<Real>& problem) {
  validate(problem.cast<double>());
  Index largest = 0;
  problem.y.maxCoeff(&largest);
  problem.y[largest] += Real(1) - problem.y.sum();
}
template <class P>
void complete(P& /*problem*/) {}

Problem<Real> unchecked(const Inputs& inputs) {
  std::optional<Problem<Real>> whole = empty_problem<Real>(inputs.loss);
  if (!whole) throw InvalidProblem("loss", "there is no loss \"" + inputs.loss + "\"");
  std::visit(
      [&](auto& problem) {
        problem.for_each_member(problem,
                                [&](const Member& member, auto& value) { read(inputs, member, value); });
        complete(problem);
      },
      *whole);
  return *whole;
}

Array array_from(const Vector<double>& vector) {
  return {{vector.size()}, {vector.data(), vector.data() + vector.size()}};
}

Array array_from(const Matrix<double>& matrix) {
  return {{matrix.rows(), matrix.cols()}, {matrix.data(), matrix.data() + matrix.size()}};
}

void write(Inputs& inputs, const Member& member, const Vector<double>& value) {
  inputs.arrays[std::string(member.name)] = array_from(value);
}
void write(Inputs& inputs, const Member& member, const Matrix<double>& value) {
  inputs.arrays[std::string(member.name)] = array_from(value);
}
void write(Inputs& inputs, const Member& member, Index value) {
  inputs.index[std::string(member.name)] = value;
}
void write(Inputs& inputs, const Member& member, const std::vector<Index>& value) {
  if (!value.empty()) inputs.words[std::string(member.name)] = value;
}
void write(Inputs& inputs, const Member& /*member*/, const std::vector<std::vector<Index>>& value) {
  inputs.negatives_of_window = value;
}
void write(Inputs& inputs, const Member& /*member*/, InnerLoss value) {
  inputs.inner = inner_loss_id(value);
}
void write(Inputs& inputs, const Member& /*member*/, double value) {
  inputs.alpha = value;
}

/// What follows from a window's members, for those who do not want to work it out.
void add_derived(Inputs& inputs, const SkipGramProblem<double>& problem) {
  inputs.index["center"] = problem.center();
  inputs.words["outside"] = problem.outside();
}
template <class P>
void add_derived(Inputs& /*inputs*/, const P& /*problem*/) {}

}  // namespace

Inputs to_inputs(const Problem<Real>& problem, bool float32) {
  Inputs inputs;
  inputs.loss = loss_id(problem);
  inputs.float32 = float32;
  const Problem<double> rounded = float32 ? cast<double>(cast<float>(problem)) : cast<double>(problem);
  std::visit(
      [&](const auto& p) {
        p.for_each_member(p, [&](const Member& member, const auto& value) { write(inputs, member, value); });
        add_derived(inputs, p);
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
