// SPDX-License-Identifier: MIT
#include "reference/formula/smooth.hpp"

#include <algorithm>

#include "reference/formula/adjoint.hpp"
#include "reference/formula/ball_arithmetic.hpp"
#include "reference/formula/evaluate.hpp"
#include "reference/formula/stabilize.hpp"
#include "reference/formula/unroll.hpp"

namespace gradjudge::formula {
namespace {

/// Balls around the inputs in place of the inputs.
struct AroundTheInputs : BallArithmetic {
  Ball leaf(const Leaf& leaf) const {
    Ball around = BallArithmetic::leaf(leaf);
    Ball width = around;
    arb_mul_2exp_si(width.get(), width.get(), -20);
    arb_add_error(around.get(), width.get());
    arb_add_error_2exp_si(around.get(), -40);
    return around;
  }
};

}  // namespace

bool is_smooth_around(const Loss& loss, const Inputs& inputs) {
  Program program = stabilized(unroll(loss, inputs), inputs);
  const NodeId J = objective(loss, program);
  append_gradients(loss, inputs, J, program);
  const std::vector<Ball> values = evaluate(program, AroundTheInputs{{inputs, 96}});
  const auto finite = [&](NodeId node) { return arb_is_finite(values[node].get()) != 0; };
  return finite(J) && std::all_of(loss.inputs.begin(), loss.inputs.end(), [&](const Variable& input) {
           const auto& gradient = program.arrays.at(gradient_name(input.name)).nodes;
           return std::all_of(gradient.begin(), gradient.end(), finite);
         });
}

}  // namespace gradjudge::formula
