// SPDX-License-Identifier: MIT
#include "tools/report/json/read_results.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "tests/tools/report/sample_results.hpp"
#include "tools/bad_input.hpp"
#include "tools/report/json/json_report.hpp"

namespace gradjudge {
namespace {

std::string refusal(const std::string& text) {
  try {
    read_results(text, "results.json");
  } catch (const BadInput& error) {
    return error.what();
  }
  return "accepted";
}

nlohmann::json sample() {
  return nlohmann::json::parse(json_report(sample_results()));
}

TEST(ReadResults, ReadsBackWhatWasWritten) {
  const std::string written = json_report(sample_results());
  EXPECT_EQ(json_report(read_results(written, "results.json")), written);
}

TEST(ReadResults, ReadsBackWhereSourcesAreAndWhereTheRunTookPlace) {
  Results results = sample_results();
  results.checks[0].code = {"src/word2vec.py", 12, 0};
  results.folders = {"/srv/course/a2", "/srv/course"};
  const Results read = read_results(json_report(results), "results.json");
  EXPECT_EQ(read.checks[0].code.file, "src/word2vec.py");
  EXPECT_EQ(read.checks[0].code.line, 12);
  EXPECT_EQ(read.checks[1].code.file, "");
  EXPECT_EQ(read.folders.working, "/srv/course/a2");
  EXPECT_EQ(read.folders.repository, "/srv/course");
}

TEST(ReadResults, ReadsNumbersBackExactly) {
  const double numbers[] = {0.1,
                            -0.0,
                            1.0 / 3.0,
                            std::numeric_limits<double>::denorm_min(),
                            std::numeric_limits<double>::max(),
                            std::nextafter(1.0, 2.0),
                            -std::numeric_limits<double>::infinity()};
  for (const double number : numbers) {
    Results results = sample_results();
    results.checks[0].blocks[1].worst->yours = number;
    const Results read = read_results(json_report(results), "results.json");
    const double back = read.checks[0].blocks[1].worst->yours;
    EXPECT_EQ(back, number);
    EXPECT_EQ(std::signbit(back), std::signbit(number));
  }
}

TEST(ReadResults, EntriesMustBeRowsTimesColumns) {
  nlohmann::json json = sample();
  json["checks"][0]["blocks"][1]["entries"]["truth"].erase(0);
  EXPECT_THAT(refusal(json.dump()), testing::HasSubstr("checks[0].blocks[1].entries.truth"));
  EXPECT_THAT(refusal(json.dump()), testing::HasSubstr("4 numbers, rows times columns"));
}

TEST(ReadResults, PassesOverFieldsOfNewerVersions) {
  nlohmann::json json = sample();
  json["checks"][0]["color"] = "green";
  EXPECT_EQ(refusal(json.dump()), "accepted");
}

TEST(ReadResults, NamesLineAndColumnOfWhatIsNoJson) {
  EXPECT_THAT(refusal("{\n  \"schema\": 1,\n  oops\n}"),
              testing::StartsWith("results.json:3:3: this is not JSON"));
  EXPECT_THAT(refusal(""), testing::StartsWith("results.json:1:1: this is not JSON"));
}

TEST(ReadResults, RefusesAFileThatIsCutShort) {
  const std::string whole = json_report(sample_results());
  EXPECT_THAT(refusal(whole.substr(0, whole.size() / 2)), testing::HasSubstr("is it cut short"));
}

TEST(ReadResults, NamesTheFieldThatIsWrong) {
  nlohmann::json json = sample();
  json["checks"][3]["verdict"] = "passed";
  EXPECT_EQ(refusal(json.dump()),
            "results.json: checks[3].verdict must be pass, fail, inconclusive or error, found \"passed\"; "
            "write the file again with --report json=FILE");
}

TEST(ReadResults, NamesTheFieldThatIsMissing) {
  nlohmann::json json = sample();
  json["checks"][0].erase("loss");
  EXPECT_THAT(
      refusal(json.dump()),
      testing::StartsWith("results.json: checks[0] must be an object with the field loss, found an object"));
}

TEST(ReadResults, RefusesAnotherSchema) {
  nlohmann::json json = sample();
  json["schema"] = 2;
  EXPECT_THAT(refusal(json.dump()), testing::StartsWith("results.json: schema must be 1"));
}

TEST(ReadResults, RefusesNumbersThatDoNotFit) {
  nlohmann::json json = sample();
  json["tool"]["precision_bits"] = 1e300;
  EXPECT_THAT(refusal(json.dump()),
              testing::StartsWith("results.json: tool.precision_bits must be a whole number"));
  json = sample();
  json["summary"]["pass"] = -1;
  EXPECT_THAT(refusal(json.dump()),
              testing::StartsWith("results.json: summary.pass must be a whole number from 0"));
  json = sample();
  json["checks"][0]["seconds"] = "long";
  EXPECT_THAT(refusal(json.dump()), testing::StartsWith("results.json: checks[0].seconds must be a number"));
}

}  // namespace
}  // namespace gradjudge
