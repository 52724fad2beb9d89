// SPDX-License-Identifier: MIT
#include "tools/implementation/protocol/formula_json.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "checks/shape.hpp"
#include "reference/formula/shape_of.hpp"
#include "tools/implementation/protocol/read_line.hpp"
#include "tools/submission/reply.hpp"

namespace gradjudge {
namespace {

using nlohmann::json;
using Json = nlohmann::ordered_json;

/// Nested lists of the numbers from `place` on.
template <class T, class ToNumber>
Json nested(const formula::Array<T>& array, std::size_t axis, std::size_t& place, const ToNumber& to_number) {
  if (axis == array.shape.size()) return to_number(array.values[place++]);
  Json list = Json::array();
  for (Index i = 0; i < array.shape[axis]; ++i) list.push_back(nested(array, axis + 1, place, to_number));
  return list;
}

template <class T, class ToNumber>
Json nested(const formula::Array<T>& array, const ToNumber& to_number) {
  std::size_t place = 0;
  return nested(array, 0, place, to_number);
}

/// Reads nested lists into the block, and notes the length of each dimension.
void append(const json& value, std::size_t axis, const std::string& name, AnswerBlock& block) {
  if (!value.is_array()) {
    if (axis != block.shape.size())
      throw NotProtocol(
          fmt::format("{} has numbers and lists side by side, expected lists of one shape", name));
    block.numbers.push_back(read_number(value, name));
    return;
  }
  const auto length = static_cast<Index>(value.size());
  if (block.numbers.empty() && axis == block.shape.size()) block.shape.push_back(length);
  if (axis >= block.shape.size() || block.shape[axis] != length)
    throw NotProtocol(fmt::format("{} has lists of different lengths, expected lists of one shape", name));
  for (const auto& one : value) append(one, axis + 1, name, block);
}

struct Asked {
  std::string name;
  std::vector<Index> shape;
};

std::vector<Asked> asked_of(const formula::Loss& loss, const formula::Inputs& inputs) {
  std::vector<Asked> asked;
  for (const auto& result : loss.results)
    asked.push_back({result, formula::shape_of(loss.find_definition(result)->shape, inputs)});
  for (const auto& input : loss.inputs) asked.push_back({input.name, inputs.real.at(input.name).shape});
  return asked;
}

AnswerBlock block_of(const json& value, const Asked& asked) {
  AnswerBlock block{asked.name, {}, {}};
  append(value, 0, asked.name, block);
  if (static_cast<Index>(block.numbers.size()) != formula::entries_of(asked.shape)) {
    throw NotProtocol(fmt::format("{} has shape {}, expected {}", asked.name, to_string(block.shape),
                                  to_string(asked.shape)));
  }
  return block;
}

}  // namespace

nlohmann::ordered_json formula_json(const formula::Loss& loss, const formula::Inputs& inputs) {
  Json question = {{"loss", loss.name}};
  for (const auto* variables : {&loss.inputs, &loss.data}) {
    for (const auto& variable : *variables) {
      question[variable.name] =
          variable.whole ? nested(inputs.whole.at(variable.name), [](Index number) -> Json { return number; })
                         : nested(inputs.real.at(variable.name),
                                  [](const Real& number) -> Json { return static_cast<double>(number); });
    }
  }
  return question;
}

Answer formula_answer(const json& line, const formula::Loss& loss, const formula::Inputs& inputs) {
  if (const auto error = line.find("error"); error != line.end())
    return failed_reply(Outcome::exception, reported_error(*error)).answer;
  Answer answer;
  const auto missing = line.find("not_implemented");
  answer.not_implemented = missing != line.end() && *missing == true;
  if (answer.not_implemented) return answer;
  const auto given = line.find("answer");
  if (given == line.end() || !given->is_object())
    throw NotProtocol("expected \"answer\", an object, \"not_implemented\" or \"error\" beside \"id\"");
  const std::vector<Asked> asked = asked_of(loss, inputs);
  std::vector<std::string> names;
  for (const auto& block : asked) names.push_back(block.name);
  for (const auto& [name, value] : given->items()) {
    if (std::find(names.begin(), names.end(), name) == names.end())
      throw NotProtocol(
          fmt::format("answer has {}, expected {}", text_excerpt(name), fmt::join(names, ", ")));
  }
  for (const auto& block : asked) {
    const auto value = given->find(block.name);
    if (value != given->end()) {
      answer.blocks.push_back(block_of(*value, block));
    } else if (missing != line.end() && missing->is_array() &&
               std::find(missing->begin(), missing->end(), block.name) != missing->end()) {
      answer.left_out.push_back(block.name);
    } else {
      throw NotProtocol(fmt::format(
          "the answer has no {}; where that is not computed, add it to the list \"not_implemented\"",
          block.name));
    }
  }
  return answer;
}

}  // namespace gradjudge
