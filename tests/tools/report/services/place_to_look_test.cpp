// SPDX-License-Identifier: MIT
#include "tools/report/services/place_to_look.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

TEST(PlaceToLook, IsTheSourceCodeIfItIsKnown) {
  CheckResult check;
  check.place = {"cases/softmax.yaml", 3, 5};
  check.code = {"src/word2vec.py", 12, 0};
  EXPECT_EQ(place_to_look(check, {}).file, "src/word2vec.py");
  EXPECT_EQ(place_to_look(check, {}).line, 12);
}

TEST(PlaceToLook, IsItsFileIfNoMoreIsKnown) {
  CheckResult check;
  check.place = {"cases/softmax.yaml", 3, 5};
  check.implementation = "python:src/word2vec.py";
  EXPECT_EQ(place_to_look(check, {}).file, "src/word2vec.py");
  EXPECT_EQ(place_to_look(check, {}).line, 0);
}

TEST(PlaceToLook, IsTheCaseOtherwise) {
  CheckResult check;
  check.place = {"cases/softmax.yaml", 3, 5};
  EXPECT_EQ(place_to_look(check, {}).file, "cases/softmax.yaml");
  EXPECT_EQ(place_to_look(check, {}).line, 3);
}

TEST(InRepository, FilesAreNamedFromItsRoot) {
  const RunFolders folders{"/srv/me/course/a2", "/srv/me/course"};
  const auto named = [&](const std::string& file) { return in_repository({file, 1, 0}, folders).file; };
  EXPECT_EQ(named("word2vec.py"), "a2/word2vec.py");
  EXPECT_EQ(named("../cases/./mine.yaml"), "cases/mine.yaml");
  EXPECT_EQ(named("/srv/me/course/a2/word2vec.py"), "a2/word2vec.py");
  EXPECT_EQ(named("/usr/share/gradjudge/cases/cbow.yaml"), "/usr/share/gradjudge/cases/cbow.yaml");
  EXPECT_EQ(named("../../elsewhere.yaml"), "../../elsewhere.yaml");
  EXPECT_EQ(named(""), "");
  EXPECT_EQ(in_repository({"word2vec.py", 1, 0}, {"/srv/me/course/a2", ""}).file, "word2vec.py");
}

TEST(PlaceToLook, UriReferencesHoldWhatAUriCanHold) {
  EXPECT_EQ(uri_reference("a b/ü.py"), "a%20b/%C3%BC.py");
  EXPECT_EQ(uri_reference("javascript:alert(1)"), "javascript%3Aalert%281%29");
  EXPECT_EQ(uri_reference("/tmp/x?y#z"), "file:///tmp/x%3Fy%23z");
}

}  // namespace
}  // namespace gradjudge
