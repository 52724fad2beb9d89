// SPDX-License-Identifier: MIT
#include "checks/adequacy/catching_case.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "cases/load/load_suite.hpp"
#include "checks/own_implementations.hpp"

namespace gradjudge {
namespace {

/// Whether the case, added to a suite of another loss, catches the mistake.
bool catches(const std::string& text, const Mistake& mistake) {
  const Suite suite =
      parse_suite("suite: poor\nloss: sigmoid\ncases:\n  - name: first\n    x: [0]\n" + text, "poor.yaml");
  EXPECT_EQ(suite.cases.size(), 2U);
  const Implementation wrong = mistake_implementation(mistake);
  const auto checks = judge_case(suite, suite.cases.back(), {&wrong, 1}, {});
  return std::any_of(checks.begin(), checks.end(),
                     [](const CheckResult& check) { return check.verdict == Verdict::fail; });
}

TEST(CatchingCase, IsFoundForEveryKnownMistakeInEachOfItsLosses) {
  CheckOptions options;
  options.counterexample = {30, 3600};
  for (const auto& mistake : mistake_catalogue()) {
    for (const auto& loss : mistake.losses) {
      const auto text = catching_case(mistake, {loss}, options);
      ASSERT_TRUE(text) << mistake.id << " in " << loss;
      EXPECT_NE(text->find("    loss: " + loss + "\n"), std::string::npos) << *text;
      EXPECT_TRUE(catches(*text, mistake)) << mistake.id << "\n" << *text;
    }
  }
}

TEST(CatchingCase, IsShrunkToWholeNumbersAndFewRows) {
  CheckOptions options;
  options.counterexample = {2000, 3600};
  const auto text = catching_case(*find_mistake("duplicates-once-in-U"), {"negative_sampling"}, options);
  EXPECT_EQ(text.value_or("none"),
            "  - name: catches_duplicates_once_in_U\n"
            "    description: Catches the known mistake duplicates-once-in-U.\n"
            "    loss: negative_sampling\n"
            "    v_c: [1]\n"
            "    U:\n"
            "      - [0]\n"
            "      - [0]\n"
            "    o: 0\n"
            "    negatives: [1, 1]\n"
            "    questions: [neg.loss, neg.v_c, neg.u_o, neg.u_k_repeated, neg.U]\n");
}

TEST(CatchingCase, ThereIsNoneInALossThatTheMistakeDoesNotHave) {
  EXPECT_FALSE(catching_case(*find_mistake("duplicates-once-in-U"), {"sigmoid"}, {}));
}

}  // namespace
}  // namespace gradjudge
