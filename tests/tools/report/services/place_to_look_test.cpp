// SPDX-License-Identifier: MIT
#include "tools/report/services/place_to_look.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

TEST(PlaceToLook, IsTheSourceCodeIfThereIsSome) {
  CheckResult check;
  check.place = {"cases/softmax.yaml", 3, 5};
  check.implementation = "python:src/word2vec.py";
  EXPECT_EQ(place_to_look(check).file, "src/word2vec.py");
  EXPECT_EQ(place_to_look(check).line, 0);
  check.implementation = "submission:ada/word2vec.py";
  EXPECT_EQ(place_to_look(check).file, "ada/word2vec.py");
}

TEST(PlaceToLook, IsTheCaseOtherwise) {
  CheckResult check;
  check.place = {"cases/softmax.yaml", 3, 5};
  check.implementation = "mistake:sign";
  EXPECT_EQ(place_to_look(check).file, "cases/softmax.yaml");
  EXPECT_EQ(place_to_look(check).line, 3);
}

TEST(PlaceToLook, UriReferencesHoldWhatAUriCanHold) {
  EXPECT_EQ(uri_reference("a b/ü.py"), "a%20b/%C3%BC.py");
  EXPECT_EQ(uri_reference("javascript:alert(1)"), "javascript%3Aalert%281%29");
  EXPECT_EQ(uri_reference("/tmp/x?y#z"), "file:///tmp/x%3Fy%23z");
}

}  // namespace
}  // namespace gradjudge
