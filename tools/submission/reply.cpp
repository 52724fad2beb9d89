// SPDX-License-Identifier: MIT
#include "tools/submission/reply.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "tools/inert/printable.hpp"

namespace gradjudge {
namespace {

using nlohmann::json;

constexpr std::size_t most_notes = 20;
constexpr std::size_t longest_note = 300;
constexpr std::size_t most_blocks = 8;
constexpr std::size_t most_dimensions = 8;
constexpr std::uint64_t longest_dimension = std::uint64_t{1} << 32U;
/// What a child may say of itself; the others are the judge's own observations.
constexpr std::array reported_outcomes{Outcome::no_such_function, Outcome::unfinished, Outcome::does_not_load,
                                       Outcome::exception,        Outcome::malformed,  Outcome::timeout,
                                       Outcome::out_of_memory};

struct Malformed {};

void require(bool holds) {
  if (!holds) throw Malformed{};
}

std::string text_at(const json& object, const char* name, std::size_t longest) {
  const auto found = object.find(name);
  require(found != object.end() && found->is_string());
  return printable(found->get_ref<const std::string&>().substr(0, longest));
}

Reply reported_failure(const json& error) {
  require(error.is_object());
  const std::string kind = text_at(error, "kind", 40);
  for (const Outcome outcome : reported_outcomes) {
    if (to_string(outcome) == kind) return failed_reply(outcome, text_at(error, "text", longest_note));
  }
  throw Malformed{};
}

/// One block's shape; returns how many numbers it has, at most `most`.
std::size_t read_shape(const json& shape, std::vector<Index>& dimensions, std::size_t most) {
  require(shape.is_array() && shape.size() <= most_dimensions);
  bool empty = false;
  for (const auto& dimension : shape) {
    require(dimension.is_number_unsigned() && dimension.get<std::uint64_t>() <= longest_dimension);
    dimensions.push_back(dimension.get<Index>());
    empty = empty || dimensions.back() == 0;
  }
  if (empty) return 0;
  std::size_t count = 1;
  for (const Index length : dimensions) {
    require(count <= most / static_cast<std::size_t>(length));
    count *= static_cast<std::size_t>(length);
  }
  require(count <= most);
  return count;
}

bool are_floats(const std::vector<double>& numbers) {
  return std::all_of(numbers.begin(), numbers.end(), [](double number) {
    return std::isnan(number) || static_cast<double>(static_cast<float>(number)) == number;
  });
}

Reply read_answer(const Frame& frame, const ReturnedBlocks& returned) {
  Reply reply;
  Answer& answer = reply.answer;
  const auto blocks = frame.header.find("blocks");
  require(blocks != frame.header.end() && blocks->is_array() && blocks->size() >= returned.least &&
          blocks->size() <= returned.names.size());
  std::size_t place = 0;
  for (const auto& described : *blocks) {
    require(described.is_object() && described.contains("shape"));
    AnswerBlock block{returned.names[answer.blocks.size()], {}, {}};
    const std::size_t left = (frame.bytes.size() - place) / sizeof(double);
    const std::size_t count = read_shape(described["shape"], block.shape, left);
    block.numbers.resize(count);
    std::memcpy(block.numbers.data(), frame.bytes.data() + place, count * sizeof(double));
    place += count * sizeof(double);
    const std::string type = text_at(described, "type", 20);
    const bool is_float = type == "float32";
    require(!is_float || are_floats(block.numbers));
    reply.floats = reply.floats || is_float;
    const char* judged = type.starts_with("complex") ? ": its real part is judged" : "";
    if (type != "float64") answer.notes.push_back(block.name + " was returned as " + type + judged);
    answer.blocks.push_back(std::move(block));
  }
  require(place == frame.bytes.size());
  return reply;
}

void note_changed_inputs(const json& header, Answer& answer) {
  const auto changed = header.find("changed");
  if (changed == header.end()) return;
  require(changed->is_array() && changed->size() <= most_blocks);
  for (const auto& name : *changed) {
    require(name.is_string());
    answer.notes.push_back("changes its input " + printable(name.get<std::string>().substr(0, 20)) +
                           " in place");
  }
}

}  // namespace

Reply failed_reply(Outcome outcome, const std::string& text) {
  Reply reply;
  reply.outcome = outcome;
  reply.answer.not_implemented = outcome == Outcome::not_askable;
  reply.answer.error = std::string(to_string(outcome)) + ": " + text;
  return reply;
}

Reply read_reply(const Frame& frame, const ReturnedBlocks& blocks) {
  try {
    if (auto failure = read_failure(frame)) return *failure;
    Reply reply = read_answer(frame, blocks);
    note_changed_inputs(frame.header, reply.answer);
    reply.output = text_at(frame.header, "output", std::numeric_limits<std::size_t>::max());
    return reply;
  } catch (const Malformed&) {
    return failed_reply(Outcome::protocol_error, "what the submission sent is not an answer");
  }
}

std::optional<Reply> read_failure(const Frame& frame) {
  const auto error = frame.header.find("error");
  if (error == frame.header.end()) return std::nullopt;
  try {
    return reported_failure(*error);
  } catch (const Malformed&) {
    return failed_reply(Outcome::protocol_error, "what the submission sent is not an answer");
  }
}

Reply without_words(Reply reply) {
  if (reply.outcome != Outcome::answered)
    return failed_reply(reply.outcome, std::string(in_words(reply.outcome)));
  reply.answer.notes.clear();
  reply.output.clear();
  return reply;
}

std::vector<std::string> read_notes(const Frame& frame) {
  std::vector<std::string> notes;
  const auto found = frame.header.find("notes");
  if (found == frame.header.end() || !found->is_array()) return notes;
  for (const auto& note : *found) {
    if (notes.size() == most_notes) break;
    if (note.is_string())
      notes.push_back(printable(note.get_ref<const std::string&>().substr(0, longest_note)));
  }
  return notes;
}

}  // namespace gradjudge
