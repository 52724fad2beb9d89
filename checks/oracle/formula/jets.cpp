// SPDX-License-Identifier: MIT
#include "checks/oracle/formula/jets.hpp"

#include <unordered_map>

#include "reference/formula/functions.hpp"

namespace gradjudge {
namespace {

using formula::Node;
using formula::NodeId;
using formula::Operation;

class Evaluation {
 public:
  Evaluation(const formula::Program& program, std::span<const Ball> center, const JetArithmetic& arithmetic,
             std::size_t size)
      : program_(program), center_(center), arithmetic_(arithmetic) {
    jets_.reserve(size);
  }

  Jet run(std::span<const NodeId> cone, const Ball& interval) {
    Jet moving;
    moving.c[0] = interval;
    moving.c[1] = Ball(1);
    place_[cone[0]] = 0;
    jets_.push_back(std::move(moving));
    for (const NodeId id : cone.subspan(1)) {
      Jet jet = evaluate(program_.nodes[id]);
      place_[id] = jets_.size();
      jets_.push_back(std::move(jet));
    }
    return std::move(jets_.back());
  }

 private:
  const Jet* moved(NodeId id) const {
    const auto found = place_.find(id);
    return found == place_.end() ? nullptr : &jets_[found->second];
  }
  Jet jet(NodeId id) const {
    const Jet* found = moved(id);
    return found == nullptr ? arithmetic_.constant(center_[id]) : *found;
  }

  Jet evaluate(const Node& node) {
    const std::span<const NodeId> x = program_.arguments_of(node);
    switch (node.operation) {
      case Operation::constant:
      case Operation::leaf:
        break;  // neither depends on another node
      case Operation::add:
        return sum(x);
      case Operation::dot:
        return dot(x);
      case Operation::negate:
        return arithmetic_.negate(jet(x[0]));
      case Operation::product:
        return product(x[0], x[1]);
      case Operation::quotient:
        return arithmetic_.quotient(jet(x[0]), jet(x[1]));
      case Operation::power:
        return arithmetic_.power(jet(x[0]), node.whole);
      case Operation::function: {
        std::vector<Jet> arguments;
        for (const NodeId argument : x) arguments.push_back(jet(argument));
        return arithmetic_.function(*node.function, arguments);
      }
      case Operation::select:
        return arithmetic_.select(node.comparison, jet(x[0]), jet(x[1]), jet(x[2]), jet(x[3]));
    }
    return {};
  }

  /// Terms that stay where they are change the value alone.
  Jet sum(std::span<const NodeId> terms) {
    Jet total;
    for (const NodeId term : terms) {
      if (const Jet* one = moved(term)) {
        for (std::size_t i = 0; i < total.c.size(); ++i)
          arb_add(total.c[i].get(), total.c[i].get(), one->c[i].get(), arithmetic_.bits);
      } else {
        arb_add(total.c[0].get(), total.c[0].get(), center_[term].get(), arithmetic_.bits);
      }
    }
    return total;
  }

  void add_scaled(Jet& total, const Jet& x, const Ball& factor) const {
    for (std::size_t i = 0; i < total.c.size(); ++i)
      arb_addmul(total.c[i].get(), x.c[i].get(), factor.get(), arithmetic_.bits);
  }

  Jet product(NodeId x, NodeId y) {
    const std::array pair{x, y};
    return dot(pair);
  }

  Jet dot(std::span<const NodeId> pairs) {
    Jet total;
    for (std::size_t i = 0; i < pairs.size(); i += 2) {
      const Jet* x = moved(pairs[i]);
      const Jet* y = moved(pairs[i + 1]);
      if (x != nullptr && y != nullptr) {
        total = arithmetic_.add(total, arithmetic_.product(*x, *y));
      } else if (x != nullptr) {
        add_scaled(total, *x, center_[pairs[i + 1]]);
      } else if (y != nullptr) {
        add_scaled(total, *y, center_[pairs[i]]);
      } else {
        arb_addmul(total.c[0].get(), center_[pairs[i]].get(), center_[pairs[i + 1]].get(), arithmetic_.bits);
      }
    }
    return total;
  }

  const formula::Program& program_;
  std::span<const Ball> center_;
  const JetArithmetic& arithmetic_;
  std::vector<Jet> jets_;
  std::unordered_map<NodeId, std::size_t> place_;
};

}  // namespace

Jet jet_of(const formula::Program& program, std::span<const NodeId> cone, std::span<const Ball> center,
           const Ball& interval, const JetArithmetic& arithmetic) {
  return Evaluation(program, center, arithmetic, cone.size()).run(cone, interval);
}

}  // namespace gradjudge
