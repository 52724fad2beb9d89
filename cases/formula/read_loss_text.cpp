// SPDX-License-Identifier: MIT
#include "cases/formula/read_loss_text.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "cases/format/scalar.hpp"
#include "cases/format/value.hpp"
#include "cases/formula/keyed_values.hpp"

namespace gradjudge {
namespace {

using formula::Nature;
using Part = formula::TextProblem::Part;

constexpr std::array loss_keys = {std::string_view("name"),   std::string_view("title"),
                                  std::string_view("inputs"), std::string_view("data"),
                                  std::string_view("where"),  std::string_view("loss"),
                                  std::string_view("output"), std::string_view("outputs")};
constexpr std::array variable_keys = {std::string_view("shape"),   std::string_view("symbol"),
                                      std::string_view("what"),    std::string_view("index"),
                                      std::string_view("whole"),   std::string_view("padded"),
                                      std::string_view("nature"),  std::string_view("at_least"),
                                      std::string_view("at_most"), std::string_view("more_than")};
constexpr std::array formula_keys = {std::string_view("define"), std::string_view("shape"),
                                     std::string_view("name")};
constexpr std::array natures = {"plain",       "probabilities", "mask",
                                "permutation", "symmetric",     "positive_definite"};

/// A scalar as it is written; formulas may look like numbers.
std::string text_of(const YAML::Node& node, std::string_view what, Findings& findings) {
  if (node.IsScalar() && !node.Scalar().empty()) return node.Scalar();
  findings.add(node, describe(node) + " stands here", std::string(what), "write it as one text");
  return "";
}

std::vector<std::string> texts_of(const YAML::Node& node, std::string_view what, Findings& findings) {
  std::vector<std::string> texts;
  if (!node.IsSequence()) {
    findings.add(node, describe(node) + " stands here", fmt::format("a list of {}", what),
                 "write it as [N, D]");
    return texts;
  }
  for (const auto& one : node) texts.push_back(text_of(one, what, findings));
  return texts;
}

bool flag(const YAML::Node& node, Findings& findings) {
  if (node.IsScalar() && (node.Scalar() == "true" || node.Scalar() == "false"))
    return node.Scalar() == "true";
  findings.add(node, describe(node) + " stands here", "true or false", "write one of them");
  return false;
}

Nature nature_of(const YAML::Node& node, Findings& findings) {
  for (std::size_t i = 0; i < natures.size(); ++i) {
    if (node.IsScalar() && node.Scalar() == natures[i]) return static_cast<Nature>(i);
  }
  findings.add(node, describe(node) + " stands here",
               "plain, probabilities, mask, permutation, symmetric or positive_definite",
               "choose one of them");
  return Nature::plain;
}

std::optional<double> bound_of(const YAML::Node& node, const std::string& key, Findings& findings) {
  const auto number = read_decimal(node, key, {}, findings);
  return number ? std::optional(static_cast<double>(*number)) : std::nullopt;
}

formula::VariableText variable_of(const std::string& name, const YAML::Node& node, Findings& findings) {
  formula::VariableText variable{.name = name};
  if (node.IsNull()) return variable;
  for (const auto& [key, value] : keyed_values(node, variable_keys, findings)) {
    if (key == "shape") variable.shape = texts_of(value, "sizes", findings);
    if (key == "symbol") variable.symbol = text_of(value, "the LaTeX of the name", findings);
    if (key == "what") variable.what = text_of(value, "a sentence", findings);
    if (key == "index") variable.index_into = text_of(value, "a size", findings);
    if (key == "whole") variable.whole = flag(value, findings);
    if (key == "padded") variable.padded = flag(value, findings);
    if (key == "nature") variable.nature = nature_of(value, findings);
    if (key == "at_least") variable.range.minimum = bound_of(value, key, findings);
    if (key == "at_most") variable.range.maximum = bound_of(value, key, findings);
    if (key == "more_than") {
      variable.range.minimum = bound_of(value, key, findings);
      variable.range.open = true;
    }
  }
  return variable;
}

void read_variables(const YAML::Node& node, std::vector<formula::VariableText>& texts,
                    std::vector<YAML::Node>& nodes, Findings& findings) {
  if (!node.IsMap()) {
    findings.add(node, describe(node) + " stands here", "a mapping of names to their shapes",
                 "write W: {shape: [D, C]}");
    return;
  }
  for (const auto& pair : node) {
    const auto name = read_name(pair.first, "a variable's name", findings);
    if (!name) continue;
    texts.push_back(variable_of(*name, pair.second, findings));
    nodes.push_back(pair.second);
  }
}

/// A formula alone, or with the shape that it is said to have.
void read_formula(const YAML::Node& node, std::vector<formula::FormulaText>& texts,
                  std::vector<YAML::Node>& nodes, Findings& findings) {
  if (!node.IsMap()) {
    texts.push_back({text_of(node, "a formula, NAME = …", findings)});
    nodes.push_back(node);
    return;
  }
  const auto values = keyed_values(node, formula_keys, findings);
  if (!values.contains("define")) {
    findings.add(node, "there is no formula here", "define: 'NAME = …'", "add it");
    return;
  }
  const YAML::Node& define = values.at("define");
  texts.push_back({text_of(define, "a formula, NAME = …", findings)});
  if (values.contains("shape")) texts.back().shape = texts_of(values.at("shape"), "sizes", findings);
  if (values.contains("name"))
    texts.back().name = read_name(values.at("name"), "a definition's name", findings).value_or("");
  nodes.push_back(define);
}

void read_formulas(const YAML::Node& node, std::vector<formula::FormulaText>& texts,
                   std::vector<YAML::Node>& nodes, Findings& findings) {
  if (!node.IsSequence()) return read_formula(node, texts, nodes, findings);
  for (const auto& one : node) read_formula(one, texts, nodes, findings);
}

/// The place of a byte of the scalar; in a block of lines, of the line that it is on.
Place place_in(const YAML::Node& node, std::size_t byte, const Findings& findings) {
  Place place = findings.place(node.Mark());
  if (!node.IsScalar()) return place;
  const std::string& text = node.Scalar();
  std::size_t begin_of_line = 0;
  for (std::size_t i = 0; i < byte && i < text.size(); ++i) {
    if (text[i] != '\n') continue;
    begin_of_line = i + 1;
    ++place.line;
  }
  const bool is_quoted = node.Tag() == "!";
  if (text.find('\n') != std::string::npos) {
    ++place.line;
  } else {
    place.column += static_cast<int>(byte - begin_of_line) + (is_quoted ? 1 : 0);
  }
  return place;
}

}  // namespace

LossNodes read_loss_text(const YAML::Node& node, Findings& findings) {
  LossNodes nodes;
  nodes.loss = node;
  const auto values = keyed_values(node, loss_keys, findings);
  const auto find = [&](const char* key) {
    const auto found = values.find(key);
    return found == values.end() ? YAML::Node(YAML::NodeType::Undefined) : found->second;
  };
  if (const YAML::Node name = find("name"); name.IsDefined())
    nodes.text.name = read_name(name, "the loss's name", findings).value_or("");
  if (nodes.text.name.empty() && !values.contains("name"))
    findings.add(node, "the loss has no name", "name: NAME", "add one, its questions are called by it");
  if (const YAML::Node title = find("title"); title.IsDefined())
    nodes.text.title = text_of(title, "a title", findings);
  if (const YAML::Node inputs = find("inputs"); inputs.IsDefined()) {
    read_variables(inputs, nodes.text.inputs, nodes.inputs, findings);
  } else if (node.IsMap()) {
    findings.add(node, "the loss has no inputs", "inputs: what J is differentiated by",
                 "add inputs: {W: {shape: [D, C]}}");
  }
  if (const YAML::Node data = find("data"); data.IsDefined())
    read_variables(data, nodes.text.data, nodes.data, findings);
  if (const YAML::Node where = find("where"); where.IsDefined())
    read_formulas(where, nodes.text.definitions, nodes.definitions, findings);
  for (const char* key : {"output", "outputs"}) {
    if (const YAML::Node outputs = find(key); outputs.IsDefined())
      read_formulas(outputs, nodes.text.outputs, nodes.outputs, findings);
  }
  if (const YAML::Node loss = find("loss"); loss.IsDefined()) {
    nodes.text.loss = text_of(loss, "a formula", findings);
    nodes.loss = loss;
  }
  if (node.IsMap() && nodes.text.loss.empty() == nodes.text.outputs.empty()) {
    findings.add(
        node,
        nodes.text.loss.empty() ? "there is neither a loss nor an output" : "there are a loss and an output",
        "loss: a formula, or output: Y = …", "write one of the two");
  }
  return nodes;
}

void add_problem(const LossNodes& nodes, const formula::TextProblem& problem, Findings& findings) {
  const auto node = [&]() -> YAML::Node {
    const auto variable = [&](const std::vector<YAML::Node>& all) {
      const YAML::Node& one = all[problem.index];
      if (problem.size && one.IsMap() && one["shape"] && *problem.size < one["shape"].size())
        return one["shape"][*problem.size];
      return one;
    };
    switch (problem.part) {
      case Part::input:
        return variable(nodes.inputs);
      case Part::datum:
        return variable(nodes.data);
      case Part::definition:
        return nodes.definitions[problem.index];
      case Part::output:
        return nodes.outputs[problem.index];
      case Part::loss:
        break;
    }
    return nodes.loss;
  }();
  const formula::FormulaProblem& found = problem.problem;
  findings.add(place_in(node, found.begin, findings), found.what, found.expected, found.remedy);
}

}  // namespace gradjudge
