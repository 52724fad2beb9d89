// SPDX-License-Identifier: MIT
#include "tools/report/text/check_groups.hpp"

#include <gmock/gmock.h>

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

CheckResult error(const std::string& suite, const std::string& reason) {
  CheckResult check;
  check.suite = suite;
  check.case_name = "zero";
  check.question = "q";
  check.implementation = "python:w.py";
  check.reason = reason;
  check.reproduce = "gradjudge check w";
  return check;
}

TEST(CheckGroups, ErrorsOfOneImplementationForOneReasonAreOne) {
  Results results;
  results.checks = {error("softmax", "crash: signal 11"), error("sampling", "crash: signal 11"),
                    error("sampling", "crash: signal 6"), error("softmax", "crash: signal 11")};
  results.checks[3].implementation = "python:other.py";
  const auto groups = not_passed(results);
  ASSERT_THAT(groups, SizeIs(3));
  EXPECT_EQ(groups[0].checks, 2U);
  EXPECT_THAT(groups[0].suites, ElementsAre("softmax", "sampling"));
  EXPECT_EQ(group_heading(groups[0]), "ERROR softmax, sampling   2 checks");
  EXPECT_THAT(group_details(groups[0]), HasSubstr("crash: signal 11\n  again: gradjudge check w\n"));
  EXPECT_EQ(group_heading(groups[1]), "ERROR sampling/zero   q");
}

TEST(CheckGroups, FailuresStandAlone) {
  Results results;
  results.checks = {error("softmax", "off"), error("softmax", "off"), error("softmax", "off")};
  for (auto& check : results.checks) check.verdict = Verdict::fail;
  results.checks[2].verdict = Verdict::pass;
  EXPECT_THAT(not_passed(results), SizeIs(2));
}

TEST(CheckGroups, AMissingFunctionIsOneLine) {
  Results results;
  results.checks = {error("softmax", "no_such_function: there is no function f"),
                    error("softmax", "no_such_function: there is no function f")};
  const auto groups = not_passed(results);
  ASSERT_THAT(groups, SizeIs(1));
  EXPECT_EQ(group_heading(groups[0]), "ERROR softmax   2 checks   no_such_function: there is no function f");
  EXPECT_EQ(group_details(groups[0]), "");
}

}  // namespace
}  // namespace gradjudge
