// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "reference/linear_algebra.hpp"

namespace gradjudge::formula {

struct Function;

/// What one node of a straight-line program computes of its arguments.
enum class Operation : std::uint8_t {
  constant,  ///< a number of the formula
  leaf,      ///< an entry of an array that the problem gives
  add,       ///< x₁ + … + xₙ
  dot,       ///< x₁ y₁ + … + xₙ yₙ; arguments x₁, y₁, x₂, …
  negate,    ///< −x
  product,   ///< x y
  quotient,  ///< x / y
  power,     ///< xⁿ; arguments [x], whole: n
  function,  ///< f(x, …)
  select     ///< a ∘ b ? x : y; arguments [a, b, x, y]
};

/// How `select` compares. Where a = b, `greater_or_undefined` has no value: the kink of a derivative.
enum class Comparison : std::uint8_t { equal, not_equal, less, less_or_equal, greater_or_undefined };

using NodeId = std::uint32_t;

struct Node {
  Operation operation = Operation::constant;
  Comparison comparison = Comparison::equal;
  std::uint32_t first = 0;  ///< its arguments: Program::arguments[first, first + count)
  std::uint32_t count = 0;
  std::int32_t whole = 0;              ///< constant, leaf: index into the program's; power: the exponent
  const Function* function = nullptr;  ///< of the table
  std::uint32_t origin = 0;            ///< the place of the formula that it comes from (see Place)
};

/// An entry of an array of the problem.
struct Leaf {
  std::string_view variable;  ///< of the loss, which must outlive the program
  Index entry = 0;            ///< row-major
};

/// An array of nodes.
struct NodeArray {
  std::vector<Index> shape;
  std::vector<NodeId> nodes;  ///< row-major
};

/// A formula with all its sizes, indices and choices put in: operations on numbers, one after the other, each
/// on earlier ones. It computes the same in every arithmetic.
struct Program {
  std::vector<Node> nodes;
  std::vector<NodeId> arguments;
  std::vector<std::string> constants;  ///< decimals, exact
  std::vector<Leaf> leaves;
  std::vector<NodeId> leaf_nodes;           ///< the node of each leaf
  std::map<std::string, NodeArray> arrays;  ///< results, gradients and definitions by name

  std::span<const NodeId> arguments_of(const Node& node) const {
    return std::span(arguments).subspan(node.first, node.count);
  }
};

}  // namespace gradjudge::formula
