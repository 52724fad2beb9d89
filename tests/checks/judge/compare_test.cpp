// SPDX-License-Identifier: MIT
#include "checks/judge/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace gradjudge {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// A vector g of known numbers, with what each may be off by.
struct Known {
  Truth truth;
  Budget budget;
};

Known known(std::vector<Bounded<Real>> numbers, double rounding, double slack = 1) {
  const auto n = static_cast<Index>(numbers.size());
  const Vector<Bounded<Real>> g = Eigen::Map<Vector<Bounded<Real>>>(numbers.data(), n);
  Known known;
  known.truth.blocks = {vector_block("g", g)};
  known.budget.rounding.blocks = {vector_block<double>("g", Vector<double>::Constant(n, rounding))};
  known.budget.slack = slack;
  return known;
}

Bounded<Real> exactly(double number) {
  return Bounded<Real>(number);
}

Bounded<Real> about(double number, long double bound) {
  return {Real(number), bound};
}

BlockResult judged(const Known& known, std::vector<double> numbers, std::vector<Index> shape = {}) {
  const auto n = static_cast<Index>(numbers.size());
  if (shape.empty()) shape = {n};
  Answer answer;
  answer.blocks = {{"g", shape, std::move(numbers)}};
  return compare(known.truth, known.budget, answer, "g", all_rows(known.truth.at("g").rows()));
}

Verdict verdict(const Known& known, std::vector<double> numbers) {
  return judged(known, std::move(numbers)).verdict;
}

// B = 2^−10 and E = 2^−20: powers of two, so that only the margin by which bounds are rounded up matters.
constexpr double B = 0x1p-10;
constexpr double E = 0x1p-20;
constexpr double margin = 0x1p-50;

TEST(Compare, PassesUpToTheBudgetLessTheBound) {
  const Known one = known({about(1, E)}, B);
  EXPECT_EQ(verdict(one, {1}), Verdict::pass);
  EXPECT_EQ(verdict(one, {1 + (B - E - margin)}), Verdict::pass);
  EXPECT_EQ(verdict(one, {1 - (B - E - margin)}), Verdict::pass);
}

TEST(Compare, IsInconclusiveWithinTheBoundOfTheBudget) {
  const Known one = known({about(1, E)}, B);
  for (const double off : {B - E + margin, B, B + E - margin}) {
    EXPECT_EQ(verdict(one, {1 + off}), Verdict::inconclusive) << off;
    EXPECT_EQ(verdict(one, {1 - off}), Verdict::inconclusive) << off;
  }
}

TEST(Compare, FailsBeyondTheBudgetAndTheBound) {
  const Known one = known({about(1, E)}, B);
  EXPECT_EQ(verdict(one, {1 + (B + E + margin)}), Verdict::fail);
  EXPECT_EQ(verdict(one, {1 - (B + E + margin)}), Verdict::fail);
  EXPECT_EQ(verdict(one, {-1}), Verdict::fail);
}

TEST(Compare, WhatIsEqualIsTold) {
  Known one = known({exactly(1), exactly(0)}, 0);
  one.budget.tolerance = {0.25, 0};
  EXPECT_EQ(verdict(one, {1.25, -0.25}), Verdict::pass);
  EXPECT_EQ(verdict(one, {0.75, 0.25}), Verdict::pass);
  EXPECT_EQ(verdict(one, {std::nextafter(1.25, 2), 0}), Verdict::fail);
  // 0.25 − 2^−20 is what truth may be off by.
  one = known({about(1, E)}, B);
  EXPECT_EQ(verdict(one, {1 + (B - E)}), Verdict::pass);
  EXPECT_EQ(verdict(one, {1 + (B + E)}), Verdict::inconclusive);
}

TEST(Compare, MultipliesTheRoundingButNotWhatIsDeclared) {
  Known one = known({exactly(2)}, B, 16);
  EXPECT_EQ(verdict(one, {2 + 16 * B - margin}), Verdict::pass);
  EXPECT_EQ(verdict(one, {2 + 16 * B + margin}), Verdict::fail);
  one.budget.allowance.blocks = {vector_block<double>("g", Vector<double>::Constant(1, B))};
  one.budget.tolerance = {B, B};  // B + B · |2|
  EXPECT_EQ(verdict(one, {2 + 20 * B - margin}), Verdict::pass);
  EXPECT_EQ(verdict(one, {2 + 20 * B + 2 * margin}), Verdict::fail);
  const WorstEntry worst = *judged(one, {2}).worst;
  EXPECT_EQ(worst.rounding, B);
  EXPECT_EQ(worst.slack, 16);
  EXPECT_NEAR(worst.allowance, 4 * B, margin);
}

