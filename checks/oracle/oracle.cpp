// SPDX-License-Identifier: MIT
#include "checks/oracle/oracle.hpp"

#include "checks/oracle/black_box.hpp"
#include "checks/oracle/shared_scores.hpp"

namespace gradjudge {
namespace {

template <class R>
Truth to_truth(Evaluation<Bounded<R>> evaluation) {
  Truth truth;
  for (auto& block : evaluation.blocks) {
    truth.blocks.push_back({std::move(block.name), std::move(block.shape), std::move(block.touched),
                            block.values.unaryExpr([](const Bounded<R>& b) { return round_to<Real>(b); })});
  }
  return truth;
}

Truth to_truth(Evaluation<Bounded<Real>> evaluation) {
  return evaluation;
}

template <class R>
Truth truth_at(const Problem<Real>& problem, OraclePath path) {
  if (path == OraclePath::black_box) return to_truth(black_box_truth<R>(problem));
  if constexpr (std::is_same_v<R, Real>) {
    return shared_score_truth<Real>(problem);
  } else {
    return to_truth(shared_score_truth<R>(cast<R>(problem)));
  }
}

}  // namespace

int working_bits(Precision precision) {
  switch (precision) {
    case Precision::bits_256:
      return precision_bits<Real>;
    case Precision::bits_512:
      return precision_bits<Real512>;
    case Precision::bits_1024:
      return precision_bits<Real1024>;
  }
  return 0;
}

Precision more_bits(Precision precision) {
  switch (precision) {
    case Precision::bits_256:
      return Precision::bits_512;
    default:
      return Precision::bits_1024;
  }
}

Truth truth_of(const Problem<Real>& problem, OraclePath path, Precision precision) {
  switch (precision) {
    case Precision::bits_512:
      return truth_at<Real512>(problem, path);
    case Precision::bits_1024:
      return truth_at<Real1024>(problem, path);
    default:
      return truth_at<Real>(problem, path);
  }
}

}  // namespace gradjudge
