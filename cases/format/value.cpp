// SPDX-License-Identifier: MIT
#include "cases/format/value.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

#include "cases/format/decimal.hpp"
#include "cases/format/scalar.hpp"
#include "cases/format/suggestion.hpp"

namespace gradjudge {
namespace {

const std::string list_remedy = "write [ … ] with commas between the entries";

/// The node as a list of at least one entry, or nothing and a finding.
bool is_list(const YAML::Node& node, const std::string& label, const std::string& of_what,
             Findings& findings) {
  if (!node.IsSequence()) {
    findings.add(node, fmt::format("{} is {}", label, describe(node)), "a list of " + of_what, list_remedy);
    return false;
  }
  if (node.size() == 0) {
    findings.add(node, label + " is an empty list", "at least one entry", "add an entry or remove the key");
    return false;
  }
  return true;
}

/// Reads every entry of a list by `read(entry, label)`, so that each wrong one is found.
template <class Entry, class Read>
std::optional<std::vector<Entry>> read_list(const YAML::Node& node, const std::string& label,
                                            const std::string& of_what, Findings& findings, Read read) {
  if (!is_list(node, label, of_what, findings)) return std::nullopt;
  std::vector<Entry> entries;
  entries.reserve(node.size());
  std::size_t position = 0;
  for (const YAML::Node& entry : node) {
    std::optional<Entry> value = read(entry, fmt::format("{}[{}]", label, position++));
    if (value) entries.push_back(std::move(*value));
  }
  if (entries.size() != node.size()) return std::nullopt;
  return entries;
}

std::optional<std::vector<Real>> read_decimals(const YAML::Node& node, const std::string& label,
                                               Findings& findings) {
  return read_list<Real>(node, label, "decimal numbers", findings, [&](const auto& entry, const auto& name) {
    return read_decimal(entry, name, Range{}, findings);
  });
}

std::optional<std::vector<Index>> read_indices(const YAML::Node& node, const std::string& label,
                                               Findings& findings) {
  return read_list<Index>(node, label, "indices", findings, [&](const auto& entry, const auto& name) {
    return read_integer(entry, name, Range{0.0, std::nullopt}, findings);
  });
}

std::optional<Value> read_vector(const YAML::Node& node, const std::string& label, Findings& findings) {
  const auto numbers = read_decimals(node, label, findings);
  if (!numbers) return std::nullopt;
  return Vector<Real>(Eigen::Map<const Vector<Real>>(numbers->data(), static_cast<Index>(numbers->size())));
}

std::optional<Value> read_rows(const YAML::Node& node, const std::string& label, Findings& findings) {
  std::optional<std::size_t> columns;
  bool ragged = false;
  const auto rows = read_list<std::vector<Real>>(
      node, label, "rows, each a list of decimal numbers", findings, [&](const auto& row, const auto& name) {
        if (row.IsSequence() && row.size() > 0) {
          if (!columns) columns = row.size();
          if (*columns != row.size()) {
            ragged = true;
            findings.add(row, fmt::format("{} has {} entries", name, row.size()),
                         fmt::format("{} as in the rows before", *columns),
                         "give all rows the same length d");
          }
        }
        return read_decimals(row, name, findings);
      });
  if (!rows || ragged) return std::nullopt;
  Matrix<Real> matrix(static_cast<Index>(rows->size()), static_cast<Index>(*columns));
  for (std::size_t i = 0; i < rows->size(); ++i) {
    for (std::size_t j = 0; j < *columns; ++j)
      matrix(static_cast<Index>(i), static_cast<Index>(j)) = (*rows)[i][j];
  }
  return matrix;
}

std::optional<std::string> read_choice(const YAML::Node& node, const std::string& label, const Field& field,
                                       Findings& findings) {
  std::optional<std::string> word = read_text(node, label, findings);
  if (!word) return std::nullopt;
  if (std::find(field.choices.begin(), field.choices.end(), *word) != field.choices.end()) return word;
  findings.add(node, fmt::format("{} is {}, which is unknown", label, describe(node)),
               fmt::format("one of {}", fmt::join(field.choices, ", ")),
               suggestion(*word, field.choices, "choose one of them"));
  return std::nullopt;
}

std::optional<Value> read_choices(const YAML::Node& node, const Field& field, Findings& findings) {
  std::set<std::string> seen;
  const std::string label(field.name);
  return read_list<std::string>(node, label, "words", findings, [&](const auto& entry, const auto& name) {
    std::optional<std::string> word = read_choice(entry, name, field, findings);
    if (word && !seen.insert(*word).second) {
      findings.add(entry, fmt::format("{} is {} again", name, *word), "each only once",
                   "remove the repetition");
    }
    return word;
  });
}

}  // namespace

std::string describe(const YAML::Node& node) {
  if (node.IsSequence()) return fmt::format("a list of {}", node.size());
  if (node.IsMap()) return "a mapping";
  if (!node.IsScalar()) return "nothing";
  if (has_yaml_tag(node))
    return fmt::format("{} with the YAML tag {}", quoted(node.Scalar()), visible(node.Tag()));
  return quoted(node.Scalar());
}

std::optional<Value> read_value(const YAML::Node& node, const Field& field, Findings& findings) {
  const std::string label(field.name);
  switch (field.kind) {
    case Kind::text:
      return read_text(node, label, findings);
    case Kind::name:
      return read_name(node, label, findings);
    case Kind::choice:
      return read_choice(node, label, field, findings);
    case Kind::choices:
      return read_choices(node, field, findings);
    case Kind::decimal:
      return read_decimal(node, label, field.range, findings);
    case Kind::integer:
      return read_integer(node, label, field.range, findings);
    case Kind::index:
      return read_integer(node, label, Range{0.0, std::nullopt}, findings);
    case Kind::vector:
      return read_vector(node, label, findings);
    case Kind::rows:
      return read_rows(node, label, findings);
    case Kind::indices:
      return read_indices(node, label, findings);
    case Kind::index_lists:
      return read_list<std::vector<Index>>(
          node, label, "lists of indices, one for each outside word", findings,
          [&](const auto& entry, const auto& name) { return read_indices(entry, name, findings); });
    case Kind::mapping:
      if (node.IsMap()) return node;
      findings.add(node, fmt::format("{} is {}", label, describe(node)), "a mapping",
                   "write its keys below it or as { key: value }");
      return std::nullopt;
    case Kind::mappings:
      if (is_list(node, label, "mappings", findings)) return node;
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace gradjudge
