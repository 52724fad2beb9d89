// SPDX-License-Identifier: MIT
#include "checks/diagnosis/numerical_derivative.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "tests/checks/diagnosis/observed_cases.hpp"

namespace gradjudge {
namespace {

double itself(double x) {
  return x;
}
double in_float32(double x) {
  return static_cast<double>(static_cast<float>(x));
}

/// Differences of the loss at x + above and x + below in place of U's gradient.
Change differences(double above, double below, double (*rounded)(double) = itself) {
  return [=](const Problem<double>& problem, Answer& answer) {
    Problem<double> moved = problem;
    std::visit(
        [&](auto& p) {
          if constexpr (requires { p.U; }) {
            auto& U = numbers(answer, "U");
            for (Index i = 0; i < p.U.size(); ++i) {
              double& x = p.U.data()[i];
              const double before = x;
              x = before + above;
              const double higher = loss(p);
              x = before + below;
              const double lower = loss(p);
              x = before;
              U[static_cast<std::size_t>(i)] = rounded((higher - lower) / (above - below));
            }
          }
        },
        moved);
  };
}

bool recognized(const std::vector<Problem<Real>>& problems, const Change& change) {
  return numerical_derivative(observe_changed(problems, change), "U").has_value();
}

TEST(NumericalDerivative, IsRecognizedWhateverItsStep) {
  for (const auto& problems : {softmax_problems(), sampling_problems()}) {
    for (const double h : {1e-3, 1e-4, 3e-4, 1e-5, 1e-6, 1e-7}) {
      EXPECT_TRUE(recognized(problems, differences(h, -h))) << "central, " << h;
      EXPECT_TRUE(recognized(problems, differences(h, 0))) << "one-sided, " << h;
      EXPECT_TRUE(recognized(problems, differences(0, -h))) << "backward, " << h;
    }
  }
}

TEST(NumericalDerivative, IsRecognizedWhenItWasRoundedToSinglePrecision) {
  EXPECT_TRUE(recognized(softmax_problems(), differences(1e-2, -1e-2, in_float32)));
  EXPECT_TRUE(recognized(softmax_problems(), differences(1e-4, 0, in_float32)));
}

TEST(NumericalDerivative, IsNotErrorsOfItsSize) {
  for (const double size : {1e-12, 1e-10, 1e-8, 1e-6}) {
    for (const auto& problems : {softmax_problems(), sampling_problems()}) {
      EXPECT_FALSE(recognized(problems, [&](const auto&, Answer& answer) {
        for (double& x : numbers(answer, "U")) x += size * std::sin(1e4 * x);
      })) << size;
      EXPECT_FALSE(recognized(problems, [&](const auto&, Answer& answer) {
        for (double& x : numbers(answer, "U")) x *= 1 + size;
      })) << size;
    }
  }
}

TEST(NumericalDerivative, IsNotSinglePrecisionItself) {
  for (const auto& problems : {softmax_problems(), sampling_problems()}) {
    EXPECT_FALSE(recognized(problems, [](const auto&, Answer& answer) {
      for (double& x : numbers(answer, "U")) x = in_float32(x);
    }));
    EXPECT_FALSE(recognized(problems, [](const Problem<double>& problem, Answer& answer) {
      answer = to_answer(evaluate(cast<float>(problem)));
    }));
  }
}

TEST(NumericalDerivative, IsNoLoss) {
  EXPECT_FALSE(numerical_derivative(
      observe_changed(softmax_problems(),
                      [](const auto&, Answer& answer) { numbers(answer, "loss")[0] += 1e-9; }),
      "loss"));
}

}  // namespace
}  // namespace gradjudge
