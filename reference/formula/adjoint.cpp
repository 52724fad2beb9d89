// SPDX-License-Identifier: MIT
#include "reference/formula/adjoint.hpp"

#include <array>

#include "reference/formula/function_derivative.hpp"
#include "reference/formula/functions.hpp"
#include "reference/formula/program_builder.hpp"

namespace gradjudge::formula {
namespace {

using Kind = Expression::Kind;

class Accumulation {
 public:
  Accumulation(Program& program, NodeId J) : program_(program), build_(program), J_(J), gathered_(J + 1) {}

  /// Adjoints of all nodes up to J, last first.
  void run() {
    gathered_[J_].terms = {build_.constant("1")};
    for (NodeId id = J_ + 1; id-- > 0;) {
      Gathered& gathered = gathered_[id];
      if (gathered.terms.empty() && gathered.pairs.empty()) continue;
      const Node node = program_.nodes[id];
      build_.origin = node.origin;
      std::vector<NodeId> terms = gathered.terms;
      if (!gathered.pairs.empty()) terms.push_back(build_.dot(gathered.pairs));
      gathered.adjoint = build_.add(terms);
      hand_on(id, node, gathered.adjoint);
    }
  }

  NodeId adjoint(NodeId node) {
    const bool reached =
        node < gathered_.size() && !(gathered_[node].terms.empty() && gathered_[node].pairs.empty());
    return reached ? gathered_[node].adjoint : build_.constant("0");
  }

 private:
  struct Gathered {
    std::vector<NodeId> terms;
    std::vector<NodeId> pairs;  ///< adjoint, factor, …
    NodeId adjoint = 0;
  };

  void add(NodeId to, NodeId term) { gathered_[to].terms.push_back(term); }
  void add(NodeId to, NodeId adjoint, NodeId factor) {
    auto& pairs = gathered_[to].pairs;
    pairs.insert(pairs.end(), {adjoint, factor});
  }

  /// The derivative rule of each operation.
  void hand_on(NodeId id, const Node& node, NodeId adjoint) {
    const std::span<const NodeId> view = program_.arguments_of(node);
    const std::vector<NodeId> x(view.begin(), view.end());  // building moves the arguments
    switch (node.operation) {
      case Operation::constant:
      case Operation::leaf:
        return;
      case Operation::add:
        for (const NodeId term : x) add(term, adjoint);
        return;
      case Operation::dot:
        for (std::size_t i = 0; i < x.size(); i += 2) {
          add(x[i], adjoint, x[i + 1]);
          add(x[i + 1], adjoint, x[i]);
        }
        return;
      case Operation::negate:
        return add(x[0], build_.negate(adjoint));
      case Operation::product:
        add(x[0], adjoint, x[1]);
        return add(x[1], adjoint, x[0]);
      case Operation::quotient: {
        // d(x/y) = (dx − (x/y) dy) / y.
        const NodeId share = build_.quotient(adjoint, x[1]);
        add(x[0], share);
        return add(x[1], build_.negate(share), id);
      }
      case Operation::power: {
        const NodeId n = build_.constant(Index{node.whole});
        return add(x[0], adjoint, build_.product(n, build_.power(x[0], node.whole - 1)));
      }
      case Operation::function:
        for (std::size_t i = 0; i < x.size(); ++i) add(x[i], adjoint, slope(id, node, x, i));
        return;
      case Operation::select:
        return hand_on_choice(node, x, adjoint);
    }
  }

  void hand_on_choice(const Node& node, const std::vector<NodeId>& x, NodeId adjoint) {
    const NodeId zero = build_.constant("0");
    // Where both sides are equal there is a kink: less and less_or_equal ask whether b is surely greater.
    const bool ordered = node.comparison == Comparison::less || node.comparison == Comparison::less_or_equal;
    const Comparison how = ordered ? Comparison::greater_or_undefined : node.comparison;
    const NodeId a = ordered ? x[1] : x[0];
    const NodeId b = ordered ? x[0] : x[1];
    add(x[2], build_.select(how, a, b, adjoint, zero));
    add(x[3], build_.select(how, a, b, zero, adjoint));
  }

  /// dy/dxᵢ of a function of the table.
  NodeId slope(NodeId y, const Node& node, const std::vector<NodeId>& x, std::size_t argument) {
    const NodeId value = expression(derivative_of(*node.function, argument), x, y);
    if (!node.function->kink_at_zero) return value;
    const NodeId zero = build_.constant("0");
    return build_.select(Comparison::greater_or_undefined, x[0], zero, value, value);
  }

  NodeId expression(const Expression& e, const std::vector<NodeId>& x, NodeId y) {
    const auto child = [&](std::size_t i) { return expression(e.children[i], x, y); };
    switch (e.kind) {
      case Kind::name:
        return e.text == "y" ? y : x[e.text == "x_2" ? 1 : 0];
      case Kind::negate:
        return build_.negate(child(0));
      case Kind::add: {
        std::vector<NodeId> terms;
        for (std::size_t i = 0; i < e.children.size(); ++i) terms.push_back(child(i));
        return build_.add(terms);
      }
      case Kind::product:
        return build_.product(child(0), child(1));
      case Kind::quotient:
        return build_.quotient(child(0), child(1));
      case Kind::power:
        return build_.power(child(0), std::stoi(e.children[1].text));
      case Kind::call:
        return build_.call(*find_function(e.text), std::array{child(0)});
      default:
        return build_.constant(e.text);
    }
  }

  Program& program_;
  ProgramBuilder build_;
  NodeId J_;
  std::vector<Gathered> gathered_;
};

}  // namespace

std::string gradient_name(std::string_view input) {
  return "dJ/d" + std::string(input);
}

NodeId objective(const Loss& loss, Program& program) {
  if (!loss.is_layer) return program.arrays.at(loss.results.front()).nodes.front();
  ProgramBuilder build(program);
  std::vector<NodeId> pairs;
  for (const auto& result : loss.results) {
    const NodeArray& value = program.arrays.at(result);
    const Variable* upstream = loss.find("d" + result);
    for (std::size_t i = 0; i < value.nodes.size(); ++i) {
      pairs.push_back(build.leaf(upstream->name, static_cast<Index>(i)));
      pairs.push_back(value.nodes[i]);
    }
  }
  return build.dot(pairs);
}

void append_gradients(const Loss& loss, const Inputs& inputs, NodeId J, Program& program) {
  Accumulation accumulation(program, J);
  accumulation.run();
  ProgramBuilder build(program);
  for (const auto& input : loss.inputs) {
    const auto& shape = inputs.real.at(input.name).shape;
    NodeArray gradient{shape, {}};
    for (Index i = 0; i < entries_of(shape); ++i)
      gradient.nodes.push_back(accumulation.adjoint(build.leaf(input.name, i)));
    program.arrays[gradient_name(input.name)] = std::move(gradient);
  }
}

}  // namespace gradjudge::formula
