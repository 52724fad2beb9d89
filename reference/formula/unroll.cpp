// SPDX-License-Identifier: MIT
#include "reference/formula/unroll.hpp"

#include <utility>

#include "reference/formula/unroller.hpp"

namespace gradjudge::formula {

CannotUnroll::CannotUnroll(std::string where, FormulaProblem found)
    : std::runtime_error(where + ": " + found.what + ", expected " + found.expected + ", " + found.remedy),
      definition(std::move(where)),
      problem(std::move(found)) {}

Program unroll(const Loss& loss, const Inputs& inputs) {
  Program program;
  Unroller unroller(loss, inputs, program);
  for (const auto& definition : loss.definitions)
    program.arrays[definition.name] = unroller.whole_definition(definition);
  return program;
}

}  // namespace gradjudge::formula