TEST(Compare, OneEntryThatFailsIsEnough) {
  const Known three = known({exactly(1), exactly(2), about(3, 1)}, B);
  EXPECT_EQ(verdict(three, {1, 2, 3}), Verdict::inconclusive);
  const BlockResult result = judged(three, {1, 2.5, 3});
  EXPECT_EQ(result.verdict, Verdict::fail);
  EXPECT_EQ(result.worst->index, (std::vector<Index>{1}));
  EXPECT_EQ(result.worst->yours, 2.5);
  EXPECT_EQ(result.worst->truth, "2");
  EXPECT_EQ(result.worst->bound, "0");
  EXPECT_EQ(result.worst->difference, 0.5);
}

TEST(Compare, NamesTheEntryThatUsesMostOfItsBudget) {
  Known two = known({exactly(1), exactly(1)}, B);
  two.budget.rounding.blocks[0].values(0, 0) = 4 * B;
  EXPECT_EQ(judged(two, {1 + 2 * B, 1 + B * 3 / 4}).worst->index, (std::vector<Index>{1}));
  EXPECT_EQ(judged(two, {1 + 3.5 * B, 1 + B * 3 / 4}).worst->index, (std::vector<Index>{0}));
}

TEST(Compare, FailsWhatIsNotFinite) {
  for (const double answer : {not_a_number, infinity, -infinity}) {
    const BlockResult result = judged(known({exactly(1), exactly(2)}, 1e300), {1, answer});
    EXPECT_EQ(result.verdict, Verdict::fail);
    EXPECT_EQ(result.worst->index, (std::vector<Index>{1}));
    EXPECT_EQ(result.worst->difference, infinity);
  }
  EXPECT_EQ(verdict(known({about(1, std::numeric_limits<long double>::infinity())}, B), {not_a_number}),
            Verdict::fail);
}

TEST(Compare, InfiniteAnswerStandsForWhatDoubleCannotHold) {
  const double largest = std::numeric_limits<double>::max();
  const Known beyond = known({{Real("-1e400"), 1e300L}, exactly(largest)}, B);
  EXPECT_EQ(verdict(beyond, {-infinity, largest}), Verdict::pass);
  EXPECT_EQ(verdict(beyond, {infinity, largest}), Verdict::fail);
  EXPECT_EQ(verdict(beyond, {-largest, largest}), Verdict::fail);
  const Known nearly = known({exactly(largest - 0x1p1000)}, 0x1p1001);
  EXPECT_EQ(verdict(nearly, {infinity}), Verdict::pass) << "rounding may carry it there";
  EXPECT_EQ(verdict(nearly, {-infinity}), Verdict::fail);
}

TEST(Compare, WhereHonestCodeMayBeOffByAnythingOnlyTruthRoundedIsToldFromWrong) {
  for (const double rounding : {infinity, not_a_number}) {
    const Known two = known({about(1, 1e-70L), exactly(0)}, rounding);
    EXPECT_EQ(verdict(two, {1, 0}), Verdict::pass);
    EXPECT_EQ(verdict(two, {1 - 0x1p-53, 1e-310}), Verdict::pass);
    EXPECT_EQ(verdict(two, {1.1, 0}), Verdict::inconclusive);
    EXPECT_EQ(verdict(two, {not_a_number, 0}), Verdict::inconclusive);
    EXPECT_EQ(verdict(two, {infinity, 0}), Verdict::inconclusive);
  }
}

TEST(Compare, TruthThatIsKnownToNothingIsInconclusive) {
  EXPECT_EQ(verdict(known({about(1, std::numeric_limits<long double>::infinity())}, B), {1}),
            Verdict::inconclusive);
}

TEST(Compare, ExactZeroWithoutBudgetWantsExactlyZero) {
  const Known zero = known({exactly(0)}, 0);
  EXPECT_EQ(verdict(zero, {0}), Verdict::pass);
  EXPECT_EQ(verdict(zero, {-0.0}), Verdict::pass);
  EXPECT_EQ(verdict(zero, {5e-324}), Verdict::fail);
  EXPECT_EQ(verdict(known({about(0, 1e-100L)}, 0), {0}), Verdict::inconclusive);
}

TEST(Compare, JudgesTruthsAsSmallAsTenToTheMinus300) {
  const Known tiny = known({{Real("1e-300"), 1e-370L}}, 3e-316);
  EXPECT_EQ(verdict(tiny, {1e-300}), Verdict::pass);
  EXPECT_EQ(verdict(tiny, {1.0000000000001e-300}), Verdict::fail);
  EXPECT_EQ(verdict(tiny, {0}), Verdict::fail);
}

