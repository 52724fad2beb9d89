// SPDX-License-Identifier: MIT
#pragma once
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reference/formula/adjoint.hpp"
#include "reference/formula/ball_arithmetic.hpp"
#include "reference/formula/evaluate.hpp"
#include "reference/formula/read_loss.hpp"
#include "reference/formula/unroll.hpp"

namespace gradjudge::formula {

/// The loss, which must be without problems.
inline Loss loss_of(const LossText& text) {
  std::vector<TextProblem> problems;
  auto loss = read_loss(text, problems);
  for (const auto& [part, index, size, problem] : problems)
    ADD_FAILURE() << text.name << ", part " << static_cast<int>(part) << ", formula " << index << ", byte "
                  << problem.begin << ": " << problem.what << "; expected " << problem.expected << "; "
                  << problem.remedy;
  return loss.value_or(Loss{});
}

/// What is wrong with a loss, one sentence a problem.
inline std::vector<std::string> problems_of(const LossText& text) {
  std::vector<TextProblem> problems;
  read_loss(text, problems);
  std::vector<std::string> sentences;
  for (const auto& one : problems) sentences.push_back(one.problem.what);
  return sentences;
}

/// Numbers that are made of their place, so that no two are alike: −1 … 1.
inline Array<Real> numbers(std::vector<Index> shape, int seed = 1) {
  Array<Real> made{std::move(shape), {}};
  for (Index i = 0; i < entries_of(made.shape); ++i)
    made.values.push_back(Real((i * 7919 + seed * 104729) % 2003 - 1001) / 1000);
  return made;
}

/// J and its gradients by name, in double: "J", "W", ….
inline std::map<std::string, std::vector<double>> evaluated(const Loss& loss, const Inputs& inputs) {
  Program program = unroll(loss, inputs);
  const NodeId J = objective(loss, program);
  append_gradients(loss, inputs, J, program);
  const std::vector<double> values = values_in_double(program, inputs);
  std::map<std::string, std::vector<double>> result{{"J", {values[J]}}};
  for (const auto& input : loss.inputs) {
    for (const NodeId node : program.arrays.at(gradient_name(input.name)).nodes)
      result[input.name].push_back(values[node]);
  }
  return result;
}

/// The gradients by central differences in balls of 512 bits with steps of 2^−80: right to about 40 digits.
inline std::map<std::string, std::vector<double>> differenced(const Loss& loss, Inputs inputs) {
  Program program = unroll(loss, inputs);
  const NodeId J = objective(loss, program);
  const auto value = [&] { return evaluate(program, BallArithmetic{inputs, 512})[J]; };
  std::map<std::string, std::vector<double>> result;
  for (const auto& input : loss.inputs) {
    for (Real& x : inputs.real.at(input.name).values) {
      const Real center = x;
      const Real h = ldexp(Real(1), -80);
      x = center + h;
      Ball difference = value();
      x = center - h;
      arb_sub(difference.get(), difference.get(), value().get(), 512);
      x = center;
      arb_mul_2exp_si(difference.get(), difference.get(), 79);
      result[input.name].push_back(arf_get_d(arb_midref(difference.get()), ARF_RND_NEAR));
    }
  }
  return result;
}

inline void expect_gradients_are_differences(const LossText& text, const Inputs& inputs) {
  const Loss loss = loss_of(text);
  if (loss.definitions.empty()) return;
  auto analytic = evaluated(loss, inputs);
  for (const auto& [input, expected] : differenced(loss, inputs)) {
    ASSERT_EQ(analytic[input].size(), expected.size()) << text.name << " " << input;
    for (std::size_t i = 0; i < expected.size(); ++i)
      EXPECT_NEAR(analytic[input][i], expected[i], 1e-12 + 1e-10 * std::abs(expected[i]))
          << text.name << " " << input << "[" << i << "]";
  }
}

}  // namespace gradjudge::formula
