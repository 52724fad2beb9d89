// SPDX-License-Identifier: MIT
#include "tools/grade/submission_page.hpp"

#include <gmock/gmock.h>

namespace gradjudge {
namespace {

using Json = nlohmann::ordered_json;
using testing::HasSubstr;
using testing::Not;

AssignedQuestion question(const std::string& id, Shown shown) {
  AssignedQuestion assigned;
  assigned.id = id;
  assigned.title = "Title of " + id;
  assigned.points = 10;
  assigned.shown = shown;
  return assigned;
}

Json check(const std::string& assigned, const std::string& name, bool hidden) {
  return {{"case", name},
          {"question", "neg.U"},
          {"verdict", "fail"},
          {"outcome", "answered"},
          {"hidden", hidden},
          {"reason", "reason of " + name},
          {"blocks", Json::array({{{"block", "U"}, {"worst", {{"yours", 0.25}}}}})},
          {"diagnosis", Json::array({{{"id", "some-mistake"}, {"sentence", "what is wrong"}}})},
          {"counterexample", "example of " + name},
          {"assigned", assigned}};
}

/// Results with a question that is shown as much as asked, with one visible and one hidden case that fail.
Json results(Json questions, Json checks) {
  return {{"schema", 1},
          {"tool", {{"name", "gradjudge"}}},
          {"submissions", Json::array({{{"id", "ada"},
                                        {"score", 99},
                                        {"max_score", 99},
                                        {"seconds", 1.5},
                                        {"review", Json::array({"a teacher's remark"})},
                                        {"mistakes", Json::array({"some-mistake"})},
                                        {"questions", std::move(questions)}}})},
          {"checks", std::move(checks)}};
}

Json graded(const std::string& id) {
  return {{"id", id}, {"points", 4}, {"max_points", 10}, {"status", "partly"}, {"reason", "why"}};
}

std::string shown_of(Shown shown) {
  Assignment assignment;
  assignment.name = "word2vec";
  assignment.questions = {question("sampling", shown)};
  const Json all =
      results(Json::array({graded("sampling")}),
              Json::array({check("sampling", "open", false), check("sampling", "closed", true)}));
  return shown_results(assignment, all).dump();
}

TEST(SubmissionPage, EachLevelShowsWhatThoseBeforeItDoAndMore) {
  EXPECT_THAT(shown_of(Shown::nothing), Not(HasSubstr("sampling")));
  EXPECT_THAT(shown_of(Shown::score), HasSubstr("\"status\":\"partly\""));
  EXPECT_THAT(shown_of(Shown::score), Not(HasSubstr("what is wrong")));
  EXPECT_THAT(shown_of(Shown::score), Not(HasSubstr("why")));
  EXPECT_THAT(shown_of(Shown::diagnosis), HasSubstr("what is wrong"));
  EXPECT_THAT(shown_of(Shown::diagnosis), HasSubstr("reason of open"));
  EXPECT_THAT(shown_of(Shown::diagnosis), Not(HasSubstr("0.25")));
  EXPECT_THAT(shown_of(Shown::counterexample), HasSubstr("example of open"));
  EXPECT_THAT(shown_of(Shown::counterexample), HasSubstr("0.25"));
}

TEST(SubmissionPage, OfHiddenCasesOnlyThatTheyFail) {
  for (const Shown shown : {Shown::diagnosis, Shown::counterexample, Shown::inputs}) {
    EXPECT_THAT(shown_of(shown), HasSubstr("\"hidden\":[\"neg.U is wrong\"]"));
    EXPECT_THAT(shown_of(shown), Not(HasSubstr("closed")));
  }
}

TEST(SubmissionPage, WhatIsForTeachersIsNotInIt) {
  for (const Shown shown : {Shown::nothing, Shown::inputs}) {
    EXPECT_THAT(shown_of(shown), Not(HasSubstr("a teacher's remark")));
    EXPECT_THAT(shown_of(shown), Not(HasSubstr("seconds")));
  }
}

TEST(SubmissionPage, ScoreIsOfWhatIsShown) {
  Assignment assignment;
  assignment.questions = {question("sampling", Shown::score), question("secret", Shown::nothing)};
  const Json shown =
      shown_results(assignment, results(Json::array({graded("sampling"), graded("secret")}), Json::array()));
  EXPECT_EQ(shown["submissions"][0]["score"], 4);
  EXPECT_EQ(shown["submissions"][0]["max_score"], 10);
}

TEST(SubmissionPage, DerivationsAreShownWithTheQuestionThatAsksForThem) {
  Assignment assignment;
  assignment.questions = {question("open", Shown::diagnosis), question("secret", Shown::nothing)};
  Json open = graded("open");
  open["derivations"] = Json::array({{{"id", "softmax.v_c"}}});
  Json secret = graded("secret");
  secret["derivations"] = Json::array({{{"id", "softmax.U"}}});
  Json all = results(Json::array({open, secret}), Json::array());
  all["derivations"] = Json::array({{{"question", "softmax.v_c"}, {"latex", "a"}},
                                    {{"question", ""}, {"latex", "b"}},
                                    {{"question", "softmax.U"}, {"latex", "c"}}});
  const Json lines = shown_results(assignment, all)["derivations"];
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0]["latex"], "a");
  EXPECT_EQ(lines[1]["latex"], "b");
}

}  // namespace
}  // namespace gradjudge
