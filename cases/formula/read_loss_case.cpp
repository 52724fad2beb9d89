// SPDX-License-Identifier: MIT
#include "cases/formula/read_loss_case.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <optional>

#include "cases/format/decimal.hpp"
#include "cases/format/scalar.hpp"
#include "cases/format/value.hpp"
#include "cases/formula/draw_inputs.hpp"
#include "cases/formula/keyed_values.hpp"
#include "reference/formula/shape_of.hpp"
#include "reference/formula/unroll.hpp"

namespace gradjudge {
namespace {

using formula::Array;
using formula::Variable;

constexpr std::array plain_keys = {std::string_view("name"), std::string_view("description"),
                                   std::string_view("tags"), std::string_view("sizes"),
                                   std::string_view("random")};
constexpr std::array random_keys = {std::string_view("seed"), std::string_view("scale"),
                                    std::string_view("decimals")};

/// Reads nested lists of numbers, each of one length.
template <class T>
class ArrayReader {
 public:
  ArrayReader(const Variable& variable, Findings& findings) : variable_(variable), findings_(findings) {}

  std::optional<Array<T>> read(const YAML::Node& node) {
    Array<T> array;
    array.shape.assign(variable_.shape.size(), -1);
    const std::size_t before = findings_.count();
    read(node, 0, array);
    if (findings_.count() > before) return std::nullopt;
    return array;
  }

 private:
  void read(const YAML::Node& node, std::size_t axis, Array<T>& array) {
    if (axis == array.shape.size()) return read_number(node, array);
    if (!node.IsSequence()) {
      findings_.add(
          node, describe(node) + " stands here",
          fmt::format("lists nested {} deep, the dimensions of {}", array.shape.size(), variable_.name),
          "mend the brackets");
      return;
    }
    const auto size = static_cast<Index>(node.size());
    if (array.shape[axis] < 0) array.shape[axis] = size;
    if (array.shape[axis] != size) {
      findings_.add(node, fmt::format("a list of {} stands beside lists of {}", size, array.shape[axis]),
                    "lists of one length", "add or remove entries");
      return;
    }
    for (const auto& one : node) read(one, axis + 1, array);
  }

  void read_number(const YAML::Node& node, Array<T>& array) {
    const auto& range = variable_.range;
    if constexpr (std::is_same_v<T, Index>) {
      if (const auto number = read_integer(node, variable_.name, range, findings_))
        array.values.push_back(*number);
    } else {
      if (const auto number = read_decimal(node, variable_.name, range, findings_))
        array.values.push_back(*number);
    }
  }

  const Variable& variable_;
  Findings& findings_;
};

class CaseReader {
 public:
  CaseReader(const YAML::Node& node, const formula::Loss& loss, Findings& findings)
      : node_(node), loss_(loss), findings_(findings) {}

  LossCase read() {
    LossCase one;
    one.place = findings_.place(node_.Mark());
    std::vector<std::string_view> known(plain_keys.begin(), plain_keys.end());
    for (const auto* variables : {&loss_.inputs, &loss_.data}) {
      for (const auto& variable : *variables) known.push_back(variable.name);
    }
    const std::size_t before = findings_.count();
    values_ = keyed_values(node_, known, findings_);
    if (const auto* name = find("name")) one.name = read_name(*name, "name", findings_).value_or("");
    if (!find("name") && node_.IsMap()) findings_.add(node_, "the case has no name", "name: NAME", "add one");
    if (const auto* text = find("description"))
      one.description = read_text(*text, "description", findings_).value_or("");
    if (const auto* tags = find("tags")) {
      for (const auto& tag : *tags) one.tags.push_back(read_name(tag, "a tag", findings_).value_or(""));
    }
    read_sizes();
    read_arrays();
    if (findings_.count() > before) return one;
    complete(one);
    return one;
  }

 private:
  const YAML::Node* find(const std::string& key) const {
    const auto found = values_.find(key);
    return found == values_.end() ? nullptr : &found->second;
  }

  void read_sizes() {
    const auto* sizes = find("sizes");
    if (sizes == nullptr) return;
    const std::vector<std::string_view> known(loss_.sizes.begin(), loss_.sizes.end());
    for (const auto& [symbol, node] : keyed_values(*sizes, known, findings_)) {
      if (const auto size = read_integer(node, symbol, {1, 1e6}, findings_)) inputs_.sizes[symbol] = *size;
    }
  }

