// SPDX-License-Identifier: MIT
#include "reference/formula/stabilize.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>
#include <vector>

#include "reference/formula/evaluate.hpp"
#include "reference/formula/functions.hpp"
#include "reference/formula/program_builder.hpp"

namespace gradjudge::formula {
namespace {

/// A decimal that is exactly the double.
std::string exact_decimal(double number) {
  std::array<char, 1100> text{};
  std::snprintf(text.data(), text.size(), "%.1074f", number);
  std::string decimal(text.data());
  decimal.erase(decimal.find_last_not_of('0') + 1);
  if (decimal.back() == '.') decimal.pop_back();
  return decimal;
}

class Rewriting {
 public:
  Rewriting(const Program& written, const Inputs& inputs)
      : written_(written),
        values_(values_in_double(written, inputs)),
        build_(stable_),
        made_(written.nodes.size()) {}

  Program run() {
    for (NodeId id = 0; id < written_.nodes.size(); ++id) {
      build_.origin = written_.nodes[id].origin;
      made_[id] = rewritten(id);
    }
    for (const auto& [name, array] : written_.arrays) {
      NodeArray& kept = stable_.arrays[name] = {array.shape, {}};
      for (const NodeId node : array.nodes) kept.nodes.push_back(made_[node]);
    }
    return std::move(stable_);
  }

 private:
  const Node& node(NodeId id) const { return written_.nodes[id]; }
  NodeId argument(NodeId id, std::size_t i) const { return written_.arguments_of(node(id))[i]; }
  bool is_call(NodeId id, std::string_view function) const {
    return node(id).operation == Operation::function && node(id).function->name == function;
  }
  bool is_one(NodeId id) const {
    return node(id).operation == Operation::constant &&
           written_.constants[static_cast<std::size_t>(node(id).whole)] == "1";
  }
  NodeId call(std::string_view function, NodeId x) {
    return build_.call(*find_function(function), std::array{x});
  }

  /// The x of e^x.
  std::optional<NodeId> exponent(NodeId id) const {
    if (is_call(id, "exp")) return argument(id, 0);
    return std::nullopt;
  }

  /// The x of 1 + e^x.
  std::optional<NodeId> one_plus_exponential(NodeId id) const {
    if (node(id).operation != Operation::add || node(id).count != 2) return std::nullopt;
    for (const std::size_t one : {0U, 1U}) {
      if (is_one(argument(id, one))) return exponent(argument(id, 1 - one));
    }
    return std::nullopt;
  }

  /// The xᵢ of Σ e^xᵢ.
  std::vector<NodeId> exponents(NodeId id) const {
    std::vector<NodeId> all;
    if (node(id).operation != Operation::add) return all;
    for (const NodeId term : written_.arguments_of(node(id))) {
      const auto x = exponent(term);
      if (!x) return {};
      all.push_back(*x);
    }
    return all;
  }

  /// The x of σ(x), however it is written, already rewritten.
  std::optional<NodeId> sigmoid_argument(NodeId id) {
    if (is_call(id, "sigma")) return made_[argument(id, 0)];
    if (node(id).operation != Operation::quotient) return std::nullopt;
    const auto x = one_plus_exponential(argument(id, 1));
    if (!x) return std::nullopt;
    if (is_one(argument(id, 0))) return build_.negate(made_[*x]);
    if (exponent(argument(id, 0)) == x) return made_[*x];
    return std::nullopt;
  }

  /// Σ e^(xᵢ − m) with m the largest xᵢ, and m.
  struct Shifted {
    NodeId sum;
    NodeId shift;
  };
  Shifted shifted(const std::vector<NodeId>& exponents) {
    double largest = -HUGE_VAL;
    for (const NodeId x : exponents) largest = std::max(largest, values_[x]);
    const NodeId shift = build_.constant(exact_decimal(std::isfinite(largest) ? largest : 0));
    const NodeId minus = build_.negate(shift);
    std::vector<NodeId> terms;
    for (const NodeId x : exponents) terms.push_back(call("exp", build_.add(std::array{made_[x], minus})));
    return {build_.add(terms), shift};
  }

