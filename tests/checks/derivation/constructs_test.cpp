// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "checks/derivation/grade_derivation.hpp"

namespace gradjudge {
namespace {

struct Construct {
  std::string name;
  std::string verdict;
  std::string question;
  std::string ending;  ///< of the file's name
  std::string mend;
  std::string document;
};

std::vector<Construct> constructs() {
  std::ifstream file(GRADJUDGE_SOURCE_DIR "/tests/checks/derivation/constructs.txt");
  std::vector<Construct> all;
  std::string line;
  while (std::getline(file, line) && line != "----") {
  }
  while (std::getline(file, line)) {
    Construct construct;
    construct.name = line;
    std::getline(file, line);
    std::istringstream expected(line);
    construct.ending = "md";
    expected >> construct.verdict >> construct.question >> construct.ending;
    if (construct.ending.empty()) construct.ending = "md";
    if (construct.question == "-") construct.question.clear();
    while (std::getline(file, line) && line != "----") {
      if (construct.document.empty() && line.compare(0, 5, "mend ") == 0) {
        construct.mend = line.substr(5);
      } else {
        construct.document += line + "\n";
      }
    }
    all.push_back(std::move(construct));
  }
  return all;
}

TEST(Constructs, EachHasTheVerdictTheQuestionAndTheMendThatItShould) {
  const auto all = constructs();
  ASSERT_GE(all.size(), 490u);
  for (const auto& construct : all) {
    const auto lines = grade_derivation("answer." + construct.ending, construct.document, nullptr);
    if (lines.empty()) {
      ADD_FAILURE() << construct.name << ": no line was found in\n" << construct.document;
      continue;
    }
    const DerivationResult& last = lines.back();
    EXPECT_EQ(to_string(last.verdict), construct.verdict)
        << construct.name << ": " << construct.document << last.reason << last.convention;
    EXPECT_EQ(last.question, construct.question) << construct.name << ": " << construct.document;
    if (construct.mend.empty()) continue;
    ASSERT_TRUE(last.mend) << construct.name << ": " << construct.document;
    EXPECT_NE(last.mend->line.find(construct.mend), std::string::npos)
        << construct.name << ": the mended line is " << last.mend->line;
  }
}

}  // namespace
}  // namespace gradjudge
