// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <random>
#include <vector>

#include "reference/problem.hpp"
#include "reference/real.hpp"

namespace gradjudge {

/// Problems of every loss, small in size and from tiny to extreme in scale, the same for the same seed.
class RandomProblems {
 public:
  /// Of one scale throughout, or each of a scale of its own.
  explicit RandomProblems(std::uint64_t seed, std::optional<double> scale = std::nullopt)
      : random_(seed), fixed_scale_(scale) {}

  /// One problem of each loss, cbow and skip-gram over either inner loss, sizes and scale drawn anew.
  std::vector<Problem<Real>> next() {
    static constexpr double scales[] = {1e-6, 0.1, 1, 5, 30};
    scale_ = fixed_scale_.value_or(scales[random_() % 5]);
    words_ = 1 + static_cast<Index>(random_() % 8);
    d_ = 1 + static_cast<Index>(random_() % 6);
    return {
        cross_entropy(),
        SigmoidProblem<Real>{vector(d_)},
        LeakyReluProblem<Real>{nonzero(vector(d_)), Real(1) / 100},
        NaiveSoftmaxProblem<Real>{vector(d_), matrix(), word()},
        NegativeSamplingProblem<Real>{vector(d_), matrix(), word(), sentence(5)},
        skip_gram(InnerLoss::naive_softmax),
        skip_gram(InnerLoss::negative_sampling),
        CbowProblem<Real>{matrix(), matrix(), sentence(4), word(), InnerLoss::naive_softmax, {}},
        CbowProblem<Real>{matrix(), matrix(), sentence(4), word(), InnerLoss::negative_sampling, sentence(5)},
        HierarchicalSoftmaxProblem<Real>{vector(d_), matrix(), sentence(4), {0, 1, 1, 0}}};
  }

 private:
  Real number() {
    const auto thousandths = static_cast<double>(random_() % 2001) - 1000;
    return Real(thousandths) / 1000 * Real(scale_);
  }
  Index word() { return static_cast<Index>(random_() % static_cast<std::uint64_t>(words_)); }
  std::vector<Index> sentence(int length) {
    std::vector<Index> indices;
    for (int i = 0; i < length; ++i) indices.push_back(word());
    return indices;
  }
  Vector<Real> vector(Index size) {
    Vector<Real> v(size);
    for (Index i = 0; i < size; ++i) v[i] = number();
    return v;
  }
  static Vector<Real> nonzero(Vector<Real> v) {
    for (Index i = 0; i < v.size(); ++i) {
      if (v[i] == 0) v[i] = 1;
    }
    return v;
  }
  Matrix<Real> matrix() {
    Matrix<Real> m(words_, d_);
    for (Index i = 0; i < m.size(); ++i) m.data()[i] = number();
    return m;
  }
  Problem<Real> cross_entropy() {
    Vector<Real> y = Vector<Real>::Zero(words_);
    y[word()] += Real(3) / 4;
    y[word()] += Real(1) / 4;
    return CrossEntropyProblem<Real>{vector(words_), y};
  }
  Problem<Real> skip_gram(InnerLoss inner) {
    SkipGramProblem<Real> problem{matrix(), matrix(), sentence(5), static_cast<Index>(random_() % 5),
                                  2,        inner,    {}};
    if (inner == InnerLoss::negative_sampling) {
      for (std::size_t j = 0; j < problem.outside().size(); ++j) problem.negatives.push_back(sentence(3));
    }
    return problem;
  }

  std::mt19937_64 random_;
  std::optional<double> fixed_scale_;
  double scale_ = 1;
  Index words_ = 1;
  Index d_ = 1;
};

}  // namespace gradjudge
