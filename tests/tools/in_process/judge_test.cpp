// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <gradjudge/judge.hpp>
#include <thread>

#include "checks/own_implementations.hpp"
#include "reference/mistakes/mistake.hpp"
#include "tools/in_process/plain_problem.hpp"

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

Outputs outputs_of(const Answer& answer) {
  Outputs outputs;
  for (const AnswerBlock& block : answer.blocks)
    outputs.blocks.emplace_back(block.name, Array(block.shape, block.numbers));
  outputs.not_implemented = answer.not_implemented;
  return outputs;
}

/// One of gradjudge's own implementations, asked as a user's is.
Function function_of(const Implementation& implementation) {
  return [implementation](const Inputs& inputs) {
    return outputs_of(implementation.answer(to_problem(inputs)));
  };
}

Function reference() {
  return function_of(reference_implementation(Arithmetic::float64));
}

Function mistaken() {
  return function_of(mistake_implementation(*find_mistake("duplicates-once-in-U")));
}

TEST(Judge, OneAnswer) {
  const Inputs problem = problem::negative_sampling({1.0}, Array({2, 1}, {0, 0}), 0, {1, 1});
  const Report right = judge(problem, reference()(problem));
  EXPECT_TRUE(right.passed()) << right.failures();
  EXPECT_EQ(right.failures(), "");
  const Report wrong = judge(problem, mistaken()(problem));
  EXPECT_FALSE(wrong.passed());
  EXPECT_THAT(wrong.failures(), StartsWith("FAIL negative_sampling/yours   neg.U   U[1][0]\n  yours  0.5 "));
  EXPECT_THAT(wrong.failures(), HasSubstr("[duplicates-once-in-U]"));
  EXPECT_THAT(wrong.failures(), testing::Not(HasSubstr("again:")));
}

TEST(Judge, OneBlock) {
  const Inputs problem = problem::naive_softmax({1.0}, Array({2, 1}, {0, 0}), 1);
  const Report report = judge(problem, {{"v_c", Array{0.0}}}, "v_c");
  ASSERT_EQ(report.checks().size(), 1U);
  EXPECT_EQ(report.checks()[0].question, "softmax.v_c");
  EXPECT_TRUE(report.passed());
  EXPECT_THROW(judge(problem, {{"v_c", Array{0.0}}}, "V"), std::invalid_argument);
}

TEST(Judge, AMissingBlockFails) {
  const Inputs problem = problem::naive_softmax({1.0}, Array({2, 1}, {0, 0}), 1);
  EXPECT_THAT(judge(problem, {{"v_c", Array{0.0}}}).failures(), HasSubstr("U: not returned"));
}

TEST(Judge, RowsThatAWindowHasNotAreNotAsked) {
  const Inputs problem = problem::skip_gram(Array({1, 1}, {1}), Array({1, 1}, {2}), {0, 0}, 0, 1);
  std::vector<std::string> asked;
  for (const auto& check : judge(problem, reference()(problem)).checks()) asked.push_back(check.question);
  EXPECT_THAT(asked, ElementsAre("skipgram.loss", "skipgram.v_c", "skipgram.U"));
}

TEST(Cases, AreCheckedInOrderOnTheThreadThatAsks) {
  const Cases cases = Cases::load({"negative_sampling"}, {{"*duplicate*"}, false});
  ASSERT_EQ(cases.size(), 2U);
  EXPECT_EQ(cases.name(0), "negative_sampling/duplicate_negatives");
  std::vector<std::thread::id> threads;
  const auto inner = reference();
  const Report report = cases.check([&](const Inputs& inputs) {
    threads.push_back(std::this_thread::get_id());
    return inner(inputs);
  });
  EXPECT_TRUE(report.passed()) << report.failures();
  EXPECT_THAT(threads, ElementsAre(std::this_thread::get_id(), std::this_thread::get_id()));
  EXPECT_THAT(report.summary(), HasSubstr(" pass, 0 fail, 0 inconclusive, 0 error, in "));
}

