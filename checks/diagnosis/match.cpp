// SPDX-License-Identifier: MIT
#include "checks/diagnosis/match.hpp"

#include <algorithm>
#include <cmath>

namespace gradjudge {
namespace {

double largest_finite(const double* numbers, Index count) {
  double largest = 0;
  for (Index i = 0; i < count; ++i) {
    if (std::isfinite(numbers[i])) largest = std::max(largest, std::abs(numbers[i]));
  }
  return largest;
}

struct Comparison {
  const double* yours;
  const double* predicted;
  const double* allowed;  ///< null where the shape has no budget
  const double* truth;    ///< null likewise; NaN where there is no derivative
  Index count;
};

bool all_near(const Comparison& c, Arithmetic arithmetic, double* distance) {
  const MatchTolerance tolerance = match_tolerance(arithmetic);
  const double largest = largest_finite(c.predicted, c.count);
  for (Index i = 0; i < c.count; ++i) {
    if (c.truth != nullptr && std::isnan(c.truth[i])) continue;
    if (!std::isfinite(c.predicted[i]) || !std::isfinite(c.yours[i])) {
      const bool both_nan = std::isnan(c.predicted[i]) && std::isnan(c.yours[i]);
      if (!both_nan && c.predicted[i] != c.yours[i]) return false;
      continue;
    }
    const double tolerated = tolerance.relative * std::abs(c.predicted[i]) + tolerance.of_largest * largest +
                             (c.allowed == nullptr ? 0 : c.allowed[i]);
    const double difference = std::abs(c.yours[i] - c.predicted[i]);
    if (!(difference <= tolerated)) return false;
    if (distance != nullptr && tolerated > 0) *distance = std::max(*distance, difference / tolerated);
  }
  return true;
}

AnswerBlock in_expected_shape(const ObservedBlock& block, const Matrix<double>& numbers) {
  return {block.returned.name, block.shape, {numbers.data(), numbers.data() + numbers.size()}};
}

}  // namespace

bool matches(const ObservedBlock& block, const AnswerBlock& predicted, Arithmetic arithmetic,
             double* distance) {
  const auto count = static_cast<Index>(predicted.numbers.size());
  const bool expected_shape = predicted.shape == block.shape;
  const double* allowed = expected_shape ? block.allowed.data() : nullptr;
  const double* truth = expected_shape ? block.truth.data() : nullptr;
  if (block.returned.shape == predicted.shape && block.returned.numbers.size() == predicted.numbers.size()) {
    return all_near({block.returned.numbers.data(), predicted.numbers.data(), allowed, truth, count},
                    arithmetic, distance);
  }
  // A column or a row where a vector is expected has the numbers of that vector.
  return expected_shape && block.readable &&
         all_near({block.yours.data(), predicted.numbers.data(), allowed, truth, count}, arithmetic,
                  distance);
}

bool matches(const ObservedBlock& block, const Matrix<double>& predicted, Arithmetic arithmetic,
             double* distance) {
  if (!block.readable || predicted.rows() != block.truth.rows() || predicted.cols() != block.truth.cols())
    return false;
  return all_near(
      {block.yours.data(), predicted.data(), block.allowed.data(), block.truth.data(), predicted.size()},
      arithmetic, distance);
}

bool is_truth(const ObservedBlock& block, const AnswerBlock& predicted) {
  if (predicted.shape != block.shape) return false;
  for (Index i = 0; i < block.truth.size(); ++i) {
    const double truth = block.truth.data()[i];
    if (std::isnan(truth)) continue;
    const double allowed = block.allowed.data()[i] + 0x1p-52 * std::abs(truth);
    if (!(std::abs(predicted.numbers[static_cast<std::size_t>(i)] - truth) <= allowed)) return false;
  }
  return true;
}

void Fit::add(const ObservedBlock& block, const AnswerBlock& predicted, Arithmetic arithmetic) {
  if (is_truth(block, predicted)) {
    contradicted_ = contradicted_ || block.wrong;
    return;
  }
  departs_ = true;
  if (!matches(block, predicted, arithmetic, &distance_)) {
    contradicted_ = true;
    return;
  }
  if (!block.readable || predicted.shape != block.shape) {
    ++telling_;
    return;
  }
  constexpr double far = 20;
  double departure = 0;
  double left = 0;
  bool rounding_alone = true;
  for (Index i = 0; i < block.truth.size(); ++i) {
    const double truth = block.truth.data()[i];
    const double number = predicted.numbers[static_cast<std::size_t>(i)];
    if (std::isnan(truth)) continue;
    departure = std::max(departure, std::isfinite(number) ? std::abs(number - truth) : HUGE_VAL);
    if (!std::isfinite(number)) continue;
    const double difference = std::abs(block.yours.data()[i] - number);
    left = std::max(left, difference);
    rounding_alone = rounding_alone && difference <= block.allowed.data()[i] + 0x1p-52 * std::abs(number);
  }
  if (far * left <= departure) {
    ++telling_;
  } else if (!rounding_alone) {
    contradicted_ = true;
  }
}

void Fit::add(const ObservedBlock& block, const Matrix<double>& predicted, Arithmetic arithmetic) {
  if (predicted.rows() != block.truth.rows() || predicted.cols() != block.truth.cols()) {
    contradicted_ = true;
    return;
  }
  add(block, in_expected_shape(block, predicted), arithmetic);
}

}  // namespace gradjudge
