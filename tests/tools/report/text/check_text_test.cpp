// SPDX-License-Identifier: MIT
#include "tools/report/text/check_text.hpp"

#include <gtest/gtest.h>

#include "tests/tools/report/sample_results.hpp"

namespace gradjudge {
namespace {

TEST(CheckText, AFailureReadsLikeThis) {
  const CheckResult check = sample_results().checks[0];
  EXPECT_EQ(check_heading(check), "FAIL negative_sampling/duplicate_negatives   neg.U   U[7][2]");
  EXPECT_EQ(
      check_details(check),
      "  yours  0.18342…   truth 0.36684… ± 4e-49   off by 1.8e-1   allowed 4.2e-16 (rounding 2.6e-17 × 16, "
      "oracle "
      "4e-49)\n"
      "  note: v_c was returned with shape (1, 3)\n"
      "  row 7 is half of the truth: word 7 was drawn twice and is counted once\n"
      "    [duplicates-once-in-U] in U, only in rows of words that count more than once; accounts for U in "
      "all 12 cases, 5 of them wrong; explained as well by contributions-overwritten-in-U\n"
      "  smallest example: v_c = [1], U = [[0], [0]], o = 0, negatives [1, 1]: dJ/dU[1] is 1, yours 0.5\n"
      "  again: gradjudge check cases/negative_sampling.yaml --filter duplicate_negatives --impl "
      "python:word2vec.py\n");
}

TEST(CheckText, ShowsTheDigitsThatMatter) {
  WorstEntry worst{{0}, 0.12345678901234, "0.12345678901299", "1e-60", 6.5e-13, 1e-18, 16, 0};
  EXPECT_TRUE(
      worst_entry_text(worst).starts_with("yours  0.12345678901234   truth 0.12345678901299 ± 1e-60"));
  worst.yours = 0.1;
  worst.difference = 2.3e-2;
  EXPECT_TRUE(worst_entry_text(worst).starts_with("yours  0.1   truth 0.12345… ± 1e-60"));
}

TEST(CheckText, NamesWhatIsDeclaredBeyondRounding) {
  const WorstEntry worst{{}, 1, "2", "0", 1, 1e-16, 16, 1e-3};
  EXPECT_TRUE(
      worst_entry_text(worst).ends_with("allowed 1.0e-3 (rounding 1.0e-16 × 16, declared 1.0e-3, oracle 0)"));
}

TEST(CheckText, NamesCoordinates) {
  EXPECT_EQ(coordinate_name("loss", {}), "loss");
  EXPECT_EQ(coordinate_name("v_c", {3}), "v_c[3]");
  EXPECT_EQ(coordinate_name("U", {7, 2}), "U[7][2]");
}

}  // namespace
}  // namespace gradjudge