TEST(Cases, OneThatFailsIsExplainedByAllOfItsLoss) {
  const Cases cases = Cases::load({"negative_sampling"}, {{"*duplicate*"}, false});
  Judging judging;
  judging.again = "again {suite} {case}";
  const Report report = cases.check_one(1, mistaken(), judging);
  EXPECT_FALSE(report.passed());
  for (const JudgedCheck& check : report.checks()) {
    EXPECT_EQ(check.a_case, "duplicates_side_by_side");
    if (check.verdict == "pass") continue;
    EXPECT_THAT(check.diagnosis, ElementsAre("duplicates-once-in-U"));
    EXPECT_THAT(check.message, HasSubstr("accounts for U in all 2 cases"));
    EXPECT_THAT(check.message, HasSubstr("smallest example: "));
    EXPECT_THAT(check.message, HasSubstr("again: again negative_sampling duplicates_side_by_side"));
  }
}

TEST(Cases, AnExceptionOfTheFunctionGoesThrough) {
  const Cases cases = Cases::load({"sigmoid"});
  EXPECT_THROW(cases.check([](const Inputs&) -> Outputs { throw std::logic_error("mine"); }),
               std::logic_error);
}

TEST(Cases, ALossThatIsNotImplementedIsNoPass) {
  const Cases cases = Cases::load({"sigmoid"});
  const Report report = cases.check([](const Inputs&) {
    Outputs none;
    none.not_implemented = true;
    return none;
  });
  EXPECT_TRUE(report.checks().empty());
  EXPECT_FALSE(report.passed());
  EXPECT_THAT(report.failures(), StartsWith("nothing was checked\n"));
  EXPECT_THAT(report.failures(), HasSubstr(" cases have a loss that yours does not compute"));
}

TEST(Cases, ASelectionOfNothingIsRefusedUnlessItIsMeant) {
  EXPECT_THROW(Cases::load({"sigmoid"}, {{"nix"}, false}), std::runtime_error);
  EXPECT_EQ(Cases::load({"sigmoid"}, {{"nix"}, false, true}).size(), 0U);
}

TEST(Cases, KnowEveryLossAndWhatItReturns) {
  for (const std::string& loss : Cases::losses()) EXPECT_FALSE(Cases::blocks_of(loss).empty()) << loss;
  EXPECT_THAT(Cases::blocks_of("skip_gram"), ElementsAre("loss", "V", "U"));
  EXPECT_THAT(Cases::blocks_of("hierarchical_softmax"), ElementsAre("loss", "v_c", "U"));
  EXPECT_THAT(Cases::blocks_of("relu"), ElementsAre("value", "x"));
  EXPECT_THAT(Cases::blocks_of("sigmoyd"), testing::IsEmpty());
}

TEST(Report, AnErrorIsSaidOnceACase) {
  const Cases cases = Cases::load({"cbow"}, {{"*repeated*"}, false});
  const Report report = cases.check([](const Inputs&) {
    Outputs none;
    none.error = "it has no words";
    return none;
  });
  EXPECT_GT(report.checks().size(), cases.size());
  std::size_t said = 0;
  const std::string failures = report.failures();
  for (std::size_t at = failures.find("it has no words"); at != std::string::npos;
       at = failures.find("it has no words", at + 1)) {
    ++said;
  }
  EXPECT_EQ(said, cases.size());
}

TEST(Report, ReportsAreJoined) {
  const Cases cases = Cases::load({"sigmoid"});
  const Report one = cases.check_one(0, reference());
  const Report both = Report::joined({one, cases.check_one(1, reference())});
  EXPECT_GT(both.checks().size(), one.checks().size());
  EXPECT_TRUE(both.passed());
  EXPECT_FALSE(Report::joined({}).passed());
  EXPECT_THROW(both.in_format("pdf"), std::invalid_argument);
}

}  // namespace
}  // namespace gradjudge
