// SPDX-License-Identifier: MIT
#include "tools/report/services/junit_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/golden/golden.hpp"
#include "tests/tools/report/sample_results.hpp"

namespace gradjudge {
namespace {

using testing::HasSubstr;

TEST(JunitReport, Golden) {
  expect_golden("results.xml", junit_report(sample_results()));
}

TEST(JunitReport, NamesAreUnique) {
  const std::string xml = junit_report(sample_results());
  EXPECT_THAT(xml, HasSubstr(R"(name="by_hand softmax.v_c reference")"));
  EXPECT_THAT(xml, HasSubstr(R"x(name="by_hand softmax.v_c reference (2)")x"));
}

TEST(JunitReport, WhatXmlForbidsIsSpelledOutOrLeftOut) {
  Results results = sample_results();
  results.checks.resize(1);
  results.checks[0].suite =
      "a\x01"
      "b\xEF\xBF\xBE"
      "c\xFF";
  const std::string xml = junit_report(results);
  EXPECT_THAT(xml, HasSubstr("classname=\"a\\x01bc\\xff\""));
}

}  // namespace
}  // namespace gradjudge
