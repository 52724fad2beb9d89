// SPDX-License-Identifier: MIT
#include "cases/load/load_suite.hpp"

#include <gmock/gmock.h>

namespace gradjudge {
namespace {

using testing::ElementsAre;

/// The problems of a text, one a string, as the command prints them.
std::vector<std::string> problems_of(const std::string& text) {
  try {
    parse_suite(text, "a.yaml");
  } catch (const InvalidFile& error) {
    std::vector<std::string> lines;
    for (const auto& problem : error.problems) lines.push_back(to_string(problem));
    return lines;
  }
  return {};
}

TEST(LoadSuite, ReadsNumbersWithoutPassingThroughDouble) {
  const Suite suite =
      parse_suite("suite: s\ncases:\n  - {name: a, loss: sigmoid, x: [0.1, -25e-2]}\n", "a.yaml");
  const auto problem = std::get<SigmoidProblem<Real>>(problem_of(suite.cases.at(0)));
  EXPECT_LT(abs(Real(problem.x[0] - Real(1) / 10)), ldexp(Real(1), -258));
  EXPECT_NE(problem.x[0], Real(0.1));
  EXPECT_EQ(problem.x[1], Real(-0.25));
  EXPECT_THAT(suite.cases[0].questions, ElementsAre("sigmoid.value", "sigmoid"));
  EXPECT_EQ(suite.cases[0].place.line, 3);
  EXPECT_EQ(suite.cases[0].place.column, 5);
}

TEST(LoadSuite, ReportsEveryProblemOfAFile) {
  const char* text = R"(suite: s
cases:
  - name: a
    loss: negative_sampling
    v_c: [1, nan]
    U: [[1, 2], [3]]
    o: 5
    negative: [1]
  - name: a
    loss: naive_softmax
    v_c: [1, 2, 3]
    U: [[1, 2], [3, 4]]
    o: 0
)";
  EXPECT_THAT(
      problems_of(text),
      ElementsAre(
          "a.yaml:3:5: input negatives of negative_sampling is missing, expected all inputs, or random "
          "instead of "
          "them, add negatives: … (The words drawn as negatives, rows of U; a word drawn m times counts m "
          "times.)",
          R"(a.yaml:5:14: v_c[1] is "nan", expected a decimal number, write it in decimal digits, as -0.25 or 1e-3, without quotes)",
          "a.yaml:6:17: U[1] has 1 entries, expected 2 as in the rows before, give all rows the same length "
          "d",
          R"(a.yaml:8:5: unknown key "negative", expected one of name, description, loss, v_c, U, o, negatives, random, questions, tags, tolerance, allowances, did you mean negatives?)",
          "a.yaml:9:5: a case is named a again, expected names that differ (the first is on line 3), rename "
          "one of "
          "them",
          "a.yaml:12:5: U: the length of its rows is 2, expected 3, expected inputs that fit together, mend "
          "U or "
          "what it is compared with"));
}

}  // namespace
}  // namespace gradjudge
