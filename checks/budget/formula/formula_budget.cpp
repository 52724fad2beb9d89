// SPDX-License-Identifier: MIT
#include "checks/budget/formula/formula_budget.hpp"

#include "reference/formula/adjoint.hpp"
#include "reference/formula/evaluate.hpp"
#include "reference/formula/stabilize.hpp"
#include "reference/formula/unroll.hpp"

namespace gradjudge {
namespace {

/// The radius, rounded up.
double radius(const Ball& ball) {
  return mag_get_d(arb_radref(ball.get()));
}

std::map<std::string, std::vector<double>> radii(const formula::Loss& loss, const formula::Inputs& inputs,
                                                 formula::Program program,
                                                 const RoundingArithmetic& arithmetic) {
  const formula::NodeId J = objective(loss, program);
  append_gradients(loss, inputs, J, program);
  const std::vector<Ball> values = evaluate(program, arithmetic);
  std::map<std::string, std::vector<double>> found;
  const auto keep = [&](const std::string& name, const std::string& array) {
    for (const formula::NodeId node : program.arrays.at(array).nodes)
      found[name].push_back(radius(values[node]));
  };
  for (const auto& result : loss.results) keep(result, result);
  for (const auto& input : loss.inputs) keep(input.name, formula::gradient_name(input.name));
  return found;
}

}  // namespace

HonestRounding honest_rounding(const formula::Loss& loss, const formula::Inputs& inputs,
                               const RoundingArithmetic& arithmetic) {
  formula::Program written = unroll(loss, inputs);
  formula::Program careful = stabilized(written, inputs);
  return {radii(loss, inputs, std::move(careful), arithmetic),
          radii(loss, inputs, std::move(written), arithmetic)};
}

}  // namespace gradjudge
