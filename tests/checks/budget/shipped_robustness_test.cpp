// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>

#include "cases/load/load_suite.hpp"
#include "cases/question.hpp"
#include "cases/shipped_cases.hpp"
#include "cases/suite_files.hpp"
#include "checks/budget/budget.hpp"

namespace gradjudge {
namespace {

bool has_tag(const Case& a_case, const char* tag) {
  return std::find(a_case.tags.begin(), a_case.tags.end(), tag) != a_case.tags.end();
}

/// Whether honest forms part by more than rounding in an entry that the case judges.
bool forms_part(const Case& a_case) {
  const Problem<Real> problem = problem_of(a_case);
  const auto in_double = cast<double>(problem);
  const Evaluation<double> rounding = rounding_budget(in_double, double_rounding);
  const TextbookBudget textbook = textbook_budget(in_double, double_rounding);
  for (const auto& id : a_case.questions) {
    const Question& question = *find_question(id);
    const Matrix<double> sound = dense(rounding.at(question.block));
    const Matrix<double> parted = dense(textbook.error.at(question.block));
    const Matrix<double> not_finite = dense(textbook.not_finite.at(question.block));
    for (const Index row : judged_rows(question, problem)) {
      if ((parted.row(row).array() > sound.row(row).array()).any() || not_finite.row(row).any()) return true;
    }
  }
  return false;
}

TEST(ShippedCases, AreTaggedRobustnessJustWhereHonestFormsPart) {
  for (const auto& file : suite_files({shipped_cases()})) {
    const Suite suite = load_suite(file);
    for (const Case& a_case : suite.cases) {
      if (has_tag(a_case, "large")) continue;
      EXPECT_EQ(has_tag(a_case, "robustness"), forms_part(a_case)) << suite.name << "/" << a_case.name;
    }
  }
}

}  // namespace
}  // namespace gradjudge