TEST(Compare, ProbabilityBelowTheSmallestDoubleMayBeFlushedToZero) {
  const Known flushed = known({{Real("5e-435"), 1e-500L}}, std::numeric_limits<double>::min());
  EXPECT_EQ(verdict(flushed, {0}), Verdict::pass);
  EXPECT_EQ(verdict(flushed, {1e-300}), Verdict::fail);
  EXPECT_EQ(judged(flushed, {0}).worst->truth, "5e-435");
}

TEST(Compare, DoesNotJudgeWhereThereIsNoDerivative) {
  const Bounded<Real> corner{std::numeric_limits<Real>::quiet_NaN(), 0};
  EXPECT_EQ(verdict(known({exactly(1), corner}, B), {1, 0.5}), Verdict::pass);
  EXPECT_EQ(verdict(known({exactly(1), corner}, B), {1, not_a_number}), Verdict::pass);
  EXPECT_EQ(verdict(known({exactly(1), corner}, B), {0, 0.5}), Verdict::fail);
  const BlockResult nothing = judged(known({corner}, B), {1});
  EXPECT_EQ(nothing.verdict, Verdict::inconclusive);
  EXPECT_EQ(nothing.worst, std::nullopt);
}

TEST(Compare, FailsABlockThatIsMissing) {
  const Known one = known({exactly(1)}, B);
  const BlockResult result = compare(one.truth, one.budget, Answer{}, "g", {0});
  EXPECT_EQ(result.verdict, Verdict::fail);
  EXPECT_EQ(result.block, "g");
  EXPECT_EQ(result.shape_note, "not returned");
  EXPECT_EQ(result.worst, std::nullopt);
}

TEST(Compare, FailsAnotherShape) {
  const BlockResult result = judged(known({exactly(1), exactly(2)}, B), {1, 2, 3});
  EXPECT_EQ(result.verdict, Verdict::fail);
  EXPECT_EQ(result.shape_note, "shape (3,), expected (2,)");
  EXPECT_EQ(result.worst, std::nullopt);
}

TEST(Compare, FailsFewerNumbersThanTheShapeSays) {
  const BlockResult result = judged(known({exactly(1), exactly(2)}, B), {1}, {2});
  EXPECT_EQ(result.verdict, Verdict::fail);
  EXPECT_EQ(result.shape_note, "1 numbers were returned for 2 entries");
}

TEST(Compare, ReadsARowOrAColumnAsAVectorAndSaysSo) {
  const Known two = known({exactly(1), exactly(2)}, B);
  const BlockResult row = judged(two, {1, 2}, {1, 2});
  EXPECT_EQ(row.verdict, Verdict::pass);
  EXPECT_EQ(row.shape_note, "shape (1, 2), expected (2,)");
  const BlockResult column = judged(two, {1, 3}, {2, 1});
  EXPECT_EQ(column.verdict, Verdict::fail);
  EXPECT_EQ(column.shape_note, "shape (2, 1), expected (2,)");
  EXPECT_EQ(column.worst->index, (std::vector<Index>{1}));
}

/// Truth stores row 1 alone of three; the others are zero.
struct SparseKnown : Known {
  SparseKnown() {
    auto truth_U = sparse_block<Bounded<Real>>("U", 3, {1}, 2);
    truth_U.values << exactly(5), exactly(6);
    truth.blocks = {truth_U};
    auto rounding = sparse_block<double>("U", 3, {1}, 2);
    rounding.values.setConstant(B);
    budget.rounding.blocks = {rounding};
  }
  BlockResult judged(std::vector<double> numbers, const std::vector<Index>& rows) const {
    Answer answer;
    answer.blocks = {{"U", {3, 2}, std::move(numbers)}};
    return compare(truth, budget, answer, "U", rows);
  }
};

TEST(Compare, JudgesTheRowsThatAreAskedForAlone) {
  const SparseKnown sparse;
  EXPECT_EQ(sparse.judged({9, 9, 5, 6, 9, 9}, {1}).verdict, Verdict::pass);
  EXPECT_EQ(sparse.judged({0, 0, 9, 9, 0, 0}, {0, 2}).verdict, Verdict::pass);
  EXPECT_EQ(sparse.judged({0, 0, 5, 6, 0, 0}, {}).verdict, Verdict::inconclusive);
}

TEST(Compare, RowsThatTruthDoesNotStoreMustBeZero) {
  const SparseKnown sparse;
  EXPECT_EQ(sparse.judged({0, 0, 5, 6, 0, 0}, {0, 1, 2}).verdict, Verdict::pass);
  const BlockResult touched = sparse.judged({0, 0, 5, 6, 0, 1e-300}, {0, 1, 2});
  EXPECT_EQ(touched.verdict, Verdict::fail);
  EXPECT_EQ(touched.worst->index, (std::vector<Index>{2, 1}));
  EXPECT_EQ(touched.worst->truth, "0");
}

}  // namespace
}  // namespace gradjudge
