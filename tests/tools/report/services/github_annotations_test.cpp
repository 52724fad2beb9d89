// SPDX-License-Identifier: MIT
#include "tools/report/services/github_annotations.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/golden/golden.hpp"
#include "tests/tools/report/sample_results.hpp"

namespace gradjudge {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(GithubAnnotations, Golden) {
  expect_golden("results.annotations", github_annotations(sample_results()));
}

TEST(GithubAnnotations, AreNoneIfEverythingPassed) {
  Results results = sample_results();
  results.checks = {results.checks[1]};
  results.derivations.clear();
  results.mistakes.clear();
  results.submissions.clear();
  EXPECT_EQ(github_annotations(results), "");
}

TEST(GithubAnnotations, ChecksThatAreWrongForTheSameReasonAreOne) {
  Results results;
  results.checks.assign(8, sample_results().checks[0]);
  const std::string text = github_annotations(results);
  EXPECT_EQ(count(text, "\n"), 1U);
  EXPECT_THAT(text,
              StartsWith("::error file=word2vec.py,title=neg.U%3A duplicates-once-in-U::row 7 is half"));
  EXPECT_THAT(text, HasSubstr("%0Athe same in 7 more checks: negative_sampling/duplicate_negatives neg.U"));
}

TEST(GithubAnnotations, AreTenOfAKindAtMostAndTheTenthCountsTheRest) {
  Results results;
  for (int i = 0; i < 12; ++i) {
    results.checks.push_back(sample_results().checks[0]);
    results.checks.back().diagnosis[0].id = "mistake-" + std::to_string(i);
  }
  const std::string text = github_annotations(results);
  EXPECT_EQ(count(text, "\n"), 10U);
  EXPECT_THAT(text, HasSubstr("::error title=3 more::GitHub shows ten"));
}

TEST(GithubAnnotations, NothingEndsAPropertyOrALineBeforeItsTime) {
  Results results;
  results.checks = {sample_results().checks[0]};
  results.checks[0].implementation = "python:a,line=9::b%0Ac\n::error::d";
  results.checks[0].diagnosis[0].sentence = "50%0A\r\n::add-mask::x";
  const std::string text = github_annotations(results);
  EXPECT_EQ(count(text, "\n"), 1U);
  EXPECT_THAT(text, StartsWith("::error file=a%2Cline=9%3A%3Ab%250Ac\\n%3A%3Aerror%3A%3Ad,title=neg.U"));
  EXPECT_THAT(text, HasSubstr("::50%250A\\x0d\\n::add-mask::x%0AFAIL"));
}

}  // namespace
}  // namespace gradjudge
