// SPDX-License-Identifier: MIT
#include "tools/submission/source_places.hpp"

#include <gtest/gtest.h>

namespace gradjudge {
namespace {

using nlohmann::json;

const Submission two_files{"python:a.py", "a.py", {{"a.py", "one\ntwo\n"}, {"lib/b.py", "one"}}};

/// As a frame's text is parsed: numbers that are not negative are unsigned.
SourcePlaces read(const json& header) {
  Frame frame;
  frame.header = json::parse(header.dump());
  return read_source_places(frame, two_files);
}

json functions(json file, json line) {
  return {{"functions", {{"sigmoid", {{"file", std::move(file)}, {"line", std::move(line)}}}}}};
}

TEST(SourcePlaces, AreWhatTheChildSaysOfFilesThatWereHandedIn) {
  const SourcePlaces places = read(functions("lib/b.py", 1));
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places.at("sigmoid").file, "lib/b.py");
  EXPECT_EQ(places.at("sigmoid").line, 1);
}

TEST(SourcePlaces, AFileThatDoesNotLoadHasOneForEveryLoss) {
  const SourcePlaces places = read({{"failed_at", {{"file", "a.py"}, {"line", 2}}}});
  EXPECT_EQ(places.at("sigmoid").line, 2);
  EXPECT_EQ(places.at("cbow").line, 2);
}

TEST(SourcePlaces, NothingThatDoesNotHoldTogetherIsKept) {
  for (const json& header :
       {functions("/etc/passwd", 1), functions("a.py", 4), functions("a.py", 0), functions("a.py", -1),
        functions("a.py", "1"), functions(7, 1), functions("a.py", 18446744073709551615U),
        json{{"functions", 3}}, json{{"functions", {{"sigmoid", "a.py"}}}},
        json{{"failed_at", {{"file", "a.py"}}}}, json::object()})
    EXPECT_TRUE(read(header).empty()) << header;
}

}  // namespace
}  // namespace gradjudge
