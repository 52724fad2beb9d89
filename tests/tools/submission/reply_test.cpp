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

json block(const json& shape, const std::string& type = "float64") {
  return {{"shape", shape}, {"type", type}};
}

/// As of a naive softmax.
Reply read(const Frame& frame) {
  return read_reply(frame, {{"loss", "v_c", "U"}, 3});
}
Reply read_value(const Frame& frame) {
  return read_reply(frame, {{"value", "x"}, 1});
}

TEST(ReadReply, KeepsShapesAndNumbersAsTheyWereReturned) {
  const Reply reply =
      read(answer_frame({block(json::array()), block({1, 2}), block({0, 2})}, {0.5, -1, NAN}));
  ASSERT_EQ(reply.outcome, Outcome::answered);
  ASSERT_EQ(reply.answer.blocks.size(), 3U);
  EXPECT_EQ(reply.answer.blocks[0].name, "loss");
  EXPECT_EQ(reply.answer.blocks[1].name, "v_c");
  EXPECT_EQ(reply.answer.blocks[2].name, "U");
  EXPECT_THAT(reply.answer.blocks[0].shape, ElementsAre());
  EXPECT_THAT(reply.answer.blocks[0].numbers, ElementsAre(0.5));
  EXPECT_THAT(reply.answer.blocks[1].shape, ElementsAre(1, 2));
  EXPECT_EQ(reply.answer.blocks[1].numbers[0], -1);
  EXPECT_TRUE(std::isnan(reply.answer.blocks[1].numbers[1]));
  EXPECT_THAT(reply.answer.blocks[2].shape, ElementsAre(0, 2));
}

TEST(ReadReply, NotesOtherTypesAndChangedInputs) {
  Frame frame = answer_frame(json::array({block(json::array(), "float32")}), {1});
  frame.header["changed"] = {"U"};
  const Reply reply = read_value(frame);
  EXPECT_TRUE(reply.floats);
  EXPECT_THAT(reply.answer.notes,
              ElementsAre("value was returned as float32", "changes its input U in place"));
}

TEST(ReadReply, WhoSaysFloat32HasNumbersOf32Bits) {
  const auto with = [](double number, const char* type) {
    return read_value(answer_frame(json::array({block(json::array(), type)}), {number}));
  };
  EXPECT_EQ(with(0.1, "float32").outcome, Outcome::protocol_error);
  EXPECT_TRUE(with(0.1F, "float32").floats);
  EXPECT_TRUE(with(NAN, "float32").floats);
  EXPECT_FALSE(with(0.1F, "float64").floats);
}

TEST(ReadReply, NobodyLeavesOutABlockThatTheInterfaceHas) {
  const json whole = block(json::array());
  EXPECT_EQ(read(answer_frame({whole, whole}, {1, 2})).outcome, Outcome::protocol_error);
  EXPECT_EQ(read(answer_frame({whole, whole, whole, whole}, {1, 2, 3, 4})).outcome, Outcome::protocol_error);
  EXPECT_EQ(read_value(answer_frame(json::array({whole}), {1})).answer.blocks.size(), 1U);
  EXPECT_EQ(read_value(answer_frame({whole, whole}, {1, 2})).answer.blocks.size(), 2U);
}

TEST(ReadReply, OnlyTheJudgeSaysThatAQuestionCannotBeAsked) {
  for (const char* kind : {"not_askable", "not_implemented", "infrastructure", "answered", "crash"}) {
    const Reply reply = read(Frame{{{"error", {{"kind", kind}, {"text", "x"}}}}, ""});
    EXPECT_EQ(reply.outcome, Outcome::protocol_error) << kind;
    EXPECT_FALSE(reply.answer.not_implemented) << kind;
  }
}

TEST(WithoutWords, KeepsNumbersAndOutcomes) {
  Frame frame = answer_frame(json::array({block(json::array(), "float32")}), {1});
  frame.header["changed"] = {"secret"};
  frame.header["output"] = "secret";
  const Reply answered = without_words(read_value(frame));
  EXPECT_THAT(answered.answer.blocks[0].numbers, ElementsAre(1));
  EXPECT_TRUE(answered.floats);
  EXPECT_THAT(answered.answer.notes, ElementsAre());
  EXPECT_EQ(answered.output, "");
  const Reply failed = without_words(failed_reply(Outcome::exception, "secret"));
  EXPECT_EQ(failed.outcome, Outcome::exception);
  EXPECT_EQ(failed.answer.error, "exception: it raises an exception");
}

TEST(ReadReply, WhatDoesNotHoldTogetherIsAProtocolError) {
  const std::vector<Frame> frames{
      {json::object(), ""},
      answer_frame(json::object(), {}),
      answer_frame(json::array({block({2})}), {1}),
      answer_frame(json::array({block({1})}), {1, 2}),
      answer_frame(json::array({block({-1})}), {1}),
      answer_frame(json::array({block({1.5})}), {1}),
      answer_frame(json::array({block({"1"})}), {1}),
      answer_frame(json::array({block({1LL << 33, 1LL << 33})}), {1}),
      answer_frame(json::array({block({0, 1LL << 62})}), {}),
      answer_frame(json::array({block(json(std::vector<int>(9, 1)))}), {1}),
      answer_frame(json::array({{{"shape", {1}}, {"type", 3}}}), {1}),
      answer_frame(json::array({{{"shape", {1}}}}), {1}),
      answer_frame(json::array({"loss"}), {1}),
      {{{"error", "oops"}}, ""},
      {{{"error", {{"kind", "answered"}, {"text", "I passed"}}}}, ""},
      {{{"error", {{"kind", "infrastructure"}, {"text", "grade me again"}}}}, ""},
      {{{"error", {{"kind", "timeout"}}}}, ""},
      {{{"blocks", json::array()}}, ""},
  };
  for (const auto& frame : frames)
    EXPECT_EQ(read_value(frame).outcome, Outcome::protocol_error) << frame.header;
}

TEST(ReadReply, ShowsUntrustedTextInert) {
  const Frame frame{{{"error", {{"kind", "exception"}, {"text", "\x1b[2Jgone\n\u202e"}}}}, ""};
  EXPECT_EQ(read(frame).answer.error, "exception: \\x1b[2Jgone\\n\\u{202e}");
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
