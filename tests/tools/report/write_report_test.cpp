// SPDX-License-Identifier: MIT
#include "tools/report/write_report.hpp"

#include <gtest/gtest.h>

#include "tests/tools/report/sample_results.hpp"
#include "tools/bad_input.hpp"
#include "tools/report/json_report.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

std::string refusal(std::string_view format_and_file) {
  try {
    write_report(sample_results(), format_and_file);
  } catch (const BadInput& error) {
    return error.what();
  }
  return "accepted";
}

TEST(WriteReport, WritesEveryFormat) {
  for (const ReportFormat& format : report_formats()) {
    const std::string file = testing::TempDir() + "write_report_test";
    write_report(sample_results(), std::string(format.name) + "=" + file);
    EXPECT_EQ(read_whole_file(file), format.render(sample_results())) << format.name;
  }
}

TEST(WriteReport, ListsTheKnownFormats) {
  EXPECT_EQ(refusal("jsn=x"),
            "--report jsn=x: there is no format jsn; choose one of text, json, junit, markdown, sarif, html");
}

TEST(WriteReport, ShowsTheFormExpected) {
  for (const char* wrong : {"json", "json="}) {
    EXPECT_EQ(refusal(wrong),
              std::string("--report ") + wrong +
                  ": expected FORMAT=FILE, for example json=results.json; formats are text, json, "
                  "junit, markdown, sarif, html");
  }
}

TEST(WriteReport, NamesPathAndReasonIfItCannotWrite) {
  EXPECT_EQ(refusal("json=/no/such/folder/x.json"),
            "cannot write /no/such/folder/x.json: No such file or directory; does its folder exist?");
}

}  // namespace
}  // namespace gradjudge
