// SPDX-License-Identifier: MIT
#include "reference/formula/program_builder.hpp"

#include <array>

namespace gradjudge::formula {

ProgramBuilder::ProgramBuilder(Program& program) : program_(program) {
  for (NodeId id = 0; id < program.nodes.size(); ++id) {
    const Node& node = program.nodes[id];
    const auto place = static_cast<std::size_t>(node.whole);
    if (node.operation == Operation::constant) constants_[program.constants[place]] = id;
    if (node.operation == Operation::leaf)
      leaves_[{program.leaves[place].variable, program.leaves[place].entry}] = id;
  }
}

NodeId ProgramBuilder::append(Node node, std::span<const NodeId> arguments) {
  node.first = static_cast<std::uint32_t>(program_.arguments.size());
  node.count = static_cast<std::uint32_t>(arguments.size());
  node.origin = origin;
  program_.arguments.insert(program_.arguments.end(), arguments.begin(), arguments.end());
  program_.nodes.push_back(node);
  return static_cast<NodeId>(program_.nodes.size() - 1);
}

NodeId ProgramBuilder::constant(const std::string& decimal) {
  if (const auto known = constants_.find(decimal); known != constants_.end()) return known->second;
  Node node;
  node.whole = static_cast<std::int32_t>(program_.constants.size());
  program_.constants.push_back(decimal);
  return constants_[decimal] = append(node, {});
}

NodeId ProgramBuilder::constant(Index whole) {
  return constant(std::to_string(whole));
}

NodeId ProgramBuilder::leaf(std::string_view variable, Index entry) {
  if (const auto known = leaves_.find({variable, entry}); known != leaves_.end()) return known->second;
  Node node;
  node.operation = Operation::leaf;
  node.whole = static_cast<std::int32_t>(program_.leaves.size());
  program_.leaves.push_back({variable, entry});
  const NodeId id = append(node, {});
  program_.leaf_nodes.push_back(id);
  return leaves_[{variable, entry}] = id;
}

bool ProgramBuilder::is_constant(NodeId id, std::string_view decimal) const {
  const Node& node = program_.nodes[id];
  return node.operation == Operation::constant &&
         program_.constants[static_cast<std::size_t>(node.whole)] == decimal;
}

NodeId ProgramBuilder::add(std::span<const NodeId> terms) {
  std::vector<NodeId> kept;
  for (const NodeId term : terms) {
    if (!is_constant(term, "0")) kept.push_back(term);
  }
  if (kept.empty()) return constant("0");
  if (kept.size() == 1) return kept[0];
  Node node;
  node.operation = Operation::add;
  return append(node, kept);
}

NodeId ProgramBuilder::dot(std::span<const NodeId> pairs) {
  std::vector<NodeId> kept;
  for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
    if (is_constant(pairs[i], "0") || is_constant(pairs[i + 1], "0")) continue;
    kept.push_back(pairs[i]);
    kept.push_back(pairs[i + 1]);
  }
  if (kept.empty()) return constant("0");
  if (kept.size() == 2) return product(kept[0], kept[1]);
  Node node;
  node.operation = Operation::dot;
  return append(node, kept);
}

NodeId ProgramBuilder::negate(NodeId x) {
  if (is_constant(x, "0")) return x;
  Node node;
  node.operation = Operation::negate;
  return append(node, std::array{x});
}

NodeId ProgramBuilder::product(NodeId x, NodeId y) {
  if (is_constant(x, "1") || is_constant(y, "0")) return y;
  if (is_constant(y, "1") || is_constant(x, "0")) return x;
  Node node;
  node.operation = Operation::product;
  return append(node, std::array{x, y});
}

NodeId ProgramBuilder::quotient(NodeId x, NodeId y) {
  if (is_constant(y, "1")) return x;
  Node node;
  node.operation = Operation::quotient;
  return append(node, std::array{x, y});
}

NodeId ProgramBuilder::power(NodeId x, int exponent) {
  if (exponent == 0) return constant("1");
  if (exponent == 1) return x;
  Node node;
  node.operation = Operation::power;
  node.whole = exponent;
  return append(node, std::array{x});
}

NodeId ProgramBuilder::call(const Function& function, std::span<const NodeId> arguments) {
  Node node;
  node.operation = Operation::function;
  node.function = &function;
  return append(node, arguments);
}

NodeId ProgramBuilder::select(Comparison comparison, NodeId a, NodeId b, NodeId then, NodeId otherwise) {
  Node node;
  node.operation = Operation::select;
  node.comparison = comparison;
  return append(node, std::array{a, b, then, otherwise});
}

}  // namespace gradjudge::formula
