// SPDX-License-Identifier: MIT
#include "cases/load_assignment.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <set>

#include "cases/format/findings.hpp"
#include "cases/format/mapping.hpp"
#include "cases/load_suite.hpp"
#include "cases/question.hpp"
#include "cases/shipped_cases.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

using Names = std::vector<std::string>;

bool shares_one(const Names& some, const Names& others) {
  return std::any_of(some.begin(), some.end(), [&](const std::string& name) {
    return std::find(others.begin(), others.end(), name) != others.end();
  });
}

/// The value's place among the choices of its field, which are in the order of the enumeration.
template <class Enumeration>
Enumeration choice(const Mapping& mapping, std::string_view key, Enumeration by_default) {
  const auto* value = mapping.find<std::string>(key);
  if (value == nullptr) return by_default;
  const auto& choices = mapping.entries.at(key).field->choices;
  return static_cast<Enumeration>(std::find(choices.begin(), choices.end(), *value) - choices.begin());
}

std::optional<double> decimal(const Mapping& mapping, std::string_view key) {
  const auto* value = mapping.find<Real>(key);
  return value == nullptr ? std::nullopt : std::optional(static_cast<double>(*value));
}

/// The one loss that all checks are of; empty and a finding if they are of several.
std::string loss_of(const Mapping& mapping, const Names& checks, Findings& findings) {
  std::string loss;
  for (const auto& check : checks) {
    const std::string found(find_question(check)->loss);
    if (!loss.empty() && found != loss) {
      findings.add(mapping.entries.at("checks").key,
                   fmt::format("{} is of {}, others are of {}", check, found, loss), "checks of one loss",
                   "make a question of each loss");
      return "";
    }
    loss = found;
  }
  return loss;
}

Suite load_named_suite(const Mapping& mapping, const fs::path& folder, Findings& findings) {
  const auto* name = mapping.find<std::string>("suite");
  if (name == nullptr) return {};
  for (const fs::path& place : {folder / *name, shipped_cases() / *name}) {
    if (fs::is_regular_file(place)) return load_suite(place);
  }
  findings.add(mapping.entries.at("suite").key, fmt::format("there is no suite {}", *name),
               fmt::format("a file in {} or in {}", folder.string(), shipped_cases().string()),
               "give its path relative to this file");
  return {};
}

/// Keeps the cases of the loss that the question's tags choose; each is asked all of the checks.
void choose_cases(Suite& suite, const Mapping& mapping, const std::string& loss, const Names& checks) {
  const Names with = mapping.get_or<Names>("tags", {});
  Names without = mapping.get_or<Names>("without", {"large", "robustness", "saturated"});
  std::erase_if(without, [&](const std::string& tag) { return shares_one({tag}, with); });
  std::erase_if(suite.cases, [&](const Case& a_case) {
    const auto* asked = std::get_if<RandomProblem>(&a_case.input);
    const std::string its_loss(asked != nullptr ? asked->loss
                                                : loss_id(std::get<Problem<Real>>(a_case.input)));
    return its_loss != loss || shares_one(a_case.tags, without) ||
           (!with.empty() && !shares_one(a_case.tags, with));
  });
  for (Case& a_case : suite.cases) a_case.questions = checks;
}

void add_hidden_cases(AssignedQuestion& question, const Mapping& mapping, const std::string& loss,
                      Findings& findings) {
  const auto* node = mapping.find<YAML::Node>("hidden");
  if (node == nullptr) return;
  const Mapping hidden = read_mapping(*node, MappingKind::hidden_cases, "assignment", findings);
  question.hidden = static_cast<std::size_t>(hidden.get_or<Index>("cases", 0));
  RandomProblem request;
  request.loss = loss;
  request.inner = hidden.get_or<std::string>("inner", "naive_softmax");
  request.seed = static_cast<std::uint64_t>(hidden.get_or<Index>("seed", 0));
  request.V = hidden.get_or<Index>("V", request.V);
  request.d = hidden.get_or<Index>("d", request.d);
  request.K = hidden.get_or<Index>("K", request.K);
  request.m = hidden.get_or<Index>("m", request.m);
  for (std::size_t i = 0; i < question.hidden; ++i, ++request.seed) {
    Case a_case;
    a_case.name = fmt::format("hidden_{}", i + 1);
    a_case.input = request;
    a_case.questions = question.checks;
    a_case.tags = {"random"};
    a_case.place = hidden.place;
    question.cases.cases.push_back(std::move(a_case));
  }
}

