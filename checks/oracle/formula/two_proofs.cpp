// SPDX-License-Identifier: MIT
#include "checks/oracle/formula/two_proofs.hpp"

#include <algorithm>
#include <memory>
#include <random>
#include <utility>

#include "checks/oracle/formula/certified_difference.hpp"
#include "reference/formula/adjoint.hpp"
#include "reference/formula/ball_arithmetic.hpp"
#include "reference/formula/evaluate.hpp"
#include "reference/formula/unroll.hpp"

namespace gradjudge {
namespace {

using formula::NodeId;

std::string decimal(const Ball& ball) {
  char* text = arb_get_str(ball.get(), 30, 0);
  std::string copy(text);
  flint_free(text);
  return copy;
}

/// Which entries of a block are differenced: all, or the largest, the smallest and a seeded sample.
std::vector<std::size_t> chosen(const EnclosedArray& gradient, Index wanted) {
  std::vector<std::size_t> all(gradient.entries.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  if (static_cast<Index>(all.size()) <= wanted) return all;
  const auto smaller = [&](std::size_t a, std::size_t b) {
    return arf_cmpabs(arb_midref(gradient.entries[a].get()), arb_midref(gradient.entries[b].get())) < 0;
  };
  const auto [least, most] = std::minmax_element(all.begin(), all.end(), smaller);
  std::vector<std::size_t> sample{*least, *most};
  std::mt19937_64 random(1);
  while (static_cast<Index>(sample.size()) < wanted) sample.push_back(random() % all.size());
  return sample;
}

EnclosedArray enclosed(const formula::NodeArray& array, const std::vector<Ball>& values) {
  EnclosedArray result{array.shape, {}};
  for (const NodeId node : array.nodes) result.entries.push_back(values[node]);
  return result;
}

}  // namespace

FormulaTruth two_proofs(const formula::Loss& loss, const formula::Inputs& inputs,
                        const ProofOptions& options) {
  formula::Program program = unroll(loss, inputs);
  const NodeId J = objective(loss, program);
  formula::Program differentiated = program;
  append_gradients(loss, inputs, J, differentiated);
  slong bits = options.bits;
  std::vector<Ball> values = evaluate(differentiated, formula::BallArithmetic{inputs, bits});
  while (bits < options.most_bits && arb_is_finite(values[J].get()) == 0) {
    bits *= 2;
    values = evaluate(differentiated, formula::BallArithmetic{inputs, bits});
  }
  FormulaTruth truth;
  for (const auto& result : loss.results)
    truth.values[result] = enclosed(differentiated.arrays.at(result), values);
  for (const auto& input : loss.inputs) {
    truth.gradients[input.name] =
        enclosed(differentiated.arrays.at(formula::gradient_name(input.name)), values);
    truth.coordinates += static_cast<Index>(truth.gradients[input.name].entries.size());
  }
  values.resize(program.nodes.size());
  CertifiedDifferences differences(program, J, inputs, std::move(values), bits);
  std::map<std::pair<std::string_view, Index>, NodeId> leaves;
  for (std::size_t i = 0; i < program.leaves.size(); ++i)
    leaves[{program.leaves[i].variable, program.leaves[i].entry}] = program.leaf_nodes[i];
  const auto share = static_cast<double>(options.most_differenced) /
                     static_cast<double>(std::max<Index>(truth.coordinates, 1));
  for (auto& [input, gradient] : truth.gradients) {
    const auto wanted = static_cast<Index>(share * static_cast<double>(gradient.entries.size())) + 2;
    for (const std::size_t i :
         chosen(gradient, share >= 1 ? static_cast<Index>(gradient.entries.size()) : wanted)) {
      const auto leaf = leaves.find({input, static_cast<Index>(i)});
      Ball& exact = gradient.entries[i];
      ++truth.differenced;
      if (leaf == leaves.end()) continue;  // J does not depend on it, and its derivative is the number 0
      const CertifiedDifference difference = differences.along(leaf->second);
      if (!arb_is_finite(difference.slope.get())) continue;
      if (!arb_is_finite(exact.get())) continue;
      if (arb_overlaps(exact.get(), difference.slope.get()) == 0) {
        throw ProofsDisagree(loss.name + ": of dJ/d" + input + "[" + std::to_string(i) +
                             "] central differences prove " + decimal(difference.slope) +
                             ", the exact derivative " + decimal(exact));
      }
      if (mag_cmp(arb_radref(difference.slope.get()), arb_radref(exact.get())) < 0) exact = difference.slope;
    }
  }
  return truth;
}

}  // namespace gradjudge
