// SPDX-License-Identifier: MIT
#include "tools/submission/request.hpp"

#include <bit>
#include <cstring>
#include <string>

namespace gradjudge {
namespace {

static_assert(std::endian::native == std::endian::little, "numbers travel in the machine's own byte order");

void append(nlohmann::json& question, std::string& bytes, std::string_view name, const Index rows,
            const Index columns, bool is_vector, const double* numbers) {
  nlohmann::json shape = nlohmann::json::array({rows});
  if (!is_vector) shape.push_back(columns);
  question["arrays"].push_back({{"name", std::string(name)}, {"shape", std::move(shape)}});
  bytes.append(reinterpret_cast<const char*>(numbers),
               static_cast<std::size_t>(rows * columns) * sizeof(double));
}

void describe(const NaiveSoftmaxProblem<double>& problem, nlohmann::json& header) {
  header["o"] = problem.o;
}
void describe(const NegativeSamplingProblem<double>& problem, nlohmann::json& header) {
  header["o"] = problem.o;
  header["negatives"] = problem.negatives;
}
void describe(const SkipGramProblem<double>& problem, nlohmann::json& header) {
  header["center"] = problem.center();
  header["m"] = problem.m;
  header["outside"] = problem.outside();
  header["inner"] = inner_loss_id(problem.inner);
  header["negatives"] = problem.negatives;
}
void describe(const CbowProblem<double>& problem, nlohmann::json& header) {
  header["o"] = problem.o;
  header["context"] = problem.context;
  header["inner"] = inner_loss_id(problem.inner);
  header["negatives"] = problem.negatives;
}
/// What else the other losses have is not put to a submission: the course's interface has no place for it.
template <class Other>
void describe(const Other&, nlohmann::json&) {}

nlohmann::json question(const Problem<Real>& problem, std::string& bytes) {
  nlohmann::json question = {{"loss", std::string(loss_id(problem))}, {"arrays", nlohmann::json::array()}};
  const Problem<double> rounded = cast<double>(problem);
  std::visit(
      [&](const auto& inputs) {
        inputs.for_each_input(inputs, [&](std::string_view name, const auto& array) {
          constexpr bool is_vector = std::decay_t<decltype(array)>::ColsAtCompileTime == 1;
          append(question, bytes, name, array.rows(), array.cols(), is_vector, array.data());
        });
        describe(inputs, question);
      },
      rounded);
  return question;
}

}  // namespace

Frame request(std::span<const Problem<Real>* const> problems) {
  Frame frame;
  frame.header = {{"do", "ask"}, {"questions", nlohmann::json::array()}};
  for (const Problem<Real>* problem : problems)
    frame.header["questions"].push_back(question(*problem, frame.bytes));
  return frame;
}

std::size_t request_bytes(const Problem<Real>& problem) {
  std::size_t numbers = 0;
  std::visit(
      [&](const auto& inputs) {
        inputs.for_each_input(inputs, [&](std::string_view, const auto& array) {
          numbers += static_cast<std::size_t>(array.size());
        });
      },
      problem);
  return numbers * sizeof(double);
}

}  // namespace gradjudge
