// SPDX-License-Identifier: MIT
#include "tools/report/write_report.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/tools/report/sample_results.hpp"
#include "tools/bad_input.hpp"
#include "tools/report/json/json_report.hpp"
#include "tools/report/markdown/markdown_report.hpp"
#include "tools/report/services/github_annotations.hpp"
#include "tools/report/services/github_summary.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

void write(const std::string& format_and_file) {
  write_report(sample_results(), report_targets({format_and_file})[0]);
}

std::string refusal(const std::string& format_and_file) {
  try {
    report_targets({format_and_file});
  } catch (const BadInput& error) {
    return error.what();
  }
  return "accepted";
}

TEST(WriteReport, WritesEveryFormat) {
  for (const ReportFormat& format : report_formats()) {
    const std::string file = testing::TempDir() + "write_report_test";
    write(std::string(format.name) + "=" + file);
    EXPECT_EQ(read_whole_file(file), format.render(sample_results())) << format.name;
  }
}

TEST(WriteReport, ListsTheKnownFormats) {
  EXPECT_EQ(refusal("jsn=x"),
            "--report jsn=x: there is no format jsn; choose one of text, json, junit, markdown, sarif, ctrf, "
            "github, html");
}

TEST(WriteReport, ShowsTheFormExpected) {
  for (const char* wrong : {"json", "json="}) {
    EXPECT_EQ(refusal(wrong),
              std::string("--report ") + wrong +
                  ": expected FORMAT=FILE, for example json=results.json; formats are text, json, "
                  "junit, markdown, sarif, ctrf, github, html");
  }
}

TEST(WriteReport, NamesPathAndReasonIfItCannotWrite) {
  EXPECT_EQ(refusal("json=/no/such/folder/x.json"),
            "cannot write /no/such/folder/x.json: No such file or directory; does its folder exist?");
}

TEST(WriteReport, IsRefusedBeforeAnythingIsWrittenIfAnotherGoesToTheSameFile) {
  const std::string file = testing::TempDir() + "write_report_test_twice";
  try {
    report_targets({"json=" + file, "html=" + testing::TempDir() + "./write_report_test_twice"});
    FAIL() << "accepted";
  } catch (const BadInput& error) {
    EXPECT_EQ(error.what(),
              "--report html=" + testing::TempDir() +
                  "./write_report_test_twice: the report in json goes to that file as well, name another");
  }
  EXPECT_EQ(report_targets({"json=/dev/stdout", "text=/dev/stdout"}).size(), 2U);
}

TEST(WriteReport, PrintsTheCommandsOfAFormatThatHasThem) {
  testing::internal::CaptureStdout();
  write("github=" + testing::TempDir() + "write_report_test.md");
  EXPECT_EQ(testing::internal::GetCapturedStdout(), github_annotations(sample_results()));
  testing::internal::CaptureStdout();
  write("json=" + testing::TempDir() + "write_report_test.json");
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
}

TEST(WriteReport, AddsToTheSummaryOfAStepAndReplacesEveryOtherFile) {
  const std::string file = testing::TempDir() + "write_report_test_step.md";
  const std::string summary = github_summary(sample_results(), largest_markdown);
  write_whole_file(file, "earlier\n");
  ::setenv("GITHUB_STEP_SUMMARY", file.c_str(), 1);
  testing::internal::CaptureStdout();
  write("github=" + testing::TempDir() + "./write_report_test_step.md");
  EXPECT_EQ(read_whole_file(file), "earlier\n\n" + summary);
  ::unsetenv("GITHUB_STEP_SUMMARY");
  write("github=" + file);
  EXPECT_EQ(read_whole_file(file), summary);
  testing::internal::GetCapturedStdout();
}

}  // namespace
}  // namespace gradjudge
