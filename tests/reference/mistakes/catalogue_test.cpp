// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include <map>
#include <regex>
#include <set>

#include "reference/loss_names.hpp"
#include "reference/mistakes/mistake.hpp"
#include "tests/reference/mistakes/rich_problems.hpp"

namespace gradjudge {
namespace {

using testing::IsEmpty;

const std::vector<std::string> every_loss(all_losses.begin(), all_losses.end());

std::vector<Problem<Real>> all_problems() {
  auto problems = rich_problems();
  for (auto& problem : large_problems()) problems.push_back(std::move(problem));
  return problems;
}

/// Both non-finite in the same way, or closer than `tolerance` relative to the larger of 1 and their size.
bool alike(const Real& a, const Real& b, double tolerance) {
  if (!isfinite(a) || !isfinite(b)) return (isnan(a) && isnan(b)) || a == b;
  return abs(a - b) <= tolerance * std::max({Real(1), Real(abs(a)), Real(abs(b))});
}

template <class A, class B>
bool alike(const Evaluation<A>& a, const Evaluation<B>& b, double tolerance) {
  if (a.blocks.size() != b.blocks.size()) return false;
  for (std::size_t i = 0; i < a.blocks.size(); ++i) {
    if (a.blocks[i].name != b.blocks[i].name || a.blocks[i].shape != b.blocks[i].shape) return false;
    const Matrix<A> mine = dense(a.blocks[i]);
    const Matrix<B> other = dense(b.blocks[i]);
    for (Index entry = 0; entry < mine.size(); ++entry) {
      if (!alike(Real(mine.data()[entry]), Real(other.data()[entry]), tolerance)) return false;
    }
  }
  return true;
}

TEST(MistakeCatalogue, HasIdsThatAreUniqueAndKebabCase) {
  std::set<std::string> seen;
  for (const auto& mistake : mistake_catalogue()) {
    EXPECT_TRUE(seen.insert(mistake.id).second) << mistake.id << " is listed twice";
    // Names of inputs keep their spelling: v_c, u_k, U, V, K.
    EXPECT_TRUE(std::regex_match(mistake.id, std::regex("[a-zA-Z0-9_.]+(-[a-zA-Z0-9_.]+)*"))) << mistake.id;
    EXPECT_EQ(find_mistake(mistake.id), &mistake);
  }
  EXPECT_EQ(find_mistake("no-such-mistake"), nullptr);
}

TEST(MistakeCatalogue, SaysToTheStudentInOneSentenceWhatIsWrong) {
  std::set<std::string> seen;
  for (const auto& mistake : mistake_catalogue()) {
    EXPECT_TRUE(seen.insert(mistake.sentence).second) << mistake.id << " has another mistake's sentence";
    EXPECT_TRUE(mistake.sentence.ends_with('.')) << mistake.id;
    EXPECT_EQ(mistake.sentence.find(". "), std::string::npos) << mistake.id << " has several sentences";
  }
}

TEST(MistakeCatalogue, AppliesToTheLossesThatItListsAndToNoOther) {
  for (const auto& mistake : mistake_catalogue()) {
    std::set<std::string> applied;
    for (const auto& problem : rich_problems()) {
      if (mistake.in_real(problem)) applied.emplace(loss_id(problem));
      EXPECT_EQ(mistake.in_real(problem).has_value(), mistake.in_double(cast<double>(problem)).has_value())
          << mistake.id;
    }
    EXPECT_THAT(applied, testing::UnorderedElementsAreArray(mistake.losses)) << mistake.id;
    for (const auto& loss : mistake.losses) EXPECT_THAT(every_loss, testing::Contains(loss)) << mistake.id;
  }
}

TEST(MistakeCatalogue, IsWrongSomewhere) {
  for (const auto& mistake : mistake_catalogue()) {
    const auto problems = all_problems();
    EXPECT_TRUE(std::any_of(problems.begin(), problems.end(),
                            [&](const auto& problem) {
                              const auto wrong = mistake.in_real(problem);
                              return wrong && !alike(*wrong, evaluate(problem), 1e-9);
                            }))
        << mistake.id << " equals the truth on every problem";
  }
}

TEST(MistakeCatalogue, IsTheSameInDoubleAsInHighPrecision) {
  for (const auto& mistake : mistake_catalogue()) {
    for (const auto& problem : rich_problems()) {
      const auto wrong = mistake.in_real(problem);
      if (!wrong) continue;
      EXPECT_TRUE(alike(*wrong, *mistake.in_double(cast<double>(problem)), 1e-9))
          << mistake.id << " on " << loss_id(problem);
    }
  }
}

/// One word, one dimension, one negative, one context word: the loops that a mistake shortens become empty.
TEST(MistakeCatalogue, IsWellFormedOnTheSmallestProblems) {
  const Vector<double> one = Vector<double>::Ones(1);
  const Matrix<double> word = Matrix<double>::Ones(1, 1);
  const std::vector<Problem<double>> smallest = {
      CrossEntropyProblem<double>{one, one},
      SigmoidProblem<double>{one},
      LeakyReluProblem<double>{one, 0.0},
      LeakyReluProblem<double>{one, 0.5},
      NaiveSoftmaxProblem<double>{one, word, 0},
      NegativeSamplingProblem<double>{one, word, 0, {0}},
      SkipGramProblem<double>{word, word, {0, 0}, 1, 1, InnerLoss::naive_softmax, {}},
      SkipGramProblem<double>{word, word, {0, 0}, 0, 1, InnerLoss::negative_sampling, {{0}}},
      CbowProblem<double>{word, word, {0}, 0, InnerLoss::naive_softmax, {}},
      CbowProblem<double>{word, word, {0}, 0, InnerLoss::negative_sampling, {0}}};
  for (const auto& mistake : mistake_catalogue()) {
    for (const auto& problem : smallest) {
      const auto wrong = mistake.in_double(problem);
      if (!wrong) continue;
      const auto right = evaluate(problem);
      ASSERT_EQ(wrong->blocks.size(), right.blocks.size()) << mistake.id;
      for (std::size_t i = 0; i < right.blocks.size(); ++i) {
        const Block<double>& block = wrong->blocks[i];
        EXPECT_EQ(block.name, right.blocks[i].name) << mistake.id;
        EXPECT_EQ(static_cast<Index>(block.touched.size()), block.values.rows()) << mistake.id;
        EXPECT_EQ(distinct(block.touched), block.touched) << mistake.id;
        EXPECT_EQ(dense(block).size(), right.blocks[i].rows() * right.blocks[i].columns()) << mistake.id;
      }
    }
  }
}

/// Two entries that are one function on a loss would make a diagnosis ambiguous.
TEST(MistakeCatalogue, HasNoTwoEntriesThatAreTheSameFunctionOnALossOfBoth) {
  const auto problems = all_problems();
  std::vector<std::vector<std::optional<Evaluation<Real>>>> evaluations;
  for (const auto& mistake : mistake_catalogue()) {
    auto& mine = evaluations.emplace_back();
    for (const auto& problem : problems) mine.push_back(mistake.in_real(problem));
  }
  std::vector<std::string> ambiguous;
  for (std::size_t a = 0; a < evaluations.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      std::set<std::string> shared;
      std::set<std::string> told_apart;
      for (std::size_t i = 0; i < problems.size(); ++i) {
        if (!evaluations[a][i] || !evaluations[b][i]) continue;
        shared.emplace(loss_id(problems[i]));
        if (!alike(*evaluations[a][i], *evaluations[b][i], 1e-9)) told_apart.emplace(loss_id(problems[i]));
      }
      if (shared == told_apart) continue;
      ambiguous.push_back(mistake_catalogue()[a].id + " = " + mistake_catalogue()[b].id + " on " +
                          testing::PrintToString(shared) + " but for " + testing::PrintToString(told_apart));
    }
  }
  EXPECT_THAT(ambiguous, IsEmpty());
}

}  // namespace
}  // namespace gradjudge