AssignedQuestion read_question(const YAML::Node& node, const fs::path& folder, Findings& findings) {
  const Mapping mapping = read_mapping(node, MappingKind::assigned_question, "assignment", findings);
  AssignedQuestion question;
  question.place = mapping.place;
  question.id = mapping.get_or<std::string>("id", "");
  question.title = mapping.get_or<std::string>("title", question.id);
  question.points = decimal(mapping, "points").value_or(0);
  question.checks = mapping.get_or<Names>("checks", {});
  question.credit = choice(mapping, "credit", Credit::per_case);
  question.shown = choice(mapping, "show", Shown::diagnosis);
  const std::string loss = loss_of(mapping, question.checks, findings);
  question.cases = load_named_suite(mapping, folder, findings);
  if (loss.empty()) return question;
  choose_cases(question.cases, mapping, loss, question.checks);
  add_hidden_cases(question, mapping, loss, findings);
  if (question.cases.cases.empty() && findings.count() == 0) {
    findings.add(node, fmt::format("no case of {} is left for this question", loss), "at least one",
                 "name another suite, or other tags");
  }
  return question;
}

Charges read_charges(const Mapping& assignment, Findings& findings) {
  const auto* node = assignment.find<YAML::Node>("charges");
  if (node == nullptr) return {};
  const Mapping mapping = read_mapping(*node, MappingKind::charges, "assignment", findings);
  return {decimal(mapping, "shape").value_or(0), decimal(mapping, "numerical_derivative").value_or(1)};
}

AssignedLimits read_limits(const Mapping& assignment, Findings& findings) {
  const auto* node = assignment.find<YAML::Node>("limits");
  if (node == nullptr) return {};
  const Mapping mapping = read_mapping(*node, MappingKind::limits, "assignment", findings);
  AssignedLimits limits{decimal(mapping, "load_seconds"), decimal(mapping, "check_seconds"),
                        decimal(mapping, "submission_seconds"), std::nullopt};
  if (const auto* memory = mapping.find<Index>("memory_megabytes")) limits.memory_megabytes = *memory;
  return limits;
}

YAML::Node parse(const fs::path& path) {
  try {
    return YAML::LoadFile(path.string());
  } catch (const YAML::BadFile&) {
    throw InvalidFile(
        {{{path.string(), 0, 0}, "the file cannot be read", "an assignment (YAML)", "check the path"}});
  } catch (const YAML::Exception& error) {
    throw InvalidFile({{{path.string(), error.mark.line + 1, error.mark.column + 1},
                        "this is not YAML: " + error.msg,
                        "a YAML file",
                        "mend the quotes, brackets or indentation here or just before"}});
  }
}

}  // namespace

Assignment load_assignment(const fs::path& path) {
  Findings findings(path.string());
  const YAML::Node document = parse(path);
  const Mapping mapping = read_mapping(document, MappingKind::assignment, "assignment", findings);
  Assignment assignment;
  assignment.file = path.string();
  assignment.name = mapping.get_or<std::string>("assignment", "");
  assignment.description = mapping.get_or<std::string>("description", "");
  assignment.charges = read_charges(mapping, findings);
  assignment.limits = read_limits(mapping, findings);
  std::set<std::string> ids;
  if (const auto* questions = mapping.find<YAML::Node>("questions")) {
    for (const YAML::Node& node : *questions) {
      assignment.questions.push_back(read_question(node, path.parent_path(), findings));
      const AssignedQuestion& question = assignment.questions.back();
      if (!question.id.empty() && !ids.insert(question.id).second)
        findings.add(question.place, "a question has the id " + question.id + " again", "ids that differ",
                     "rename one of them");
    }
  }
  findings.throw_if_any();
  return assignment;
}

}  // namespace gradjudge
