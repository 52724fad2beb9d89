// SPDX-License-Identifier: MIT
#pragma once
#include <gtest/gtest.h>

#include "reference/invalid_problem.hpp"

namespace gradjudge {

/// Expects validate(problem) to throw InvalidProblem for this field with exactly this message.
template <class Problem>
void expect_refused(const Problem& problem, const std::string& field, const std::string& message) {
  try {
    validate(problem);
    ADD_FAILURE() << "accepted, but expected: " << message;
  } catch (const InvalidProblem& error) {
    EXPECT_EQ(error.field, field);
    EXPECT_EQ(error.what(), field + ": " + message);
  }
}

}  // namespace gradjudge
