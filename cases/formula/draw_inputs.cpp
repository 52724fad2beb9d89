// SPDX-License-Identifier: MIT
#include "cases/formula/draw_inputs.hpp"

#include <algorithm>
#include <cmath>

#include "cases/random_numbers.hpp"
#include "reference/formula/shape_of.hpp"
#include "reference/formula/smooth.hpp"
#include "reference/invalid_problem.hpp"

namespace gradjudge {
namespace {

using formula::Array;
using formula::entries_of;
using formula::Nature;
using formula::Variable;

constexpr int most_draws = 100;

class Drawing {
 public:
  Drawing(const formula::Loss& loss, const RandomProblem& request)
      : loss_(loss), request_(request), numbers_(request) {}

  formula::Inputs draw(const formula::Inputs& given) {
    formula::Inputs inputs = given;
    // Whole numbers first: sizes may depend on them.
    for (const bool whole : {true, false}) {
      for (const auto* variables : {&loss_.inputs, &loss_.data}) {
        for (const auto& variable : *variables) {
          if (variable.whole != whole || given.whole.contains(variable.name) ||
              given.real.contains(variable.name))
            continue;
          if (whole) {
            inputs.whole[variable.name] = whole_numbers(variable, inputs);
          } else {
            inputs.real[variable.name] = real_numbers(variable, formula::shape_of(variable.shape, inputs));
          }
        }
      }
    }
    return inputs;
  }

 private:
  Array<Index> whole_numbers(const Variable& variable, const formula::Inputs& inputs) {
    Array<Index> drawn{formula::shape_of(variable.shape, inputs), {}};
    const Index count = entries_of(drawn.shape);
    if (variable.nature == Nature::permutation) {
      for (Index i = 0; i < count; ++i) drawn.values.push_back(i);
      for (Index i = count; i-- > 1;)
        std::swap(drawn.values[static_cast<std::size_t>(i)],
                  drawn.values[static_cast<std::size_t>(numbers_.word(i + 1))]);
      return drawn;
    }
    const auto least = static_cast<Index>(variable.range.minimum.value_or(0));
    const Index choices =
        variable.index_into.empty()
            ? static_cast<Index>(variable.range.maximum.value_or(static_cast<double>(least) + 1)) - least + 1
            : formula::shape_of(variable.index_into, inputs)[0];
    for (Index i = 0; i < count; ++i) drawn.values.push_back(least + numbers_.word(choices));
    return drawn;
  }

  /// Within the variable's range.
  Real number(const Variable& variable) {
    const auto& [minimum, maximum, open] = variable.range;
    if (minimum && maximum) {
      const Real share = Real(1 + numbers_.word(9998)) / 10000;
      return Real(*minimum) + share * Real(*maximum - *minimum);
    }
    const Real drawn = open ? numbers_.number_but_zero() : numbers_.number();
    if (minimum) return Real(*minimum) + abs(drawn);
    return maximum ? Real(Real(*maximum) - abs(drawn)) : drawn;
  }

  Array<Real> real_numbers(const Variable& variable, std::vector<Index> shape) {
    Array<Real> drawn{std::move(shape), {}};
    const Index count = entries_of(drawn.shape);
    for (Index i = 0; i < count; ++i)
      drawn.values.push_back(variable.nature == Nature::mask ? Real(numbers_.word(2)) : number(variable));
    const Index last = drawn.shape.empty() ? 1 : drawn.shape.back();
    if (variable.nature == Nature::probabilities) make_probabilities(drawn.values, last);
    if (variable.nature == Nature::symmetric) make_symmetric(drawn.values, last);
    if (variable.nature == Nature::positive_definite) make_positive_definite(drawn.values, last);
    return drawn;
  }

  /// Thousandths that sum to 1 along the last dimension.
  void make_probabilities(std::vector<Real>& values, Index last) {
    for (std::size_t first = 0; first < values.size(); first += static_cast<std::size_t>(last)) {
      Index left = 1000 - last;
      for (Index i = 0; i < last; ++i) {
        const Index share = i + 1 == last ? left : numbers_.word(left + 1);
        values[first + static_cast<std::size_t>(i)] = Real(share + 1) / 1000;
        left -= share;
      }
    }
  }

  static void make_symmetric(std::vector<Real>& values, Index size) {
    const auto n = static_cast<std::size_t>(size);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < i; ++j) values[i * n + j] = values[j * n + i];
    }
  }

  /// A Aᵀ + 1.
  static void make_positive_definite(std::vector<Real>& values, Index size) {
    const auto n = static_cast<std::size_t>(size);
    const std::vector<Real> factor = values;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        Real sum(i == j ? 1 : 0);
        for (std::size_t k = 0; k < n; ++k) sum += factor[i * n + k] * factor[j * n + k];
        values[i * n + j] = sum;
      }
    }
  }

  const formula::Loss& loss_;
  const RandomProblem& request_;
  RandomNumbers numbers_;
};

}  // namespace

formula::Inputs draw_inputs(const formula::Loss& loss, const formula::Inputs& given,
                            const RandomProblem& request) {
  Drawing drawing(loss, request);
  for (int attempt = 0; attempt < most_draws; ++attempt) {
    formula::Inputs inputs = drawing.draw(given);
    if (is_smooth_around(loss, inputs)) return inputs;
  }
  throw InvalidProblem("random", "no inputs within the domain and away from kinks were found in 100 draws");
}

}  // namespace gradjudge
