// SPDX-License-Identifier: MIT
#pragma once
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "checks/oracle/written_problem.hpp"
#include "reference/evaluation.hpp"

namespace gradjudge {

/// What a loss computes of its inputs, operation by operation, so that one sweep back tells its derivative by
/// each of them (reverse mode: Griewank and Walther, Evaluating Derivatives, chapter 3), however many there
/// are. Every step is bounded, so the derivatives are enclosed, each to about its own last digits; inputs
/// that the sweep does not meet do not go into the loss at all.
template <class R>
class Tape {
 public:
  explicit Tape(Index inputs) : inputs_(inputs) {}

  /// An operation's operands, −1 for a constant, and its derivatives by them.
  struct Operation {
    Index left = -1;
    Index right = -1;
    Bounded<R> by_left;
    Bounded<R> by_right;
  };

  /// The node of the operation's result. Nodes below the number of inputs are those.
  Index record(Operation operation) {
    operations_.push_back(std::move(operation));
    return inputs_ + static_cast<Index>(operations_.size()) - 1;
  }

  /// The derivative of a node by every input that it depends on.
  std::map<Index, Bounded<R>> derivatives(Index node) const {
    std::map<Index, Bounded<R>> by_input;
    std::vector<std::optional<Bounded<R>>> adjoint(operations_.size());
    const auto add = [&](Index operand, const Bounded<R>& share) {
      if (operand < 0) return;
      if (operand < inputs_) {
        by_input[operand] += share;
        return;
      }
      auto& sum = adjoint[static_cast<std::size_t>(operand - inputs_)];
      sum = sum ? *sum + share : share;
    };
    add(node, Bounded<R>(1));
    for (std::size_t i = operations_.size(); i-- > 0;) {
      if (!adjoint[i]) continue;
      const Operation& operation = operations_[i];
      add(operation.left, *adjoint[i] * operation.by_left);
      add(operation.right, *adjoint[i] * operation.by_right);
      adjoint[i].reset();
    }
    return by_input;
  }

 private:
  Index inputs_;
  std::vector<Operation> operations_;
};

/// A bounded number that writes what is done with it on a tape. Comparisons compare the values; code that
/// branches on them must compute the same on both sides.
template <class R>
struct Recorded {
  Bounded<R> value;
  Tape<R>* tape = nullptr;  ///< none for a constant
  Index node = -1;

  Recorded() = default;
  Recorded(Bounded<R> value, Tape<R>* tape, Index node) : value(std::move(value)), tape(tape), node(node) {}
  explicit Recorded(const Bounded<R>& constant) : value(constant) {}
  explicit Recorded(double constant) : value(constant) {}
  explicit Recorded(int constant) : value(constant) {}

  Recorded operator-() const { return of(*this, -value, Bounded<R>(-1)); }
  Recorded& operator+=(const Recorded& b) { return *this = *this + b; }
  Recorded& operator-=(const Recorded& b) { return *this = *this - b; }
  Recorded& operator*=(const Recorded& b) { return *this = *this * b; }
  Recorded& operator/=(const Recorded& b) { return *this = *this / b; }

  friend Recorded operator+(const Recorded& a, const Recorded& b) {
    return of(a, b, a.value + b.value, Bounded<R>(1), Bounded<R>(1));
  }
  friend Recorded operator-(const Recorded& a, const Recorded& b) {
    return of(a, b, a.value - b.value, Bounded<R>(1), Bounded<R>(-1));
  }
  friend Recorded operator*(const Recorded& a, const Recorded& b) {
    return of(a, b, a.value * b.value, b.value, a.value);
  }
  friend Recorded operator/(const Recorded& a, const Recorded& b) {
    const Bounded<R> quotient = a.value / b.value;
    return of(a, b, quotient, Bounded<R>(1) / b.value, -quotient / b.value);
  }

  friend bool operator<(const Recorded& a, const Recorded& b) { return a.value < b.value; }
  friend bool operator>(const Recorded& a, const Recorded& b) { return a.value > b.value; }
  friend bool operator<=(const Recorded& a, const Recorded& b) { return a.value <= b.value; }
  friend bool operator>=(const Recorded& a, const Recorded& b) { return a.value >= b.value; }
  friend bool operator==(const Recorded& a, const Recorded& b) { return a.value == b.value; }

  friend Recorded exp(const Recorded& a) {
    const Bounded<R> value = exp(a.value);
    return of(a, value, value);
  }
  friend Recorded log(const Recorded& a) { return of(a, log(a.value), Bounded<R>(1) / a.value); }
  friend Recorded log1p(const Recorded& a) {
    return of(a, log1p(a.value), Bounded<R>(1) / (Bounded<R>(1) + a.value));
  }

 private:
  static Recorded of(const Recorded& a, Bounded<R> value, Bounded<R> by_a) {
    return of(a, Recorded(), std::move(value), std::move(by_a), Bounded<R>());
  }
  static Recorded of(const Recorded& a, const Recorded& b, Bounded<R> value, Bounded<R> by_a,
                     Bounded<R> by_b) {
    Tape<R>* tape = a.tape != nullptr ? a.tape : b.tape;
    if (tape == nullptr) return Recorded(value);
    const Index node = tape->record({a.node, b.node, std::move(by_a), std::move(by_b)});
    return {std::move(value), tape, node};
  }
};

/// The loss and its gradients, from the loss as it is written alone; rows that it does not depend on are not
/// stored.
template <template <class> class P, class R>
Evaluation<Bounded<R>> adjoint_truth(const P<R>& problem) {
  auto recorded = written_problem(problem).template cast<Recorded<R>>();
  Index inputs = 0;
  recorded.for_each_input(recorded, [&](std::string_view, auto& input) { inputs += input.size(); });
  Tape<R> tape(inputs);
  Index node = 0;
  recorded.for_each_input(recorded, [&](std::string_view, auto& input) {
    for (Index i = 0; i < input.size(); ++i) input.data()[i] = {input.data()[i].value, &tape, node++};
  });
  const Recorded<R> J = loss(recorded);
  const std::map<Index, Bounded<R>> derivatives = tape.derivatives(J.node);

  Evaluation<Bounded<R>> truth{{scalar_block("loss", J.value)}};
  Index first = 0;
  recorded.for_each_input(recorded, [&]<class Input>(std::string_view name, Input& input) {
    const auto begin = derivatives.lower_bound(first);
    const auto end = derivatives.lower_bound(first + input.size());
    std::vector<Index> touched;
    for (auto at = begin; at != end; ++at) touched.push_back((at->first - first) / input.cols());
    auto block =
        sparse_block<Bounded<R>>(std::string(name), input.rows(), distinct(std::move(touched)), input.cols());
    if (Input::ColsAtCompileTime == 1) block.shape.pop_back();
    for (auto at = begin; at != end; ++at) {
      const Index row = (at->first - first) / input.cols();
      block.values(stored_row(block, row), (at->first - first) % input.cols()) = at->second;
    }
    first += input.size();
    truth.blocks.push_back(std::move(block));
  });
  return truth;
}

}  // namespace gradjudge

namespace Eigen {

template <class R>
struct NumTraits<gradjudge::Recorded<R>> : GenericNumTraits<gradjudge::Recorded<R>> {
  using Real = gradjudge::Recorded<R>;
  using NonInteger = gradjudge::Recorded<R>;
  using Literal = double;
  using Nested = gradjudge::Recorded<R>;
  enum {
    IsComplex = 0,
    IsInteger = 0,
    IsSigned = 1,
    RequireInitialization = 1,
    ReadCost = 40,
    AddCost = 400,
    MulCost = 600
  };
};

}  // namespace Eigen
