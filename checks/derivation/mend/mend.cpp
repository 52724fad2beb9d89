// SPDX-License-Identifier: MIT
#include "checks/derivation/mend/mend.hpp"

#include <algorithm>

#include "checks/derivation/evaluation/same_value.hpp"
#include "checks/derivation/expression/latex_printer.hpp"
#include "checks/derivation/mend/cause.hpp"
#include "checks/derivation/mend/edits.hpp"

namespace gradjudge::derivation {
namespace {

constexpr std::size_t trials_a_line = 6000;
constexpr std::size_t largest_expression = 220;

/// Compares candidates with the truth in double, in the first world of every scene.
class Screen {
 public:
  Screen(const Claim& claim, const Convention& convention) : reading_(reading_for(claim, convention)) {
    for (const Scene scene : claim.scenes) {
      const World<Real>& world = world_for(scene, 1);
      Notes notes;
      truths_.push_back(truth_of<double>(claim, world, convention, notes));
      worlds_.push_back(world.template cast<double>());
    }
  }

  bool passes(const Expression& candidate) const {
    for (std::size_t i = 0; i < worlds_.size(); ++i) {
      try {
        Evaluator<double> evaluator(worlds_[i], reading_);
        if (!same_value(evaluator.evaluate(candidate), truths_[i])) return false;
      } catch (const ShapeMismatch&) {
        return false;
      } catch (const Unevaluable&) {
        return false;
      }
    }
    return true;
  }

 private:
  Reading reading_;
  std::vector<Value<double>> truths_;
  std::vector<World<double>> worlds_;
};

bool proven(const Expression& candidate, const Claim& claim, const Convention& convention) {
  for (const Scene scene : claim.scenes) {
    for (const std::uint64_t seed : {0u, 1u, 2u, 101u, 102u}) {
      if (!equals_truth<Real>(candidate, claim, world_for(scene, seed), convention)) return false;
    }
  }
  return true;
}

struct Found {
  std::vector<Edit> edits;
  double cost = 0;
};

Mend to_mend(const Expression& expression, const Found& found) {
  Mend mend;
  mend.line = to_latex(found.edits.back().tree);
  if (found.edits.size() == 1) {
    mend.before = to_latex(found.edits[0].before);
    mend.after = to_latex(found.edits[0].after);
  } else {
    mend.before = to_latex(expression);
    mend.after = mend.line;
  }
  mend.sentence = mend.before + " should be " + mend.after;
  const std::string cause =
      found.edits.size() == 1 ? cause_of(found.edits[0].before, found.edits[0].after) : std::string();
  if (!cause.empty()) mend.sentence += " (" + cause + ")";
  return mend;
}

}  // namespace

std::optional<Mend> find_mend(const Expression& expression, const Claim& claim, const Convention& convention,
                              std::size_t edits, MendLimits& limits) {
  if (size_of(expression) > largest_expression) return std::nullopt;
  std::size_t trials = std::min(trials_a_line, limits.trials);
  const std::size_t granted = trials;
  const EditNames names{
      claim.index, claim.loss == LossInForce::negative_sampling,
      std::find(claim.scenes.begin(), claim.scenes.end(), Scene::repeated) != claim.scenes.end()};
  std::optional<Found> best;
  try {
    const Screen screen(claim, convention);
    const std::vector<Edit> singles = single_edits(expression, names);
    for (const Edit& edit : singles) {
      if (trials == 0 || (best && edit.cost >= best->cost)) break;
      --trials;
      if (screen.passes(edit.tree) && proven(edit.tree, claim, convention)) best = Found{{edit}, edit.cost};
    }
    for (const Edit& first : singles) {
      if (best || trials == 0 || edits < 2) break;
      std::optional<Found> pair;
      for (const Edit& second : single_edits(first.tree, names)) {
        if (trials == 0 || (pair && second.cost >= pair->cost)) break;
        --trials;
        if (second.tree == expression || !screen.passes(second.tree)) continue;
        if (proven(second.tree, claim, convention)) pair = Found{{first, second}, second.cost};
      }
      if (pair) best = pair;
    }
  } catch (const ShapeMismatch&) {
  } catch (const Unevaluable&) {
    // The left-hand side has no value in this convention: nothing to mend towards.
  }
  limits.trials -= granted - trials;
  if (!best) return std::nullopt;
  return to_mend(expression, *best);
}

}  // namespace gradjudge::derivation
