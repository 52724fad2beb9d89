// SPDX-License-Identifier: MIT
#include "checks/diagnosis/observed_case.hpp"

#include <algorithm>
#include <cmath>

#include "checks/shape.hpp"

namespace gradjudge {
namespace {

Matrix<double> read(const std::vector<double>& numbers, Index rows, Index columns) {
  return Eigen::Map<const Matrix<double>>(numbers.data(), rows, columns);
}

/// Lays what was returned beside the block's truth.
void put(ObservedBlock& observed, const AnswerBlock& returned) {
  observed.returned = returned;
  observed.readable = match_shape(returned.shape, observed.shape).readable;
  observed.yours.resize(0, 0);
  if (observed.readable)
    observed.yours = read(returned.numbers, observed.truth.rows(), observed.truth.cols());
  observed.wrong = observed.has_wrong_entry();
}

ObservedBlock observe_block(const Block<Bounded<Real>>& truth, const Budget& budget,
                            const AnswerBlock& returned) {
  ObservedBlock observed;
  observed.shape = truth.shape;
  const auto exact = dense(truth);
  observed.truth = exact.unaryExpr([](const Bounded<Real>& x) { return static_cast<double>(x.value); });
  observed.allowed.resize(exact.rows(), exact.cols());
  for (Index row = 0; row < exact.rows(); ++row) {
    for (Index column = 0; column < exact.cols(); ++column) {
      observed.allowed(row, column) =
          static_cast<double>(budget.allowed(truth.name, row, column, exact(row, column)));
    }
  }
  put(observed, returned);
  return observed;
}

bool same_numbers(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b));
}

}  // namespace

bool ObservedBlock::wrong_at(Index row, Index column) const {
  if (!readable || std::isnan(truth(row, column))) return false;
  // Truth is rounded to double here; two units in its last place cover that.
  const double rounding = 0x1p-52 * std::abs(truth(row, column));
  return !(std::abs(yours(row, column) - truth(row, column)) <= allowed(row, column) + rounding);
}

bool ObservedBlock::has_wrong_entry() const {
  if (!readable) return true;
  for (Index row = 0; row < truth.rows(); ++row) {
    for (Index column = 0; column < truth.cols(); ++column) {
      if (wrong_at(row, column)) return true;
    }
  }
  return false;
}

const ObservedBlock* ObservedCase::find(std::string_view block) const {
  const auto found =
      std::find_if(blocks.begin(), blocks.end(), [&](const auto& b) { return b.returned.name == block; });
  return found == blocks.end() ? nullptr : &*found;
}

ObservedCase observe(std::string name, const Problem<Real>& problem, const Truth& truth, const Budget& budget,
                     Arithmetic arithmetic, const Answer& answer) {
  ObservedCase observed{std::move(name), cast<double>(problem), arithmetic, {}, answer.changed_inputs, false};
  for (const auto& block : truth.blocks) {
    if (const AnswerBlock* returned = answer.find(block.name)) {
      observed.blocks.push_back(observe_block(block, budget, *returned));
    }
  }
  return observed;
}

ObservedCase with_answer(const ObservedCase& observed, const Answer& answer) {
  ObservedCase other = observed;
  other.blocks.clear();
  for (const auto& block : observed.blocks) {
    if (const AnswerBlock* returned = answer.find(block.returned.name)) {
      other.blocks.push_back(block);
      put(other.blocks.back(), *returned);
    }
  }
  return other;
}

bool same_answer(const Answer& a, const Answer& b) {
  return std::equal(a.blocks.begin(), a.blocks.end(), b.blocks.begin(), b.blocks.end(),
                    [](const AnswerBlock& x, const AnswerBlock& y) {
                      return x.name == y.name && x.shape == y.shape &&
                             std::equal(x.numbers.begin(), x.numbers.end(), y.numbers.begin(),
                                        y.numbers.end(), same_numbers);
                    });
}

}  // namespace gradjudge
