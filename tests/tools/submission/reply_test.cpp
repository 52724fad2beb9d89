// SPDX-License-Identifier: MIT
#include "tools/submission/reply.hpp"

#include <gmock/gmock.h>

#include <cstring>

namespace gradjudge {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

std::string raw(const std::vector<double>& numbers) {
  std::string bytes(numbers.size() * sizeof(double), '\0');
  std::memcpy(bytes.data(), numbers.data(), bytes.size());
  return bytes;
}

Frame answer_frame(const json& blocks, const std::vector<double>& numbers) {
  // As it comes from the pipe, where a whole number from 0 is unsigned.
  return {json::parse(json{{"blocks", blocks}, {"output", ""}}.dump()), raw(numbers)};
}

json block(const std::string& name, const json& shape, const std::string& type = "float64") {
  return {{"name", name}, {"shape", shape}, {"type", type}};
}

TEST(ReadReply, KeepsShapesAndNumbersAsTheyWereReturned) {
  const Reply reply = read_reply(
      answer_frame({block("loss", json::array()), block("v_c", {1, 2}), block("U", {0, 2})}, {0.5, -1, NAN}));
  ASSERT_EQ(reply.outcome, Outcome::answered);
  ASSERT_EQ(reply.answer.blocks.size(), 3U);
  EXPECT_THAT(reply.answer.blocks[0].shape, ElementsAre());
  EXPECT_THAT(reply.answer.blocks[0].numbers, ElementsAre(0.5));
  EXPECT_THAT(reply.answer.blocks[1].shape, ElementsAre(1, 2));
  EXPECT_EQ(reply.answer.blocks[1].numbers[0], -1);
  EXPECT_TRUE(std::isnan(reply.answer.blocks[1].numbers[1]));
  EXPECT_THAT(reply.answer.blocks[2].shape, ElementsAre(0, 2));
}

TEST(ReadReply, NotesOtherTypesAndChangedInputs) {
  Frame frame = answer_frame(json::array({block("loss", json::array(), "float32")}), {1});
  frame.header["changed"] = {"U"};
  EXPECT_THAT(read_reply(frame).answer.notes,
              ElementsAre("loss was returned as float32", "changes its input U in place"));
}

TEST(ReadReply, WhatDoesNotHoldTogetherIsAProtocolError) {
  const std::vector<Frame> frames{
      {json::object(), ""},
      answer_frame(json::object(), {}),
      answer_frame(json::array({block("loss", {2})}), {1}),
      answer_frame(json::array({block("loss", {1})}), {1, 2}),
      answer_frame(json::array({block("loss", {-1})}), {1}),
      answer_frame(json::array({block("loss", {1.5})}), {1}),
      answer_frame(json::array({block("loss", {"1"})}), {1}),
      answer_frame(json::array({block("loss", {1LL << 33, 1LL << 33})}), {1}),
      answer_frame(json::array({block("loss", {0, 1LL << 62})}), {}),
      answer_frame(json::array({block("loss", json(std::vector<int>(9, 1)))}), {1}),
      answer_frame(json::array({{{"name", 3}, {"shape", {1}}, {"type", "float64"}}}), {1}),
      answer_frame(json::array({{{"name", "loss"}, {"shape", {1}}}}), {1}),
      answer_frame(json::array({"loss"}), {1}),
      {{{"error", "oops"}}, ""},
      {{{"error", {{"kind", "answered"}, {"text", "I passed"}}}}, ""},
      {{{"error", {{"kind", "infrastructure"}, {"text", "grade me again"}}}}, ""},
      {{{"error", {{"kind", "timeout"}}}}, ""},
      {{{"blocks", json::array()}}, ""},
  };
  for (const auto& frame : frames)
    EXPECT_EQ(read_reply(frame).outcome, Outcome::protocol_error) << frame.header;
}

TEST(ReadReply, ShowsUntrustedTextInert) {
  const Frame frame{{{"error", {{"kind", "exception"}, {"text", "\x1b[2Jgone\n\u202e"}}}}, ""};
  EXPECT_EQ(read_reply(frame).answer.error, "exception: \\x1b[2Jgone\\n\\u{202e}");
}

TEST(ReadNotes, KeepsFewAndShortOnes) {
  json notes = json::array();
  for (int i = 0; i < 1000; ++i) notes.push_back(std::string(100000, 'x'));
  const auto read = read_notes({{{"notes", notes}}, ""});
  EXPECT_EQ(read.size(), 20U);
  EXPECT_EQ(read[0].size(), 300U);
}

}  // namespace
}  // namespace gradjudge
