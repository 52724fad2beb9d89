// SPDX-License-Identifier: MIT
#include "tools/report/json/submission_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/report/sample_results.hpp"
#include "tools/bad_input.hpp"

namespace gradjudge {
namespace {

std::string refusal(const nlohmann::json& json) {
  try {
    submissions_from_json({json, "results.json", "submissions"});
  } catch (const BadInput& error) {
    return error.what();
  }
  return "accepted";
}

nlohmann::json sample() {
  return nlohmann::json::parse(submissions_to_json(sample_results().submissions).dump());
}

TEST(SubmissionJson, ReadsBackWhatWasWritten) {
  const nlohmann::json written = sample();
  const auto read = submissions_from_json({written, "results.json", "submissions"});
  EXPECT_EQ(submissions_to_json(read).dump(), submissions_to_json(sample_results().submissions).dump());
}

TEST(SubmissionJson, NamesTheFieldThatIsWrong) {
  nlohmann::json json = sample();
  json[0]["questions"][1]["status"] = "almost";
  EXPECT_THAT(refusal(json),
              testing::StartsWith("results.json: submissions[0].questions[1].status must be right, "
                                  "partly, wrong, unfinished or could_not_be_graded"));
  json = sample();
  json[1].erase("score");
  EXPECT_THAT(refusal(json),
              testing::StartsWith("results.json: submissions[1] must be an object with the field score"));
}

}  // namespace
}  // namespace gradjudge