  void read_arrays() {
    for (const auto* variables : {&loss_.inputs, &loss_.data}) {
      for (const auto& variable : *variables) {
        const auto* node = find(variable.name);
        if (node == nullptr) continue;
        if (variable.whole) {
          if (auto array = ArrayReader<Index>(variable, findings_).read(*node))
            keep(variable, *node, std::move(*array), inputs_.whole);
        } else if (auto array = ArrayReader<Real>(variable, findings_).read(*node)) {
          keep(variable, *node, std::move(*array), inputs_.real);
        }
      }
    }
  }

  /// Sizes that are plain symbols follow from the first array that has them.
  template <class T, class Arrays>
  void keep(const Variable& variable, const YAML::Node& node, Array<T> array, Arrays& arrays) {
    for (std::size_t axis = 0; axis < array.shape.size(); ++axis) {
      const formula::Expression& size = variable.shape[axis];
      if (!size.is(formula::Expression::Kind::name) || inputs_.whole.contains(size.text)) continue;
      const auto [known, is_new] = inputs_.sizes.try_emplace(size.text, array.shape[axis]);
      if (!is_new && known->second != array.shape[axis]) {
        findings_.add(
            node, fmt::format("{} has {} entries along dimension {}", variable.name, array.shape[axis], axis),
            fmt::format("{} of them, for {} is {}", known->second, size.text, known->second),
            "add or remove entries");
      }
    }
    arrays[variable.name] = std::move(array);
  }

  void complete(LossCase& one) {
    const std::size_t before = findings_.count();
    try {
      if (const auto* random = find("random")) {
        inputs_ = draw_inputs(loss_, inputs_, random_request(*random));
      } else {
        find_missing();
      }
      if (findings_.count() == before) check_shapes();
      if (findings_.count() == before) formula::unroll(loss_, inputs_);
    } catch (const formula::FormulaProblem& problem) {
      findings_.add(node_, problem.what, problem.expected, problem.remedy);
    } catch (const formula::CannotUnroll& problem) {
      findings_.add(node_, fmt::format("in the formula for {}: {}", problem.definition, problem.problem.what),
                    problem.problem.expected, problem.problem.remedy);
    } catch (const InvalidProblem& problem) {
      findings_.add(node_, problem.what(), "inputs at which the loss is defined and smooth",
                    "give sizes, ranges or numbers that leave some");
    }
    one.inputs = std::move(inputs_);
  }

  RandomProblem random_request(const YAML::Node& node) {
    RandomProblem request;
    for (const auto& [key, value] : keyed_values(node, random_keys, findings_)) {
      if (key == "seed")
        request.seed =
            static_cast<std::uint64_t>(read_integer(value, key, {0, std::nullopt}, findings_).value_or(0));
      if (key == "scale")
        request.scale =
            static_cast<double>(read_decimal(value, key, {0, std::nullopt}, findings_).value_or(Real(1)));
      if (key == "decimals")
        request.decimals = static_cast<int>(read_integer(value, key, {0, 12}, findings_).value_or(3));
    }
    return request;
  }

  void find_missing() {
    for (const auto* variables : {&loss_.inputs, &loss_.data}) {
      for (const auto& variable : *variables) {
        if (find(variable.name) == nullptr)
          findings_.add(node_, fmt::format("{} is missing", variable.name),
                        "every input and datum of the loss", "add it, or random: {seed: 1}");
      }
    }
  }

  /// Every array has the shape that its sizes say, and every index is within what it indexes.
  void check_shapes() {
    for (const auto* variables : {&loss_.inputs, &loss_.data}) {
      for (const auto& variable : *variables) {
        const std::vector<Index> expected = formula::shape_of(variable.shape, inputs_);
        const auto& found =
            variable.whole ? inputs_.whole.at(variable.name).shape : inputs_.real.at(variable.name).shape;
        if (found != expected) {
          findings_.add(node_, fmt::format("{} is {}", variable.name, fmt::join(found, " × ")),
                        fmt::format("{}", fmt::join(expected, " × ")), "mend the array or the sizes");
        }
        if (variable.index_into.empty()) continue;
        const Index size = formula::shape_of(variable.index_into, inputs_)[0];
        for (const Index index : inputs_.whole.at(variable.name).values) {
          if (index < 0 || index >= size)
            findings_.add(node_, fmt::format("{} holds {}", variable.name, index),
                          fmt::format("an index from 0 to {}", size - 1), "count from 0");
        }
      }
    }
  }

  const YAML::Node& node_;
  const formula::Loss& loss_;
  Findings& findings_;
  std::map<std::string, YAML::Node> values_;
  formula::Inputs inputs_;
};

}  // namespace

LossCase read_loss_case(const YAML::Node& node, const formula::Loss& loss, Findings& findings) {
  return CaseReader(node, loss, findings).read();
}

}  // namespace gradjudge
