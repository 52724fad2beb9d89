// SPDX-License-Identifier: MIT
#include "cases/format/read_case.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cases/format/mapping.hpp"
#include "cases/format/read_input.hpp"
#include "cases/question.hpp"
#include "cases/random_problem.hpp"
#include "reference/loss_names.hpp"

namespace gradjudge {
namespace {

/// The case's own loss, or the suite's; empty and a finding if there is none that is known.
std::string loss_of(const YAML::Node& node, const CaseDefaults& defaults, Findings& findings) {
  if (!node.IsMap()) return "";
  for (const auto& pair : node) {
    if (!pair.first.IsScalar() || pair.first.Scalar() != "loss") continue;
    const bool known = pair.second.IsScalar() && std::find(all_losses.begin(), all_losses.end(),
                                                           pair.second.Scalar()) != all_losses.end();
    return known ? pair.second.Scalar() : "";
  }
  if (defaults.loss.empty()) {
    findings.add(node, "the case has no loss", fmt::format("one of {}", fmt::join(all_losses, ", ")),
                 "add loss: … to the case or to the suite");
  }
  return defaults.loss;
}

std::vector<Allowance> read_allowances(const Mapping& a_case, Findings& findings) {
  std::vector<Allowance> allowances;
  const auto* list = a_case.find<YAML::Node>("allowances");
  if (list == nullptr) return allowances;
  for (const YAML::Node& node : *list) {
    // The kind decides which other keys there are, so it is looked up first.
    std::string kind;
    if (node.IsMap()) {
      for (const auto& pair : node) {
        if (pair.first.IsScalar() && pair.first.Scalar() == "kind" && pair.second.IsScalar())
          kind = pair.second.Scalar();
      }
    }
    const auto& kinds = all_fields(MappingKind::allowance).front().choices;
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kind.clear();
    const Mapping mapping = read_mapping(node, MappingKind::allowance, kind, findings);
    Allowance allowance;
    allowance.reason = mapping.get_or<std::string>("reason", "");
    if (kind == "sigmoid_table") {
      allowance.kind = Allowance::Kind::sigmoid_table;
      allowance.table_size = static_cast<int>(mapping.get_or<Index>("table_size", 0));
      allowance.table_range = static_cast<double>(mapping.get_or<Real>("table_range", 0));
      allowance.table_factor = static_cast<double>(mapping.get_or<Real>("table_factor", 0));
    } else if (kind == "clipped_score") {
      allowance.kind = Allowance::Kind::clipped_score;
      allowance.table_range = static_cast<double>(mapping.get_or<Real>("range", 0));
    }
    allowances.push_back(std::move(allowance));
  }
  return allowances;
}

Tolerance read_tolerance(const Mapping& a_case, Findings& findings) {
  const auto* node = a_case.find<YAML::Node>("tolerance");
  if (node == nullptr) return {};
  const Mapping mapping = read_mapping(*node, MappingKind::tolerance, "", findings);
  return {static_cast<double>(mapping.get_or<Real>("absolute", 0)),
          static_cast<double>(mapping.get_or<Real>("relative", 0))};
}

std::vector<std::string> tags_of(const Mapping& a_case, const CaseDefaults& defaults) {
  std::vector<std::string> tags = defaults.tags;
  for (const auto& tag : a_case.get_or<std::vector<std::string>>("tags", {})) {
    if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
  }
  return tags;
}

/// The case's problem, or one with the same words and rows: which rows a question is about depends on nothing
/// else.
Problem<Real> problem_with_the_same_rows(const Case& a_case) {
  const auto* random = std::get_if<RandomProblem>(&a_case.input);
  if (random == nullptr) return std::get<Problem<Real>>(a_case.input);
  RandomProblem narrow = *random;
  const std::vector<const Field*> sizes = fields_of(MappingKind::random, narrow.loss);
  const bool has_words =
      std::any_of(sizes.begin(), sizes.end(), [](const Field* size) { return size->name == "V"; });
  if (has_words) narrow.d = 1;  // where there are no words, d is the number of rows
  return make_problem(narrow);
}

/// The questions that the case lists, each of which must have rows to judge; or the default ones that have
/// some.
std::vector<std::string> questions_of(const Case& a_case, const Mapping& mapping, const std::string& loss,
                                      Findings& findings) {
  const Problem<Real> problem = problem_with_the_same_rows(a_case);
  const auto has_rows = [&](std::string_view id) {
    return !judged_rows(*find_question(id), problem).empty();
  };
  std::vector<std::string> questions;
  if (!mapping.has("questions")) {
    for (const std::string_view id : default_questions(loss)) {
      if (has_rows(id)) questions.emplace_back(id);
    }
    return questions;
  }
  const auto* listed = mapping.find<std::vector<std::string>>("questions");
  if (listed == nullptr) return questions;
  for (std::size_t i = 0; i < listed->size(); ++i) {
    const std::string& id = (*listed)[i];
    if (!has_rows(id)) {
      findings.add(mapping.entries.at("questions").node[i],
                   fmt::format("question {} has no rows to judge", id),
                   "rows that it is about in this problem",
                   "remove the question or change the inputs, for instance the negatives or V");
    }
    questions.push_back(id);
  }
  return questions;
}

}  // namespace

Case read_case(const YAML::Node& node, const CaseDefaults& defaults, Findings& findings) {
  const std::size_t before = findings.count();
  const std::string loss = loss_of(node, defaults, findings);
  const Mapping mapping = read_mapping(node, MappingKind::one_case, loss, findings);
  Case a_case;
  a_case.place = mapping.place;
  a_case.name = mapping.get_or<std::string>("name", "");
  a_case.description = mapping.get_or<std::string>("description", "");
  a_case.tags = tags_of(mapping, defaults);
  a_case.tolerance = read_tolerance(mapping, findings);
  a_case.allowances = read_allowances(mapping, findings);
  if (loss.empty()) return a_case;
  auto input = read_input(mapping, loss, mapping.get_or<std::string>("inner", defaults.inner), findings);
  if (!input) return a_case;
  a_case.input = std::move(*input);
  if (findings.count() == before) a_case.questions = questions_of(a_case, mapping, loss, findings);
  return a_case;
}

}  // namespace gradjudge
