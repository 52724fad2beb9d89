// SPDX-License-Identifier: MIT
#include "tools/report/text/submission_text.hpp"

#include <gtest/gtest.h>

#include "tests/tools/report/sample_results.hpp"

namespace gradjudge {
namespace {

TEST(SubmissionText, ALineASubmission) {
  EXPECT_EQ(submissions_text(sample_results().submissions),
            "submission     score\n"
            "ada             17.5  negative_sampling partly\n"
            "=eve|x             0  could not be graded: refused: no zip\n"
            "to be looked at: ada: the same question asked again has another answer\n"
            "2 submissions: 0 with all points, 1 could not be graded, mean of the graded 17.5 of 20\n");
  EXPECT_EQ(submissions_text({}), "");
}

}  // namespace
}  // namespace gradjudge
