// SPDX-License-Identifier: MIT
#pragma once
// In Debian 12 Arb stands alone; in FLINT 3 it is a part of it.
#if __has_include(<flint/arb.h>)
#include <flint/arb.h>
#include <flint/arb_hypgeom.h>
#else
#include <arb.h>
#include <arb_hypgeom.h>
#endif

#include <utility>

namespace gradjudge {

/// A real number known to lie in a ball: Arb's midpoint and radius, with the radius a proven bound.
/// Operations are Arb's own (arb_add, arb_exp, …), which take the precision in bits; this only owns the
/// memory.
class Ball {
 public:
  Ball() { arb_init(ball_); }
  explicit Ball(long whole) {
    arb_init(ball_);
    arb_set_si(ball_, whole);
  }
  Ball(const Ball& other) {
    arb_init(ball_);
    arb_set(ball_, other.ball_);
  }
  Ball(Ball&& other) noexcept {
    arb_init(ball_);
    arb_swap(ball_, other.ball_);
  }
  Ball& operator=(const Ball& other) {
    arb_set(ball_, other.ball_);
    return *this;
  }
  Ball& operator=(Ball&& other) noexcept {
    arb_swap(ball_, other.ball_);
    return *this;
  }
  ~Ball() { arb_clear(ball_); }

  arb_ptr get() { return ball_; }
  arb_srcptr get() const { return ball_; }

 private:
  arb_t ball_;
};

}  // namespace gradjudge
