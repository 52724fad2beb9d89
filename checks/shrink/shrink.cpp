// SPDX-License-Identifier: MIT
#include "checks/shrink/shrink.hpp"

#include <chrono>
#include <vector>

#include "checks/shrink/smaller_problems.hpp"

namespace gradjudge {
namespace {

class Search {
 public:
  Search(Problem<Real> problem, const std::function<bool(const Problem<Real>&)>& still_fails,
         const ShrinkLimits& limits)
      : best_{std::move(problem), 0}, still_fails_(still_fails), limits_(limits) {}

  /// Takes the first candidate that still fails; false if none does or the limits are reached.
  bool advance(std::vector<Problem<Real>> candidates) {
    for (auto& candidate : candidates) {
      if (exhausted()) return false;
      ++best_.evaluations;
      if (!still_fails_(candidate)) continue;
      best_.problem = std::move(candidate);
      return true;
    }
    return false;
  }

  const Shrunk& best() const { return best_; }

 private:
  bool exhausted() const {
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start_;
    return best_.evaluations >= limits_.evaluations || spent.count() >= limits_.seconds;
  }

  Shrunk best_;
  const std::function<bool(const Problem<Real>&)>& still_fails_;
  ShrinkLimits limits_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace

Shrunk shrink(const Problem<Real>& problem, const std::function<bool(const Problem<Real>&)>& still_fails,
              const ShrinkLimits& limits) {
  Search search(problem, still_fails, limits);
  bool changed = true;
  while (changed) {
    changed = false;
    while (search.advance(structurally_smaller(search.best().problem))) changed = true;
    while (search.advance(numerically_simpler(search.best().problem))) changed = true;
  }
  return search.best();
}

}  // namespace gradjudge
