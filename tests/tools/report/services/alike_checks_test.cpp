// SPDX-License-Identifier: MIT
#include "tools/report/services/alike_checks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/report/sample_results.hpp"

namespace gradjudge {
namespace {

TEST(AlikeChecks, ChecksOfOneImplementationWithOneDiagnosisAreOne) {
  Results results;
  CheckResult check = sample_results().checks[0];
  results.checks = {check, check};
  results.checks[1].question = "neg.u_k_repeated";
  EXPECT_EQ(alike_checks(results).size(), 1U);
  EXPECT_EQ(alike_checks(results)[0].checks.size(), 2U);
  results.checks[1].implementation = "python:other.py";
  EXPECT_EQ(alike_checks(results).size(), 2U);
}

TEST(AlikeChecks, WithoutADiagnosisTheQuestionDecides) {
  Results results;
  CheckResult check = sample_results().checks[4];
  results.checks = {check, check, check};
  results.checks[2].question = "softmax.U";
  EXPECT_EQ(alike_checks(results).size(), 2U);
}

TEST(AlikeChecks, ErrorsForOneReasonAreOneWhateverTheQuestion) {
  Results results;
  CheckResult check = sample_results().checks[0];
  check.verdict = Verdict::error;
  check.diagnosis.clear();
  check.reason = "there is no function";
  results.checks = {check, check};
  results.checks[1].question = "neg.v_c";
  EXPECT_EQ(alike_checks(results).size(), 1U);
  results.checks[1].reason = "crash";
  EXPECT_EQ(alike_checks(results).size(), 2U);
}

TEST(AlikeChecks, FailuresComeFirstAndWhatIsInconclusiveLast) {
  std::vector<Verdict> verdicts;
  for (const AlikeChecks& alike : alike_checks(sample_results()))
    verdicts.push_back(alike.checks[0]->verdict);
  EXPECT_THAT(verdicts,
              testing::ElementsAre(Verdict::fail, Verdict::fail, Verdict::error, Verdict::inconclusive));
}

TEST(AlikeChecks, TheMessageBeginsWithTheSentenceAndEndsWithTheCommand) {
  const std::string message = message_of(sample_results().checks[0]);
  EXPECT_THAT(message,
              testing::StartsWith("row 7 is half of the truth: word 7 was drawn twice and is counted "
                                  "once\nFAIL negative_sampling/duplicate_negatives"));
  EXPECT_THAT(message, testing::EndsWith("\nagain: gradjudge check cases/negative_sampling.yaml --filter "
                                         "duplicate_negatives --impl python:word2vec.py"));
}

}  // namespace
}  // namespace gradjudge
