// SPDX-License-Identifier: MIT
#pragma once
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <utility>

#include "reference/formula/program.hpp"

namespace gradjudge::formula {

/// Appends nodes to a program. Leaves and constants are made once each; sums of one term, products with 1 and
/// sums with 0 are the other operand.
class ProgramBuilder {
 public:
  explicit ProgramBuilder(Program& program);

  NodeId constant(const std::string& decimal);
  NodeId constant(Index whole);
  NodeId leaf(std::string_view variable, Index entry);
  NodeId add(std::span<const NodeId> terms);
  NodeId dot(std::span<const NodeId> pairs);  ///< x₁, y₁, x₂, y₂, …
  NodeId negate(NodeId x);
  NodeId product(NodeId x, NodeId y);
  NodeId quotient(NodeId x, NodeId y);
  NodeId power(NodeId x, int exponent);
  NodeId call(const Function& function, std::span<const NodeId> arguments);
  NodeId select(Comparison comparison, NodeId a, NodeId b, NodeId then, NodeId otherwise);

  bool is_constant(NodeId node, std::string_view decimal) const;

  std::uint32_t origin = 0;  ///< of the nodes that are made from now on

 private:
  NodeId append(Node node, std::span<const NodeId> arguments);

  Program& program_;
  std::map<std::string, NodeId, std::less<>> constants_;
  std::map<std::pair<std::string_view, Index>, NodeId> leaves_;
};

}  // namespace gradjudge::formula
