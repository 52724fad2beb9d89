// SPDX-License-Identifier: MIT
#include "tools/implementation/protocol/problem_json.hpp"

#include <string>

namespace gradjudge {
namespace {

using Json = nlohmann::ordered_json;

Json list(const double* numbers, Index count) {
  Json all = Json::array();
  for (Index i = 0; i < count; ++i) all.push_back(numbers[i]);
  return all;
}

Json array_json(const Vector<double>& vector) {
  return list(vector.data(), vector.size());
}

Json array_json(const Matrix<double>& matrix) {
  Json rows = Json::array();
  for (Index row = 0; row < matrix.rows(); ++row) {
    rows.push_back(list(matrix.data() + row * matrix.cols(), matrix.cols()));
  }
  return rows;
}

void describe(const CrossEntropyProblem<double>& problem, Json& json) {
  json["y"] = array_json(problem.y);
}
void describe(const SigmoidProblem<double>&, Json&) {}
void describe(const LeakyReluProblem<double>& problem, Json& json) {
  if (problem.alpha != 0) json["alpha"] = problem.alpha;
}
void describe(const NaiveSoftmaxProblem<double>& problem, Json& json) {
  json["o"] = problem.o;
}
void describe(const NegativeSamplingProblem<double>& problem, Json& json) {
  json["o"] = problem.o;
  json["negatives"] = problem.negatives;
}
void describe(const SkipGramProblem<double>& problem, Json& json) {
  json["center"] = problem.center();
  json["outside"] = problem.outside();
  json["inner"] = inner_loss_id(problem.inner);
  if (problem.inner == InnerLoss::negative_sampling) json["negatives"] = problem.negatives;
}
void describe(const CbowProblem<double>& problem, Json& json) {
  json["context"] = problem.context;
  json["o"] = problem.o;
  json["inner"] = inner_loss_id(problem.inner);
  if (problem.inner == InnerLoss::negative_sampling) json["negatives"] = problem.negatives;
}

}  // namespace

nlohmann::ordered_json problem_json(const Problem<double>& problem) {
  Json json = {{"loss", loss_id(problem)}};
  std::visit(
      [&](const auto& inputs) {
        inputs.for_each_input(inputs, [&](std::string_view name, const auto& array) {
          json[std::string(name)] = array_json(array);
        });
        describe(inputs, json);
      },
      problem);
  return json;
}

}  // namespace gradjudge
