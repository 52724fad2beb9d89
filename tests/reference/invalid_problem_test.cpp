// SPDX-License-Identifier: MIT
#include "reference/invalid_problem.hpp"

#include <gtest/gtest.h>

#include "reference/real.hpp"

namespace gradjudge {
namespace {

/// The message of the InvalidProblem that `check` throws; empty if it throws none.
template <class Check>
std::string refusal(Check check) {
  try {
    check();
  } catch (const InvalidProblem& error) {
    EXPECT_EQ(std::string(error.what()).substr(0, error.field.size() + 2), error.field + ": ");
    return error.what();
  }
  return "";
}

TEST(InvalidProblem, NamesTheFieldAndWhatIsWrong) {
  const InvalidProblem error("negatives[3]", "is wrong");
  EXPECT_EQ(error.field, "negatives[3]");
  EXPECT_STREQ(error.what(), "negatives[3]: is wrong");
}

TEST(RequireIndex, AcceptsZeroToOneLessThanTheCount) {
  EXPECT_EQ(refusal([] { require_index("o", 0, 3); }), "");
  EXPECT_EQ(refusal([] { require_index("o", 2, 3); }), "");
  EXPECT_EQ(refusal([] { require_index("o", 3, 3); }), "o: index 3 is outside 0 … 2 (there are 3 rows)");
  EXPECT_EQ(refusal([] { require_index("o", -1, 3); }), "o: index -1 is outside 0 … 2 (there are 3 rows)");
  EXPECT_EQ(refusal([] { require_index("t", 5, 4, "words"); }),
            "t: index 5 is outside 0 … 3 (there are 4 words)");
}

TEST(RequireFinite, NamesTheEntryByItsIndices) {
  Matrix<double> U = Matrix<double>::Zero(2, 2);
  EXPECT_EQ(refusal([&] { require_finite("U", U); }), "");
  U(1, 0) = std::nan("");
  EXPECT_EQ(refusal([&] { require_finite("U", U); }), "U: entry [1][0] is not a finite number");
  Vector<double> v = Vector<double>::Zero(3);
  v[2] = -std::numeric_limits<double>::infinity();
  EXPECT_EQ(refusal([&] { require_finite("v_c", v); }), "v_c: entry [2] is not a finite number");
}

TEST(RequireFinite, KnowsTheNonFiniteRealsToo) {
  Vector<Real> v = Vector<Real>::Zero(1);
  v[0] = std::numeric_limits<Real>::infinity();
  EXPECT_EQ(refusal([&] { require_finite("v_c", v); }), "v_c: entry [0] is not a finite number");
  v[0] = std::numeric_limits<Real>::quiet_NaN();
  EXPECT_EQ(refusal([&] { require_finite("v_c", v); }), "v_c: entry [0] is not a finite number");
  // Far outside double's range, and finite.
  v[0] = exp(Real(100000));
  EXPECT_EQ(refusal([&] { require_finite("v_c", v); }), "");
}

TEST(RequireFinite, NeedsAnEntry) {
  EXPECT_EQ(refusal([] { require_finite("U", Matrix<double>(0, 3)); }),
            "U: has no entries, at least one is needed");
  EXPECT_EQ(refusal([] { require_finite("U", Matrix<double>(3, 0)); }),
            "U: has no entries, at least one is needed");
}

TEST(RequireEqual, SaysWhatWasFoundAndExpected) {
  EXPECT_EQ(refusal([] { require_equal("U", "the number of rows", 3, 3); }), "");
  EXPECT_EQ(refusal([] { require_equal("U", "the number of rows", 3, 4); }),
            "U: the number of rows is 3, expected 4");
}

}  // namespace
}  // namespace gradjudge
