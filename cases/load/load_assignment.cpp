// SPDX-License-Identifier: MIT
#include "cases/load/load_assignment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cases/format/findings.hpp"
#include "cases/format/mapping.hpp"
#include "cases/format/yaml_file.hpp"
#include "cases/hidden_secret.hpp"
#include "cases/load/load_suite.hpp"
#include "cases/loss_of.hpp"
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

std::optional<Index> integer(const Mapping& mapping, std::string_view key) {
  const auto* value = mapping.find<Index>(key);
  return value == nullptr ? std::nullopt : std::optional(*value);
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

/// Keeps the cases of the loss that the question's tags choose, and behind them those of robustness if they
/// decide on a charge; each is asked all of the checks.
void choose_cases(AssignedQuestion& question, const Mapping& mapping, const std::string& loss,
                  bool with_charged) {
  const Names with = mapping.get_or<Names>("tags", {});
  Names without = mapping.get_or<Names>("without", {"large", "robustness", "saturated"});
  std::erase_if(without, [&](const std::string& tag) { return shares_one({tag}, with); });
  const auto is_chosen = [&](const Case& a_case) {
    return !shares_one(a_case.tags, without) && (with.empty() || shares_one(a_case.tags, with));
  };
  const auto is_charged = [&](const Case& a_case) {
    return with_charged && shares_one(a_case.tags, {"robustness"}) && !shares_one(a_case.tags, {"large"});
  };
  std::vector<Case>& cases = question.cases.cases;
  std::erase_if(cases, [&](const Case& a_case) {
    return loss_of(a_case) != loss || !(is_chosen(a_case) || is_charged(a_case));
  });
  const auto first_charged = std::stable_partition(cases.begin(), cases.end(), is_chosen);
  question.charged = static_cast<std::size_t>(cases.end() - first_charged);
  for (Case& a_case : cases) a_case.questions = question.checks;
}

void add_hidden_cases(AssignedQuestion& question, const Mapping& mapping, const std::string& loss,
                      const std::string& secret, Findings& findings) {
  const auto* node = mapping.find<YAML::Node>("hidden");
  if (node == nullptr) return;
  const Mapping hidden = read_mapping(*node, MappingKind::hidden_cases, "assignment", findings);
  question.hidden = static_cast<std::size_t>(hidden.get_or<Index>("cases", 0));
  RandomProblem request;
  request.loss = loss;
  request.inner = hidden.get_or<std::string>("inner", "naive_softmax");
  const auto seed = static_cast<std::uint64_t>(hidden.get_or<Index>("seed", 0));
  request.V = hidden.get_or<Index>("V", request.V);
  request.d = hidden.get_or<Index>("d", request.d);
  request.K = hidden.get_or<Index>("K", request.K);
  request.m = hidden.get_or<Index>("m", request.m);
  for (std::size_t i = 0; i < question.hidden; ++i) {
    request.seed = hidden_seed(secret, seed, i);
    Case a_case;
    a_case.name = fmt::format("hidden_{}", i + 1);
    a_case.input = request;
    a_case.questions = question.checks;
    a_case.tags = {"random"};
    a_case.place = hidden.place;
    question.cases.cases.push_back(std::move(a_case));
  }
}

/// Finds keys and credit that belong to the other kind of question.
void check_kind(const Mapping& mapping, bool of_code, Findings& findings) {
  const auto refuse = [&](const char* key, const std::string& what, const char* remedy) {
    findings.add(mapping.entries.at(key).key, what,
                 of_code ? "a question of code: suite and checks" : "a question of derivations", remedy);
  };
  if (of_code) {
    for (const char* key : {"suite", "checks"}) {
      if (!mapping.has(key))
        findings.add(mapping.place, fmt::format("the question has no {}", key),
                     "suite and checks, or derivations", "add it");
    }
  } else {
    for (const char* key : {"suite", "checks", "tags", "without", "hidden"}) {
      if (mapping.has(key))
        refuse(key, fmt::format("a question has derivations and {}", key), "make two questions of it");
    }
  }
  const Names allowed = of_code ? Names{"all_or_nothing", "per_case", "per_block"}
                                : Names{"all_or_nothing", "per_derivation", "per_line"};
  const auto* credit = mapping.find<std::string>("credit");
  if (credit != nullptr && !shares_one({*credit}, allowed))
    refuse("credit", "credit is " + *credit,
           of_code ? "say all_or_nothing, per_case or per_block"
                   : "say all_or_nothing, per_derivation or per_line");
}

AssignedQuestion read_question(const YAML::Node& node, const fs::path& folder, const Charges& charges,
                               const std::string& hidden_secret, Findings& findings) {
  const Mapping mapping = read_mapping(node, MappingKind::assigned_question, "assignment", findings);
  AssignedQuestion question;
  question.place = mapping.place;
  question.id = mapping.get_or<std::string>("id", "");
  question.title = mapping.get_or<std::string>("title", question.id);
  question.points = decimal(mapping, "points").value_or(0);
  question.checks = mapping.get_or<Names>("checks", {});
  question.derivations = mapping.get_or<Names>("derivations", {});
  const bool of_code = !mapping.has("derivations");
  check_kind(mapping, of_code, findings);
  question.credit = choice(mapping, "credit", of_code ? Credit::per_case : Credit::per_derivation);
  question.shown = choice(mapping, "show", Shown::diagnosis);
  if (!of_code) return question;
  const std::string loss = loss_of(mapping, question.checks, findings);
  question.cases = load_named_suite(mapping, folder, findings);
  if (loss.empty()) return question;
  choose_cases(question, mapping, loss, charges.robustness > 0);
  add_hidden_cases(question, mapping, loss, hidden_secret, findings);
  if (question.cases.cases.size() == question.charged && findings.count() == 0) {
    findings.add(node, fmt::format("no case of {} is left for this question", loss), "at least one",
                 "name another suite, or other tags");
  }
  return question;
}

Charges read_charges(const Mapping& assignment, Findings& findings) {
  const auto* node = assignment.find<YAML::Node>("charges");
  if (node == nullptr) return {};
  const Mapping mapping = read_mapping(*node, MappingKind::charges, "assignment", findings);
  Charges charges;
  charges.shape = decimal(mapping, "shape").value_or(charges.shape);
  charges.robustness = decimal(mapping, "robustness").value_or(charges.robustness);
  charges.numerical_derivative =
      decimal(mapping, "numerical_derivative").value_or(charges.numerical_derivative);
  charges.convention = decimal(mapping, "convention").value_or(charges.convention);
  charges.wrong_line = decimal(mapping, "wrong_line").value_or(charges.wrong_line);
  return charges;
}

AssignedLimits read_limits(const Mapping& assignment, Findings& findings) {
  const auto* node = assignment.find<YAML::Node>("limits");
  if (node == nullptr) return {};
  const Mapping mapping = read_mapping(*node, MappingKind::limits, "assignment", findings);
  AssignedLimits limits;
  limits.load_seconds = decimal(mapping, "load_seconds");
  limits.check_seconds = decimal(mapping, "check_seconds");
  limits.submission_seconds = decimal(mapping, "submission_seconds");
  limits.cpu_seconds = integer(mapping, "cpu_seconds");
  limits.memory_megabytes = integer(mapping, "memory_megabytes");
  limits.answer_megabytes = integer(mapping, "answer_megabytes");
  limits.output_kilobytes = integer(mapping, "output_kilobytes");
  limits.open_files = integer(mapping, "open_files");
  return limits;
}

}  // namespace

