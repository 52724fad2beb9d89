// SPDX-License-Identifier: MIT
#include "tools/commands/again_line.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

CheckResult check_of(const std::string& name) {
  CheckResult check;
  check.case_name = name;
  check.place.file = "my cases/mine.yaml";
  check.implementation = "process:python3 model.py";
  return check;
}

TEST(AgainLine, AsksTheCaseAloneWithTheOptionsThatDecide) {
  EXPECT_EQ(again_line(check_of("zero"), {}, {"--slack", "1", "--allow", "float32:as shipped"}, 2),
            "gradjudge check 'my cases/mine.yaml' --filter zero --impl 'process:python3 model.py' --slack 1 "
            "--allow "
            "'float32:as shipped'");
}

TEST(AgainLine, TakesNamesLiterally) {
  EXPECT_EQ(again_line(check_of("[a]*"), {}, {}, 0),
            R"(gradjudge check 'my cases/mine.yaml' --filter '\[a]\*' --impl 'process:python3 model.py')");
}

TEST(AgainLine, RepeatsTheQuestionsAndAsksForLargeCases) {
  CaseSelection selection;
  selection.questions = {"neg.U", "neg.v_c"};
  selection.filters = {"*"};
  CheckResult check = check_of("big");
  check.tags = {"large"};
  EXPECT_EQ(again_line(check, selection, {}, 1),
            "gradjudge check 'my cases/mine.yaml' --filter big --question neg.U --question neg.v_c --impl "
            "'process:python3 model.py' --large");
}

TEST(AgainLine, AsksAllCasesWhereTheFailureHangsOnThem) {
  CaseSelection selection;
  selection.paths = {"mine.yaml", "sigmoid"};
  selection.filters = {"a*"};
  selection.tags = {"random"};
  CheckResult check = check_of("zero");
  check.diagnosis = {{"stale", "", {}}};
  EXPECT_EQ(again_line(check, selection, {}, 1),
            "gradjudge check mine.yaml sigmoid --filter 'a*' --tag random --impl 'process:python3 model.py' "
            "--jobs 1");
}

}  // namespace
}  // namespace gradjudge