  NodeId rewritten(NodeId id) {
    const Node& old = node(id);
    if (old.operation == Operation::quotient) {
      if (const auto x = sigmoid_argument(id)) return call("sigma", *x);
      const auto x = exponent(argument(id, 0));
      const std::vector<NodeId> all = exponents(argument(id, 1));
      if (x && std::find(all.begin(), all.end(), *x) != all.end()) {
        const auto [sum, shift] = shifted(all);
        return build_.quotient(call("exp", build_.add(std::array{made_[*x], build_.negate(shift)})), sum);
      }
    }
    if (old.operation == Operation::add && old.count == 2) {
      // 1 − σ(x).
      for (const std::size_t one : {0U, 1U}) {
        const NodeId other = argument(id, 1 - one);
        if (!is_one(argument(id, one)) || node(other).operation != Operation::negate) continue;
        if (const auto x = sigmoid_argument(argument(other, 0))) return call("sigma", build_.negate(*x));
      }
    }
    if (is_call(id, "log")) {
      if (const auto logarithm = rewritten_logarithm(argument(id, 0))) return *logarithm;
    }
    return copied(old);
  }

  std::optional<NodeId> rewritten_logarithm(NodeId of) {
    if (const auto x = exponent(of)) return made_[*x];
    if (const auto x = one_plus_exponential(of)) return call("softplus", made_[*x]);
    if (const auto x = sigmoid_argument(of)) return build_.negate(call("softplus", build_.negate(*x)));
    const bool complement = node(of).operation == Operation::add && made_[of] < stable_.nodes.size() &&
                            stable_.nodes[made_[of]].operation == Operation::function &&
                            stable_.nodes[made_[of]].function->name == "sigma";
    if (complement) {
      const NodeId x = stable_.arguments_of(stable_.nodes[made_[of]])[0];
      return build_.negate(call("softplus", build_.negate(x)));
    }
    if (const auto all = exponents(of); !all.empty()) {
      const auto [sum, shift] = shifted(all);
      return build_.add(std::array{shift, call("log", sum)});
    }
    if (node(of).operation == Operation::quotient) {
      const auto above = rewritten_logarithm(argument(of, 0));
      const auto below = rewritten_logarithm(argument(of, 1));
      if (above && below) return build_.add(std::array{*above, build_.negate(*below)});
    }
    return std::nullopt;
  }

  NodeId copied(const Node& old) {
    std::vector<NodeId> arguments;
    for (const NodeId one : written_.arguments_of(old)) arguments.push_back(made_[one]);
    switch (old.operation) {
      case Operation::constant:
        return build_.constant(written_.constants[static_cast<std::size_t>(old.whole)]);
      case Operation::leaf: {
        const Leaf& leaf = written_.leaves[static_cast<std::size_t>(old.whole)];
        return build_.leaf(leaf.variable, leaf.entry);
      }
      case Operation::add:
        return build_.add(arguments);
      case Operation::dot:
        return build_.dot(arguments);
      case Operation::negate:
        return build_.negate(arguments[0]);
      case Operation::product:
        return build_.product(arguments[0], arguments[1]);
      case Operation::quotient:
        return build_.quotient(arguments[0], arguments[1]);
      case Operation::power:
        return build_.power(arguments[0], old.whole);
      case Operation::function:
        return build_.call(*old.function, arguments);
      case Operation::select:
        return build_.select(old.comparison, arguments[0], arguments[1], arguments[2], arguments[3]);
    }
    return 0;
  }

  const Program& written_;
  std::vector<double> values_;
  Program stable_;
  ProgramBuilder build_;
  std::vector<NodeId> made_;  ///< the node that stands for each written one
};

}  // namespace

Program stabilized(const Program& program, const Inputs& inputs) {
  return Rewriting(program, inputs).run();
}

}  // namespace gradjudge::formula
