// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "reference/problem.hpp"
#include "reference/real.hpp"

namespace gradjudge::derivation {

/// V and d in every world.
inline constexpr Index words_of_a_world = 7;
inline constexpr Index dimensions_of_a_world = 3;

/// Which words a world is made to tell apart.
enum class Scene {
  other_word,  ///< the free word is not o; negatives are distinct and o is not among them
  same_word,   ///< the free word is o
  repeated     ///< the free negative is drawn three times, others once or twice
};

/// Values for every name that a derivation may use. V, d, K and the window are all different numbers, so that
/// a transposition or a wrong bound shows.
template <class Scalar>
struct World {
  Matrix<Scalar> U;  ///< outside vectors as rows, V × d
  Matrix<Scalar> V;  ///< center vectors as rows, V × d
  Index c = 0;
  Index o = 0;
  std::vector<Index> negatives;  ///< words w_1 … w_K
  std::vector<Index> sentence;
  Index t = 0;  ///< the center's position in the sentence
  Index m = 2;
  Index free_word = 0;    ///< w, if nothing binds it
  Index free_sample = 0;  ///< k, if nothing binds it: a position in negatives
  Scalar alpha;
  Scalar x;  ///< the argument of σ and relu
  std::uint64_t seed = 0;

  /// A positive number for a letter that stands for any number.
  Scalar letter(const std::string& name) const;

  template <class To>
  World<To> cast() const {
    return {U.template cast<To>(),
            V.template cast<To>(),
            c,
            o,
            negatives,
            sentence,
            t,
            m,
            free_word,
            free_sample,
            static_cast<To>(alpha),
            static_cast<To>(x),
            seed};
  }
};

/// The same world for the same scene and seed, on every machine.
World<Real> make_world(Scene scene, std::uint64_t seed);

NaiveSoftmaxProblem<Real> naive_softmax_problem(const World<Real>& world);
NegativeSamplingProblem<Real> negative_sampling_problem(const World<Real>& world);
SkipGramProblem<Real> skip_gram_problem(const World<Real>& world, InnerLoss inner);

}  // namespace gradjudge::derivation
