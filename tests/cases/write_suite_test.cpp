// SPDX-License-Identifier: MIT
#include "cases/write_suite.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "cases/load/load_suite.hpp"
#include "cases/random_problem.hpp"
#include "reference/loss_names.hpp"

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// Every number and word of a problem, as text.
std::string all_of(const Problem<Real>& problem) {
  std::ostringstream text;
  std::visit(
      [&](const auto& p) {
        p.for_each_input(p, [&](auto name, const auto& input) { text << name << input << '\n'; });
      },
      problem);
  if (const auto* p = std::get_if<CrossEntropyProblem<Real>>(&problem)) text << p->y;
  if (const auto* p = std::get_if<LeakyReluProblem<Real>>(&problem)) text << p->alpha;
  if (const auto* p = std::get_if<NaiveSoftmaxProblem<Real>>(&problem)) text << p->o;
  if (const auto* p = std::get_if<NegativeSamplingProblem<Real>>(&problem))
    text << p->o << testing::PrintToString(p->negatives);
  if (const auto* p = std::get_if<SkipGramProblem<Real>>(&problem)) {
    text << inner_loss_id(p->inner) << p->t << ' ' << p->m << testing::PrintToString(p->sentence)
         << testing::PrintToString(p->negatives);
  }
  if (const auto* p = std::get_if<CbowProblem<Real>>(&problem)) {
    text << inner_loss_id(p->inner) << p->o << testing::PrintToString(p->context)
         << testing::PrintToString(p->negatives);
  }
  return text.str();
}

TEST(NewSuite, ReadsBackToTheSameProblem) {
  for (const std::string_view loss : all_losses) {
    for (const std::string_view inner : inner_losses) {
      for (const int decimals : {0, 2, 12}) {
        RandomProblem request;
        request.loss = loss;
        request.inner = inner;
        request.seed = 17;
        request.decimals = decimals;
        request.scale = 2.5;
        const Suite suite = parse_suite(new_suite(request, "mine", "suite.schema.json"), "mine.yaml");
        ASSERT_EQ(suite.cases.size(), 1U);
        EXPECT_EQ(all_of(problem_of(suite.cases[0])), all_of(make_problem(request)))
            << loss << " " << decimals;
      }
    }
  }
}

TEST(NewSuite, WritesNumbersAsShortAsTheyAre) {
  RandomProblem request;
  request.loss = "relu";
  request.seed = 1;
  request.decimals = 1;
  request.d = 40;
  request.scale = 1;
  const std::string text = new_suite(request, "mine", "suite.schema.json");
  EXPECT_THAT(text, HasSubstr(" 1,"));
  EXPECT_THAT(text, HasSubstr(" -0.3,"));
  EXPECT_THAT(text, testing::Not(HasSubstr(".0")));
}

TEST(NewSuite, AsksEveryQuestionThatHasRows) {
  RandomProblem request;
  request.loss = "naive_softmax";
  request.V = 1;
  const Suite suite = parse_suite(new_suite(request, "mine", "suite.schema.json"), "mine.yaml");
  EXPECT_THAT(suite.cases[0].questions,
              ElementsAre("softmax.loss", "softmax.v_c", "softmax.u_o", "softmax.u_any", "softmax.U"));
}

TEST(NewSuite, RefusesWhatCannotBeMade) {
  RandomProblem request;
  request.loss = "relu";
  request.d = 0;
  EXPECT_THROW(new_suite(request, "mine", "suite.schema.json"), InvalidProblem);
}

TEST(CaseText, MayBePastedIntoASuiteOfAnotherLoss) {
  const std::string suite = "suite: mine\nloss: sigmoid\ncases:\n  - name: first\n    x: [1]\n";
  for (const std::string_view loss : all_losses) {
    for (const std::string_view inner : inner_losses) {
      RandomProblem request;
      request.loss = loss;
      request.inner = inner;
      request.decimals = 2;
      const Problem<Real> problem = make_problem(request);
      const Suite pasted =
          parse_suite(suite + case_text("second", "Pasted from elsewhere.", problem, 2), "mine.yaml");
      ASSERT_EQ(pasted.cases.size(), 2U);
      EXPECT_EQ(pasted.cases[1].name, "second");
      EXPECT_EQ(pasted.cases[1].description, "Pasted from elsewhere.");
      EXPECT_EQ(loss_id(problem_of(pasted.cases[1])), loss);
      EXPECT_EQ(all_of(problem_of(pasted.cases[1])), all_of(problem)) << loss;
    }
  }
}

}  // namespace
}  // namespace gradjudge
