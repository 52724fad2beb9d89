// SPDX-License-Identifier: MIT
#include "tools/grade/gradebook/moodle_worksheet.hpp"

#include <gmock/gmock.h>

#include "tools/bad_input.hpp"

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;
using Json = nlohmann::ordered_json;

/// A submission of participant `id` with a score out of 80.
Json graded(const std::string& id, double score, const std::string& status = "graded") {
  return {{"submissions",
           {{{"id", id},
             {"status", status},
             {"score", score},
             {"max_score", 80},
             {"submitters", {{{"id", id}, {"name", "Ada"}, {"email", ""}}}}}}}};
}

std::string feedback_of(const std::string& id) {
  return "<p>for " + id + "</p>";
}

FilledWorksheet fill(const std::string& worksheet, const ClassResults& results) {
  return filled_in(read_moodle_worksheet(worksheet, "w.csv"), results, feedback_of);
}

const std::string header =
    "Identifier,Full name,Grade,Maximum grade,Last modified (grade),Feedback comments\n";

TEST(MoodleWorksheet, GradesAreOutOfMoodlesMaximumAndFeedbackIsFilledIn) {
  const auto filled =
      fill("\uFEFF" + header + "Participant 12,\"Lovelace, Ada\",,100.00,-,\nParticipant 13,Bob,,100.00,-,\n",
           {graded("12", 60)});
  EXPECT_EQ(filled.csv, "\uFEFF" + header +
                            "Participant 12,\"Lovelace, Ada\",75,100.00,-,<p>for 12</p>\n"
                            "Participant 13,Bob,,100.00,-,\n");
  EXPECT_THAT(filled.notes,
              ElementsAre("moodle.csv: grades are scaled from 80 to 100 points, Moodle's maximum"));
}

TEST(MoodleWorksheet, TheSameMaximumIsNoScale) {
  const auto filled = fill(header + "Participant 12,Ada,,80.00,-,\n", {graded("12", 12.25)});
  EXPECT_THAT(filled.csv, HasSubstr("Participant 12,Ada,12.25,80.00,-,<p>for 12</p>\n"));
  EXPECT_THAT(filled.notes, IsEmpty());
}

TEST(MoodleWorksheet, IsReadInOtherLanguagesByTheOrderOfItsColumns) {
  const auto filled = fill(
      "ID;Vollständiger Name;E-Mail;Status;Bewertung;Höchste;Zuletzt;Rückmeldung\n"
      "Teilnehmer/in12;Ada;a@x.org;Abgegeben;;10,00;-;\n"
      "Teilnehmer/in13;Bob;b@x.org;Abgegeben;5,50;10,00;-;\n",
      {graded("12", 34)});
  EXPECT_THAT(filled.csv,
              HasSubstr("Teilnehmer/in12;Ada;a@x.org;Abgegeben;\"4,25\";\"10,00\";-;<p>for 12</p>\n"));
}

TEST(MoodleWorksheet, WhatCouldNotBeGradedGetsFeedbackAndNoGrade) {
  const auto filled = fill(header + "Participant 12,Ada,7,80,-,\n", {graded("12", 0, "could_not_be_graded")});
  EXPECT_THAT(filled.csv, HasSubstr("Participant 12,Ada,7,80,-,<p>for 12</p>\n"));
}

TEST(MoodleWorksheet, WhoIsNotInItIsNamed) {
  const auto filled = fill(header + "Participant 12,Ada,,80,-,\n", {graded("12", 1), graded("99", 1)});
  EXPECT_THAT(filled.notes, ElementsAre("moodle.csv: the worksheet has no participant 99"));
}

TEST(MoodleWorksheet, NamesThatAreFormulasAreDisarmedAndEarlierFeedbackKeepsItsLines) {
  const auto filled = fill(header + "Participant 12,=1+1,,80,-,\"old\n=2\"\n", {});
  EXPECT_THAT(filled.csv, HasSubstr("Participant 12,'=1+1,,80,-,\"old\n'=2\"\n"));
}

TEST(MoodleWorksheet, AMaximumThatIsNoNumberOfPointsIsRefused) {
  EXPECT_THAT([] { read_moodle_worksheet(header + "Participant 12,Ada,,Good,-,\n", "w.csv"); },
              ThrowsMessage<BadInput>(
                  HasSubstr("w.csv: row 2: the maximum grade is \"Good\", expected a number of points")));
  EXPECT_THAT([] { read_moodle_worksheet("a,b\n1,2\n", "w.csv"); },
              ThrowsMessage<BadInput>(HasSubstr("w.csv:1: has no column Grade")));
}

TEST(MoodleWorksheet, FeedbackIsHtmlAndHasNothingOfAHiddenQuestion) {
  const Json gradescope{
      {"output", "a note"},
      {"tests",
       {{{"name", "a<b"},
         {"score", 1.5},
         {"max_score", 2},
         {"output", "partly\nx < y & z"},
         {"visibility", "visible"}},
        {{"name", "secret"}, {"score", 1}, {"max_score", 2}, {"output", ""}, {"visibility", "hidden"}}}}};
  EXPECT_EQ(moodle_feedback(gradescope),
            "<p><strong>a&lt;b: 1.5 of 2 points</strong><br>partly<br>x &lt; y &amp; z</p><p>a note</p>");
}

}  // namespace
}  // namespace gradjudge
