// SPDX-License-Identifier: MIT
#include "checks/own_implementations.hpp"

#include <string>
#include <vector>

#include "reference/formula/adjoint.hpp"
#include "reference/formula/evaluate.hpp"
#include "reference/formula/stabilize.hpp"
#include "reference/formula/unroll.hpp"

namespace gradjudge {
namespace {

/// The careful form of the formula and of its exact derivative, in double.
Answer evaluate_formula(const formula::Loss& loss, const formula::Inputs& inputs) {
  formula::Program program = stabilized(unroll(loss, inputs), inputs);
  append_gradients(loss, inputs, objective(loss, program), program);
  const std::vector<double> values = values_in_double(program, inputs);
  Answer answer;
  const auto add = [&](const std::string& block, const std::string& array) {
    const formula::NodeArray& nodes = program.arrays.at(array);
    AnswerBlock& returned = answer.blocks.emplace_back(AnswerBlock{block, nodes.shape, {}});
    for (const formula::NodeId node : nodes.nodes) returned.numbers.push_back(values[node]);
  };
  for (const auto& result : loss.results) add(result, result);
  for (const auto& input : loss.inputs) add(input.name, formula::gradient_name(input.name));
  return answer;
}

}  // namespace

Implementation reference_implementation(Arithmetic arithmetic) {
  if (arithmetic == Arithmetic::float32) {
    return {"reference:float", arithmetic, {}, [](const Problem<Real>& problem) {
              return to_answer(evaluate(cast<float>(problem)));
            }};
  }
  Implementation reference{"reference", arithmetic, {}, [](const Problem<Real>& problem) {
                             return to_answer(evaluate(cast<double>(problem)));
                           }};
  reference.answer_formula = evaluate_formula;
  return reference;
}

Implementation mistake_implementation(const Mistake& mistake) {
  return {"mistake:" + mistake.id, Arithmetic::float64, {}, [&mistake](const Problem<Real>& problem) {
            const auto evaluation = mistake.in_double(cast<double>(problem));
            if (evaluation) return to_answer(*evaluation);
            Answer none;
            none.not_implemented = true;
            return none;
          }};
}

}  // namespace gradjudge
