// SPDX-License-Identifier: MIT
#pragma once
#include "checks/diagnosis/observed_case.hpp"

namespace gradjudge {

/// How near two numbers must be to count as the same in a diagnosis: rounding of an unknown implementation,
/// relative to the number and to the largest one of its block. Far above any honest rounding, far below any
/// mistake.
struct MatchTolerance {
  double relative;
  double of_largest;
};

constexpr MatchTolerance match_tolerance(Arithmetic arithmetic) {
  return arithmetic == Arithmetic::float32 ? MatchTolerance{1e-4, 1e-5} : MatchTolerance{1e-10, 1e-13};
}

/// Whether the returned block is what was predicted: same shape, as far as it was read in the expected one,
/// every number near, non-finite where predicted so. `distance`, if not null, is raised to the largest
/// difference as a share of what was tolerated.
bool matches(const ObservedBlock& block, const AnswerBlock& predicted, Arithmetic arithmetic,
             double* distance = nullptr);

/// The same for numbers in the expected shape; false if the block cannot be read. Entries without a
/// derivative are passed over.
bool matches(const ObservedBlock& block, const Matrix<double>& predicted, Arithmetic arithmetic,
             double* distance = nullptr);

/// How a prediction of a block stands beside the answers to several cases. It accounts for them if no answer
/// contradicts it and, in some case, it departs from truth by far more than the answer departs from it.
class Fit {
 public:
  void add(const ObservedBlock& block, const AnswerBlock& predicted, Arithmetic arithmetic);
  /// Numbers in the expected shape.
  void add(const ObservedBlock& block, const Matrix<double>& predicted, Arithmetic arithmetic);

  bool contradicted() const { return contradicted_; }
  /// It is something else than truth in some case.
  bool departs() const { return departs_; }
  bool accounts() const { return !contradicted_ && telling_ > 0; }
  /// The number of cases in which the departure is far larger than what is left.
  std::size_t telling() const { return telling_; }
  /// The largest difference as a share of what was tolerated.
  double distance() const { return distance_; }

 private:
  bool contradicted_ = false;
  bool departs_ = false;
  std::size_t telling_ = 0;
  double distance_ = 0;
};

/// Whether a prediction is the truth itself, as far as the block's budget can tell.
bool is_truth(const ObservedBlock& block, const AnswerBlock& predicted);

}  // namespace gradjudge
