// SPDX-License-Identifier: MIT
#include "checks/derivation/evaluation/world.hpp"

#include <cmath>

namespace gradjudge::derivation {
namespace {

constexpr Index words = words_of_a_world;
constexpr Index dimensions = dimensions_of_a_world;

/// SplitMix64: the same numbers everywhere.
std::uint64_t next(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9E3779B97F4A7C15ull);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}

/// A multiple of 1/64 in [−1, 1], never 0.
double entry(std::uint64_t& state) {
  const auto magnitude = static_cast<double>(1 + next(state) % 64) / 64;
  return (next(state) & 1) != 0 ? magnitude : -magnitude;
}

}  // namespace

template <class Scalar>
Scalar World<Scalar>::letter(const std::string& name) const {
  std::uint64_t state = seed;
  for (const char character : name) {
    state ^= static_cast<unsigned char>(character);
    next(state);
  }
  return Scalar(0.25 + static_cast<double>(next(state) % 96) / 64);
}

template struct World<double>;
template struct World<Real>;

World<Real> make_world(Scene scene, std::uint64_t seed) {
  std::uint64_t state = 0xD1B54A32D192ED03ull + seed * 1013;
  World<Real> world;
  world.seed = seed;
  world.U = Matrix<Real>(words, dimensions);
  world.V = Matrix<Real>(words, dimensions);
  for (Index i = 0; i < words; ++i) {
    for (Index j = 0; j < dimensions; ++j) {
      world.U(i, j) = entry(state);
      world.V(i, j) = entry(state);
    }
  }
  const auto shift = static_cast<Index>(next(state) % words);
  const auto word = [&](Index i) { return (i + shift) % words; };
  world.c = word(3);
  world.o = word(1);
  // Four distinct negatives of the six other words; the center word may be drawn.
  world.negatives = {word(2), word(5), word(3), word(6)};
  world.free_sample = static_cast<Index>(next(state) % 4);
  if (scene == Scene::repeated) {
    world.negatives = {word(2), word(5), word(2), word(6), word(5), word(2)};
    world.free_sample = 2;
  }
  world.free_word = scene == Scene::same_word ? world.o : word(4);
  world.sentence = {word(0), word(1), word(5), world.c, word(6), word(5), word(0), word(4)};
  world.t = 3;
  world.m = 2;
  // The outside word of a single pair is one of the window.
  world.alpha = Real(static_cast<double>(3 + seed % 5) / 32);
  // On either side of zero in turn, for what has a kink there.
  world.x = Real(std::abs(entry(state)) * (seed % 2 == 0 ? 1 : -1));
  return world;
}

NaiveSoftmaxProblem<Real> naive_softmax_problem(const World<Real>& world) {
  return {world.V.row(world.c).transpose(), world.U, world.o};
}

NegativeSamplingProblem<Real> negative_sampling_problem(const World<Real>& world) {
  return {world.V.row(world.c).transpose(), world.U, world.o, world.negatives};
}

SkipGramProblem<Real> skip_gram_problem(const World<Real>& world, InnerLoss inner) {
  SkipGramProblem<Real> problem{world.V, world.U, world.sentence, world.t, world.m, inner, {}};
  if (inner == InnerLoss::negative_sampling)
    problem.negatives.assign(problem.outside().size(), world.negatives);
  return problem;
}

}  // namespace gradjudge::derivation
