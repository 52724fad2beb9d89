// SPDX-License-Identifier: MIT
#include "tools/left_out_notes.hpp"

#include <gmock/gmock.h>

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

LeftOut left_out(const std::string& name, const std::string& reason, const std::string& question = "") {
  return {"sampling", name, "negative_sampling", question, "python:w.py", reason};
}

TEST(LeftOutNotes, CountCasesWhoseLossIsNotThere) {
  EXPECT_THAT(left_out_notes(std::vector{left_out("a", ""), left_out("b", "")}, 7),
              ElementsAre("2 of 7 cases have a loss that python:w.py does not compute; they were left out"));
}

TEST(LeftOutNotes, GiveTheReasonWhereItIsAnother) {
  EXPECT_THAT(
      left_out_notes(
          std::vector{left_out("a", "never drawn"), left_out("b", ""), left_out("c", "never drawn"),
                      left_out("d", "never drawn"), left_out("e", "never drawn")},
          7),
      ElementsAre(
          "4 of 7 cases were not put to python:w.py: never drawn (sampling/a, sampling/c, sampling/d, …)",
          "1 of 7 cases have a loss that python:w.py does not compute; they were left out"));
}

TEST(LeftOutNotes, CountQuestionsOfCasesThatWereAsked) {
  EXPECT_THAT(left_out_notes(std::vector{left_out("a", "it does not compute x", "neg.U"),
                                         left_out("a", "it does not compute x", "neg.u_o")},
                             1),
              ElementsAre("2 questions were not put to python:w.py: it does not compute x (sampling/a)"));
}

TEST(NeverJudged, NamesEachImplementationWithoutACheckOnce) {
  std::vector<CheckResult> checks(1);
  checks[0].implementation = "reference";
  EXPECT_THAT(never_judged({"reference", "python:w.py", "python:w.py"}, checks), ElementsAre("python:w.py"));
  EXPECT_THAT(never_judged({"reference"}, checks), IsEmpty());
}

}  // namespace
}  // namespace gradjudge
