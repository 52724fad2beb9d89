// SPDX-License-Identifier: MIT
#pragma once
#include <span>
#include <vector>

#include "reference/ball.hpp"
#include "reference/formula/functions.hpp"
#include "reference/formula/inputs.hpp"
#include "reference/formula/program.hpp"

namespace gradjudge::formula {

/// One node's value from those of its arguments, in an arithmetic: a type with a Number and with the
/// operations of Operation by name, each of the arguments' numbers.
template <class Arithmetic>
typename Arithmetic::Number evaluate_node(const Program& program, const Node& node,
                                          const Arithmetic& arithmetic,
                                          std::span<const typename Arithmetic::Number> values) {
  const std::span<const NodeId> arguments = program.arguments_of(node);
  const auto argument = [&](std::size_t i) -> const typename Arithmetic::Number& {
    return values[arguments[i]];
  };
  switch (node.operation) {
    case Operation::constant:
      return arithmetic.constant(program.constants[static_cast<std::size_t>(node.whole)]);
    case Operation::leaf:
      return arithmetic.leaf(program.leaves[static_cast<std::size_t>(node.whole)]);
    case Operation::add:
      return arithmetic.add(arguments, values);
    case Operation::dot:
      return arithmetic.dot(arguments, values);
    case Operation::negate:
      return arithmetic.negate(argument(0));
    case Operation::product:
      return arithmetic.product(argument(0), argument(1));
    case Operation::quotient:
      return arithmetic.quotient(argument(0), argument(1));
    case Operation::power:
      return arithmetic.power(argument(0), node.whole);
    case Operation::function:
      return arithmetic.function(*node.function, arguments, values);
    case Operation::select:
      return arithmetic.select(node.comparison, argument(0), argument(1), argument(2), argument(3));
  }
  return {};
}

/// The values of all nodes.
template <class Arithmetic>
std::vector<typename Arithmetic::Number> evaluate(const Program& program, const Arithmetic& arithmetic) {
  std::vector<typename Arithmetic::Number> values;
  values.reserve(program.nodes.size());
  for (const Node& node : program.nodes)
    values.push_back(
        evaluate_node(program, node, arithmetic, std::span<const typename Arithmetic::Number>(values)));
  return values;
}

/// The values of all nodes at the inputs, each rounded to double first.
std::vector<double> values_in_double(const Program& program, const Inputs& inputs);

}  // namespace gradjudge::formula
