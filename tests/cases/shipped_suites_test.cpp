// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "cases/load/load_suite.hpp"
#include "cases/shipped_cases.hpp"
#include "cases/suite_files.hpp"
#include "reference/problem.hpp"

namespace gradjudge {
namespace {

TEST(ShippedSuites, LoadWithoutAProblem) {
  for (const auto& file : suite_files({shipped_cases()})) EXPECT_NO_THROW(load_suite(file)) << file;
}

TEST(ShippedSuites, EveryCaseSaysWhyItExistsAndHasAValidProblem) {
  for (const auto& file : suite_files({shipped_cases()})) {
    const Suite suite = load_suite(file);
    EXPECT_FALSE(suite.description.empty()) << file;
    EXPECT_EQ(file.stem(), suite.name);
    for (const Case& a_case : suite.cases) {
      EXPECT_FALSE(a_case.description.empty()) << suite.name << "/" << a_case.name;
      EXPECT_FALSE(a_case.questions.empty()) << suite.name << "/" << a_case.name;
      EXPECT_NO_THROW(validate(problem_of(a_case))) << suite.name << "/" << a_case.name;
    }
  }
}

}  // namespace
}  // namespace gradjudge