Assignment load_assignment(const fs::path& path, const std::string& hidden_secret) {
  Findings findings(path.string());
  const YAML::Node document = parse_document(read_yaml_file(path), "an assignment",
                                             "copy the one that ships, word2vec.yaml", findings);
  const Mapping mapping = read_mapping(document, MappingKind::assignment, "assignment", findings);
  Assignment assignment;
  assignment.file = path.string();
  assignment.secret_mark = secret_mark(hidden_secret);
  assignment.name = mapping.get_or<std::string>("assignment", "");
  assignment.description = mapping.get_or<std::string>("description", "");
  assignment.charges = read_charges(mapping, findings);
  assignment.limits = read_limits(mapping, findings);
  std::set<std::string> ids;
  if (const auto* questions = mapping.find<YAML::Node>("questions")) {
    for (const YAML::Node& node : *questions) {
      assignment.questions.push_back(
          read_question(node, path.parent_path(), assignment.charges, hidden_secret, findings));
      const AssignedQuestion& question = assignment.questions.back();
      if (!question.id.empty() && !ids.insert(question.id).second)
        findings.add(question.place, "a question has the id " + question.id + " again", "ids that differ",
                     "rename one of them");
    }
  }
  findings.throw_if_any();
  return assignment;
}

fs::path assignment_file(const std::string& name) {
  const fs::path shipped = shipped_cases() / "assignments" / (name + ".yaml");
  return !fs::exists(name) && fs::exists(shipped) ? shipped : fs::path(name);
}

}  // namespace gradjudge
