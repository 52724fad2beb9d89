// SPDX-License-Identifier: MIT
#include "checks/oracle/formula/certified_difference.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "checks/oracle/formula/jets.hpp"
#include "reference/formula/ball_arithmetic.hpp"
#include "reference/formula/evaluate.hpp"

namespace gradjudge {
namespace {

using formula::NodeId;

/// The largest step, relative to x: the interval of the Taylor coefficients must stay narrow.
constexpr int reach = -60;
/// A step that straddles a kink is made smaller by so much, so often.
constexpr int smaller = -40;
constexpr int most_attempts = 6;

/// log₂ of a ball's largest magnitude; −∞ for zero.
double log2_magnitude(const Ball& ball) {
  Ball magnitude;
  arf_t upper;
  arf_init(upper);
  arb_get_abs_ubound_arf(upper, ball.get(), 32);
  const double log2 = arf_is_zero(upper) != 0 ? -HUGE_VAL : fmpz_get_d(ARF_EXPREF(upper));
  arf_clear(upper);
  return log2;
}

double log2_radius(const Ball& ball) {
  const auto* radius = arb_radref(ball.get());
  return mag_is_zero(radius) != 0 ? -HUGE_VAL : fmpz_get_d(MAG_EXPREF(radius));
}

Ball power_of_two(int exponent) {
  Ball power(1);
  arb_mul_2exp_si(power.get(), power.get(), exponent);
  return power;
}

/// x ± h, exactly.
Ball moved_by(const Ball& x, const Ball& h, bool up) {
  Ball moved;
  if (up) {
    arf_add(arb_midref(moved.get()), arb_midref(x.get()), arb_midref(h.get()), ARF_PREC_EXACT, ARF_RND_NEAR);
  } else {
    arf_sub(arb_midref(moved.get()), arb_midref(x.get()), arb_midref(h.get()), ARF_PREC_EXACT, ARF_RND_NEAR);
  }
  return moved;
}

}  // namespace

CertifiedDifferences::CertifiedDifferences(const formula::Program& program, NodeId J,
                                           const formula::Inputs& inputs, std::vector<Ball> center,
                                           slong bits)
    : program_(program),
      J_(J),
      inputs_(inputs),
      center_(std::move(center)),
      moved_(center_),
      cones_(program, J),
      bits_(bits) {}

Ball CertifiedDifferences::J_at(const std::vector<NodeId>& cone, const Ball& x) {
  const formula::BallArithmetic arithmetic{inputs_, bits_};
  moved_[cone[0]] = x;
  for (const NodeId id : std::span(cone).subspan(1))
    moved_[id] = evaluate_node(program_, program_.nodes[id], arithmetic, std::span<const Ball>(moved_));
  return moved_[J_];
}

CertifiedDifference CertifiedDifferences::along(NodeId leaf) {
  CertifiedDifference difference;
  const std::vector<NodeId> cone = cones_.above(leaf);
  if (cone.back() != J_) return difference;  // J does not depend on it: the slope is exactly 0
  const Ball& x = center_[leaf];
  const double size = log2_magnitude(x);
  int largest = reach + (std::isfinite(size) ? static_cast<int>(size) : 0);
  const JetArithmetic jets{64};
  for (int attempt = 0; attempt < most_attempts; ++attempt, largest += smaller) {
    Ball interval = x;
    arb_add_error_2exp_si(interval.get(), largest);
    Jet jet = jet_of(program_, cone, center_, interval, jets);
    arb_abs(difference.M3.get(), jet.c[3].get());
    arb_mul_ui(difference.M3.get(), difference.M3.get(), 6, 64);
    if (arb_is_finite(difference.M3.get())) break;
  }
  if (arb_is_finite(difference.M3.get()) == 0 || arb_is_finite(center_[J_].get()) == 0) {
    arb_indeterminate(difference.slope.get());
    return difference;
  }
  const double epsilon =
      std::max(log2_radius(center_[J_]), log2_magnitude(center_[J_]) - static_cast<double>(bits_));
  const double M3 = log2_magnitude(difference.M3);
  const double best = (epsilon + std::log2(3.0) - M3) / 3;
  difference.log2_step = std::isfinite(best) && best < largest ? static_cast<int>(std::floor(best)) : largest;
  const Ball h = power_of_two(difference.log2_step);
  difference.J_plus = J_at(cone, moved_by(x, h, true));
  difference.J_minus = J_at(cone, moved_by(x, h, false));
  for (const NodeId id : cone) moved_[id] = center_[id];
  Ball& slope = difference.slope;
  arb_sub(slope.get(), difference.J_plus.get(), difference.J_minus.get(), bits_);
  arb_mul_2exp_si(slope.get(), slope.get(), -difference.log2_step - 1);
  Ball truncation = difference.M3;
  arb_mul_2exp_si(truncation.get(), truncation.get(), slong{2} * difference.log2_step);
  arb_div_ui(truncation.get(), truncation.get(), 6, 64);
  arb_add_error(slope.get(), truncation.get());
  return difference;
}

}  // namespace gradjudge
