// SPDX-License-Identifier: MIT
#include "tools/implementation/protocol/answer_json.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "checks/shape.hpp"
#include "tools/implementation/protocol/read_line.hpp"
#include "tools/submission/reply.hpp"

namespace gradjudge {
namespace {

using nlohmann::json;

/// A block that the problem asks for.
struct Asked {
  std::string name;
  std::vector<Index> shape;
  std::vector<double> before{};  ///< the input itself, row-major; empty for the loss and values

  std::size_t entries() const {
    std::size_t count = 1;
    for (const Index length : shape) count *= static_cast<std::size_t>(length);
    return count;
  }
};

std::vector<Asked> asked_of(const Problem<double>& problem) {
  std::vector<Asked> asked;
  const auto add_input = [&](std::string_view name, const auto& array) {
    constexpr bool is_vector = std::decay_t<decltype(array)>::ColsAtCompileTime == 1;
    std::vector<Index> shape{array.rows()};
    if (!is_vector) shape.push_back(array.cols());
    if (name == "x") asked.push_back({"value", shape});
    asked.push_back({std::string(name), shape, {array.data(), array.data() + array.size()}});
  };
  std::visit([&](const auto& p) { p.for_each_input(p, add_input); }, problem);
  if (asked.front().name != "value") asked.insert(asked.begin(), {"loss", {}});
  return asked;
}

std::string names_of(const std::vector<Asked>& asked) {
  std::vector<std::string> names;
  for (const auto& block : asked) names.push_back(block.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

void append_row(const json& row, const std::string& what, std::vector<double>& numbers) {
  if (!row.is_array()) throw NotProtocol(what + " is " + excerpt(row) + ", expected a list of numbers");
  for (std::size_t j = 0; j < row.size(); ++j) {
    // The message is put together only where it is needed: there may be millions of numbers.
    if (row[j].is_number()) {
      numbers.push_back(row[j].get<double>());
    } else {
      numbers.push_back(read_number(row[j], fmt::format("{}[{}]", what, j)));
    }
  }
}

/// A number, a list, or a list of lists that are equally long.
AnswerBlock dense_block(const json& value, const Asked& asked) {
  AnswerBlock block{asked.name, {}, {}};
  if (!value.is_array()) {
    block.numbers.push_back(read_number(value, asked.name));
    return block;
  }
  block.shape.push_back(static_cast<Index>(value.size()));
  if (value.empty() || !value.front().is_array()) {
    append_row(value, asked.name, block.numbers);
    return block;
  }
  block.shape.push_back(static_cast<Index>(value.front().size()));
  for (std::size_t i = 0; i < value.size(); ++i) {
    append_row(value[i], fmt::format("{}[{}]", asked.name, i), block.numbers);
    if (value[i].size() != value.front().size()) {
      throw NotProtocol(fmt::format("{}[{}] has {} numbers, {}[0] has {}; expected rows of equal length",
                                    asked.name, i, value[i].size(), asked.name, value.front().size()));
    }
  }
  return block;
}

/// Some rows of a matrix; the others are as `rest` has them.
AnswerBlock sparse_rows(const json& value, const Asked& asked, std::vector<double> rest) {
  const auto rows = value.find("rows");
  const auto values = value.find("values");
  const bool both = rows != value.end() && values != value.end() && rows->is_array() && values->is_array();
  if (!both || asked.shape.size() != 2 || rows->size() != values->size()) {
    throw NotProtocol(fmt::format("{} is an object, expected {}", asked.name,
                                  asked.shape.size() == 2
                                      ? "\"rows\" and \"values\" in it, two lists of equal length"
                                      : "a list of numbers"));
  }
  AnswerBlock block{asked.name, asked.shape, std::move(rest)};
  const auto columns = static_cast<std::size_t>(asked.shape[1]);
  std::set<std::size_t> seen;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const json& row = (*rows)[i];
    const bool is_row =
        row.is_number_unsigned() && row.get<std::uint64_t>() < static_cast<std::uint64_t>(asked.shape[0]);
    if (!is_row) {
      throw NotProtocol(fmt::format("{}.rows[{}] is {}, expected a row from 0 to {}", asked.name, i,
                                    excerpt(row), asked.shape[0] - 1));
    }
    const auto number = row.get<std::size_t>();
    if (!seen.insert(number).second)
      throw NotProtocol(fmt::format("{}.rows lists {} twice, add the two rows up", asked.name, number));
    std::vector<double> numbers;
    append_row((*values)[i], fmt::format("{}.values[{}]", asked.name, i), numbers);
    if (numbers.size() != columns) {
      throw NotProtocol(
          fmt::format("{}.values[{}] has {} numbers, expected {}", asked.name, i, numbers.size(), columns));
    }
    std::copy(numbers.begin(), numbers.end(),
              block.numbers.begin() + static_cast<std::ptrdiff_t>(number * columns));
  }
  return block;
}

/// Another number of entries cannot be read at all; another shape is for the verdict to tell.
void require_entries(const AnswerBlock& block, const Asked& asked) {
  if (block.numbers.size() == asked.entries()) return;
  throw NotProtocol(fmt::format("{} has shape {}, expected {}", block.name, to_string(block.shape),
                                to_string(asked.shape)));
}

AnswerBlock gradient_block(const json& value, const Asked& asked) {
  AnswerBlock block = value.is_object() ? sparse_rows(value, asked, std::vector<double>(asked.entries(), 0.0))
                                        : dense_block(value, asked);
  require_entries(block, asked);
  return block;
}

/// (before − after) / rate, before being the input as the updater stores it.
AnswerBlock recovered_block(const json& value, const Asked& asked, const UpdateStep& step) {
  std::vector<double> before = asked.before;
  if (step.storage == Arithmetic::float32) {
    for (double& number : before) number = static_cast<double>(static_cast<float>(number));
  }
  AnswerBlock block = value.is_object() ? sparse_rows(value, asked, before) : dense_block(value, asked);
  require_entries(block, asked);
  for (std::size_t i = 0; i < before.size(); ++i) {
    block.numbers[i] = (before[i] - block.numbers[i]) / step.rate;
  }
  return block;
}

/// The object under that key, or an empty one.
json object_at(const json& line, const char* key) {
  const auto found = line.find(key);
  if (found == line.end()) return json::object();
  if (!found->is_object())
    throw NotProtocol(std::string(key) + " is " + excerpt(*found) + ", expected an object");
  return *found;
}

/// The names listed under that key; nothing if there is no such key.
std::vector<std::string> names_at(const json& line, const char* key, const std::vector<Asked>& asked) {
  std::vector<std::string> names;
  const auto found = line.find(key);
  if (found == line.end()) return names;
  for (const auto& name : *found) {
    const bool known = std::any_of(asked.begin(), asked.end(), [&](const auto& b) { return name == b.name; });
    if (!known || !found->is_array())
      throw NotProtocol(
          fmt::format("{} has {}, expected names among {}", key, excerpt(name), names_of(asked)));
    names.push_back(name.get<std::string>());
  }
  return names;
}

void refuse_others(const json& object, const char* where, const std::vector<Asked>& asked) {
  for (const auto& [name, value] : object.items()) {
    if (std::any_of(asked.begin(), asked.end(), [&](const auto& b) { return b.name == name; })) continue;
    throw NotProtocol(fmt::format("{} has {}, expected {}", where, text_excerpt(name), names_of(asked)));
  }
}

Answer read_blocks(const json& line, const Problem<double>& problem, const std::optional<UpdateStep>& step) {
  const std::vector<Asked> asked = asked_of(problem);
  const json gradients = object_at(line, "answer");
  const json after = object_at(line, "after");
  refuse_others(gradients, "answer", asked);
  refuse_others(after, "after", asked);
  if (!after.empty() && !step)
    throw NotProtocol("it sent \"after\", which is for those that say \"in_place\" when they are started");
  Answer answer;
  answer.left_out = names_at(line, "not_implemented", asked);
  for (const auto& name : names_at(line, "changed_inputs", asked)) {
    answer.changed_inputs = true;
    answer.notes.push_back("changes its input " + name + " in place");
  }
  for (const auto& block : asked) {
    const auto updated = after.find(block.name);
    const auto given = gradients.find(block.name);
    if (updated != after.end() && !block.before.empty()) {
      answer.blocks.push_back(recovered_block(*updated, block, *step));
    } else if (given != gradients.end()) {
      answer.blocks.push_back(gradient_block(*given, block));
    } else if (std::find(answer.left_out.begin(), answer.left_out.end(), block.name) ==
               answer.left_out.end()) {
      throw NotProtocol(
          fmt::format("the answer has no {}; where that is not computed, "
                      "add it to the list \"not_implemented\"",
                      block.name));
    }
  }
  return answer;
}

}  // namespace

Answer answer_of(const json& line, const Problem<double>& problem, const std::optional<UpdateStep>& step) {
  if (const auto error = line.find("error"); error != line.end()) {
    return failed_reply(Outcome::exception, reported_error(*error)).answer;
  }
  const auto missing = line.find("not_implemented");
  if (missing != line.end() && *missing == true) {
    Answer answer;
    answer.not_implemented = true;
    return answer;
  }
  if (!line.contains("answer") && !line.contains("after")) {
    throw NotProtocol(
        "expected \"answer\", \"after\", \"not_implemented\" or \"error\" beside \"id\", found none of them");
  }
  return read_blocks(line, problem, step);
}

}  // namespace gradjudge
