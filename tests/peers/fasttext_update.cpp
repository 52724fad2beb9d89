// SPDX-License-Identifier: MIT
// fastText's Model::update with its own losses, by gradjudge's protocol. fastText draws its negatives itself,
// so its binary logistic loss is driven here with the negatives of the problem.
#include <fasttext/densematrix.h>
#include <fasttext/loss.h>
#include <fasttext/model.h>

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>
#include <string>
#include <vector>

namespace {

using json = nlohmann::json;
using Words = std::vector<std::int32_t>;

/// NegativeSamplingLoss::forward, its negatives given.
class GivenNegatives : public fasttext::BinaryLogisticLoss {
 public:
  explicit GivenNegatives(std::shared_ptr<fasttext::Matrix>& wo) : BinaryLogisticLoss(wo) {}
  fasttext::real forward(const Words& targets, std::int32_t index, fasttext::Model::State& state,
                         fasttext::real lr, bool backprop) override {
    fasttext::real loss = binaryLogistic(targets[static_cast<std::size_t>(index)], state, true, lr, backprop);
    for (const std::int32_t word : negatives) loss += binaryLogistic(word, state, false, lr, backprop);
    return loss;
  }
  Words negatives;
};

std::shared_ptr<fasttext::DenseMatrix> matrix_of(const json& rows) {
  auto matrix = std::make_shared<fasttext::DenseMatrix>(static_cast<std::int64_t>(rows.size()),
                                                        static_cast<std::int64_t>(rows.front().size()));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < rows[i].size(); ++j) {
      matrix->at(static_cast<std::int64_t>(i), static_cast<std::int64_t>(j)) = rows[i][j].get<float>();
    }
  }
  return matrix;
}

json rows_of(const fasttext::DenseMatrix& matrix) {
  json rows = json::array();
  for (std::int64_t i = 0; i < matrix.size(0); ++i) {
    json row = json::array();
    for (std::int64_t j = 0; j < matrix.size(1); ++j) row.push_back(matrix.at(i, j));
    rows.push_back(std::move(row));
  }
  return rows;
}

/// One pair after another: the input words, the word they predict, and its negatives.
struct Pair {
  Words input;
  std::int32_t target;
  json negatives;
};

std::vector<Pair> pairs_of(const json& problem) {
  const json negatives = problem.value("negatives", json::array());
  if (problem["loss"] == "cbow")
    return {{problem["context"].get<Words>(), problem["o"].get<std::int32_t>(), negatives}};
  if (problem["loss"] != "skip_gram") return {{{0}, problem["o"].get<std::int32_t>(), negatives}};
  std::vector<Pair> pairs;
  for (std::size_t j = 0; j < problem["outside"].size(); ++j) {
    pairs.push_back({{problem["center"].get<std::int32_t>()},
                     problem["outside"][j].get<std::int32_t>(),
                     negatives.empty() ? negatives : negatives[j]});
  }
  return pairs;
}

json answer(const json& problem) {
  const bool single = problem.contains("v_c");
  auto wi = matrix_of(single ? json::array({problem["v_c"]}) : problem["V"]);
  auto wo = matrix_of(problem["U"]);
  std::shared_ptr<fasttext::Matrix> output = wo;
  auto sampling = std::make_shared<GivenNegatives>(output);
  std::shared_ptr<fasttext::Loss> loss = sampling;
  if (!problem.contains("negatives")) loss = std::make_shared<fasttext::SoftmaxLoss>(output);
  fasttext::Model model(wi, output, loss, false);
  double total = 0;
  for (const Pair& pair : pairs_of(problem)) {
    sampling->negatives = pair.negatives.get<Words>();
    fasttext::Model::State state(static_cast<std::int32_t>(wo->size(1)),
                                 static_cast<std::int32_t>(wo->size(0)), 0);
    model.update(pair.input, {pair.target}, 0, problem["rate"].get<float>(), state);
    total += static_cast<double>(state.getLoss());
  }
  json after = {{"U", rows_of(*wo)}};
  after[single ? "v_c" : "V"] = single ? rows_of(*wi)[0] : rows_of(*wi);
  return {{"answer", {{"loss", total}}}, {"after", std::move(after)}};
}

json reply_to(const json& question) {
  if (question.contains("start")) {
    return {{"started",
             {{"protocol", 1},
              {"name", "fastText 0.9.2"},
              {"in_place", "float32"},
              {"allowances",
               {{{"kind", "float32"}, {"reason", "real is float"}},
                {{"kind", "sigmoid_table"},
                 {"table_size", 512},
                 {"table_range", 8},
                 {"reason", "t_sigmoid_"}}}}}}};
  }
  const json& problem = question["problem"];
  if (!problem.contains("o") && !problem.contains("outside")) return {{"not_implemented", true}};
  return answer(problem);
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    const json question = json::parse(line);
    json reply = reply_to(question);
    reply["id"] = question["id"];
    std::cout << reply.dump() << std::endl;
  }
}
