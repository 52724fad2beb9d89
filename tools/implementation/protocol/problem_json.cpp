// SPDX-License-Identifier: MIT
#include "tools/implementation/protocol/problem_json.hpp"

#include <string>
#include <type_traits>

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

template <class T>
Json member_json(const T& value) {
  if constexpr (std::is_same_v<T, Vector<double>> || std::is_same_v<T, Matrix<double>>) {
    return array_json(value);
  } else if constexpr (std::is_same_v<T, InnerLoss>) {
    return inner_loss_id(value);
  } else {
    return value;
  }
}

/// The members that the arrays before do not hold; lists that do not apply are left out.
template <class P>
void describe(const P& problem, Json& json) {
  P::for_each_member(problem, [&](const Member& member, const auto& value) {
    const std::string name(member.name);
    if constexpr (requires { value.empty(); }) {
      if (value.empty()) return;
    }
    if (!json.contains(name)) json[name] = member_json(value);
  });
}

/// The window itself, worked out from the sentence.
void describe(const SkipGramProblem<double>& problem, Json& json) {
  json["center"] = problem.center();
  json["outside"] = problem.outside();
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
