// SPDX-License-Identifier: MIT
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>
#include <gradjudge/judge.hpp>
#include <ostream>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace gradjudge {

/// Whether the report passes, and what is to be said if it does not. Throws std::invalid_argument if nothing
/// was checked: neither a matcher nor its negation is to pass by that.
inline bool explained(const Report& report, testing::MatchResultListener* listener) {
  if (report.checks().empty()) {
    throw std::invalid_argument(report.failures() +
                                "  give the function cases of losses that it computes, or an answer");
  }
  if (!report.passed()) *listener << "\n" << report.failures();
  return report.passed();
}

/// What MatchesGradientOf makes.
class GradientMatcher {
 public:
  GradientMatcher(Inputs inputs, std::string block) : inputs_(std::move(inputs)), block_(std::move(block)) {}

  template <class Value>
  bool MatchAndExplain(const Value& value, testing::MatchResultListener* listener) const {
    return explained(judgement(value), listener);
  }
  void DescribeTo(std::ostream* out) const { describe(*out, "matches"); }
  void DescribeNegationTo(std::ostream* out) const { describe(*out, "does not match"); }

 private:
  template <class Value>
  Report judgement(const Value& value) const {
    if constexpr (std::is_convertible_v<const Value&, Array>) {
      const std::string block = block_.empty() ? only_block() : block_;
      return judge(inputs_, Outputs{{block, value}}, block);
    } else {
      return judge(inputs_, value, block_);
    }
  }
  /// Of a loss with one input the gradient by it.
  std::string only_block() const {
    if (inputs_.arrays.contains("x")) return "x";
    if (inputs_.arrays.contains("scores")) return "scores";
    throw std::invalid_argument(inputs_.loss +
                                " has several gradients: name the one that this is, as in "
                                "MatchesGradientOf(problem, \"v_c\"), or give all of them as Outputs");
  }
  void describe(std::ostream& out, const char* verb) const {
    out << verb << " the gradient" << (block_.empty() ? "" : " by " + block_) << " of " << inputs_.loss
        << (inputs_.float32 ? " in float32" : "") << " within what rounding allows";
  }

  Inputs inputs_;
  std::string block_;
};

/// Matches Outputs whose every block (the loss and each gradient) is right for the problem, or one array that
/// is right for the block of that name, such as "v_c" or "loss": of Eigen, of the standard library, or a
/// number. A problem of in_float32 allows the rounding of float. The explanation is what the command prints.
inline auto MatchesGradientOf(Inputs problem, std::string block = "") {
  return testing::MakePolymorphicMatcher(GradientMatcher(std::move(problem), std::move(block)));
}

/// One case of a suite, as the parameter of a test.
struct SuiteCase {
  Cases cases;
  std::size_t which = 0;

  std::string name() const { return cases.name(which); }
  Inputs inputs(bool float32 = false) const { return cases.inputs(which, float32); }
};

inline void PrintTo(const SuiteCase& a_case, std::ostream* out) {
  *out << a_case.name();
}

/// The cases of suites (files, folders, names of suites that ship), for testing::ValuesIn. Throws as
/// Cases::load does.
inline std::vector<SuiteCase> cases_of(const std::vector<std::string>& suites,
                                       const Selection& selection = {}) {
  const Cases cases = Cases::load(suites, selection);
  std::vector<SuiteCase> all;
  for (std::size_t which = 0; which < cases.size(); ++which) all.push_back({cases, which});
  return all;
}

/// SUITE_CASE, as INSTANTIATE_TEST_SUITE_P's names must be.
inline std::string case_name(const testing::TestParamInfo<SuiteCase>& info) {
  std::string name = info.param.name();
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
}

/// What IsAnsweredBy makes.
class AnswerMatcher {
 public:
  using is_gtest_matcher = void;

  AnswerMatcher(Function function, bool float32) : function_(std::move(function)), float32_(float32) {}

  bool MatchAndExplain(const SuiteCase& a_case, testing::MatchResultListener* listener) const {
    Judging judging;
    judging.float32 = float32_;
    if (const testing::TestInfo* test = testing::UnitTest::GetInstance()->current_test_info()) {
      judging.again = std::string("--gtest_filter=") + test->test_suite_name() + "." + test->name();
    }
    return explained(a_case.cases.check_one(a_case.which, function_, judging), listener);
  }
  void DescribeTo(std::ostream* out) const { *out << "is answered rightly, within what rounding allows"; }
  void DescribeNegationTo(std::ostream* out) const { *out << "is not answered rightly"; }

 private:
  Function function_;
  bool float32_;
};

/// Matches a SuiteCase that the function answers rightly; in float if it says so. The explanation has the
/// diagnosis from its answers to all cases of the loss in the suite.
inline testing::Matcher<const SuiteCase&> IsAnsweredBy(Function function, bool float32 = false) {
  return AnswerMatcher(std::move(function), float32);
}

}  // namespace gradjudge
