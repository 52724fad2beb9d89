// SPDX-License-Identifier: MIT
#include "cases/format/read_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>

#include "cases/format/input_fields.hpp"
#include "cases/random_problem.hpp"

namespace gradjudge {
namespace {

InnerLoss inner_loss(const std::string& inner) {
  return inner == "negative_sampling" ? InnerLoss::negative_sampling : InnerLoss::naive_softmax;
}

/// The place of "U", "negatives[2]" or "negatives[2][1]" in the case; of the case if it has no such key.
Place place_of(const Mapping& a_case, std::string_view path, const Findings& findings) {
  const std::size_t bracket = path.find('[');
  const auto entry = a_case.entries.find(path.substr(0, bracket));
  if (entry == a_case.entries.end()) return a_case.place;
  if (bracket == std::string_view::npos) return entry->second.key;
  YAML::Node node = entry->second.node;
  for (std::size_t open = bracket; open != std::string_view::npos; open = path.find('[', open + 1)) {
    std::size_t index = 0;
    std::from_chars(path.data() + open + 1, path.data() + path.size(), index);
    if (!node.IsSequence() || index >= node.size()) break;
    node.reset(node[index]);
  }
  return findings.place(node.Mark());
}

/// The number of rows or entries of a field that indices point into; nothing if it was not readable.
std::optional<Index> entries_of(const Mapping& a_case, std::string_view name) {
  if (const auto* matrix = a_case.find<Matrix<Real>>(name)) return matrix->rows();
  if (const auto* vector = a_case.find<Vector<Real>>(name)) return vector->size();
  if (const auto* list = a_case.find<std::vector<Index>>(name)) return static_cast<Index>(list->size());
  return std::nullopt;
}

/// Finds every index that points outside of what it indexes.
void find_indices_outside(const Mapping& a_case, const Entry& entry, Findings& findings) {
  const std::optional<Index> count = entries_of(a_case, entry.field->indexes);
  if (!count || !entry.value) return;
  const auto check = [&](const YAML::Node& node, const std::string& label, Index index) {
    if (index < *count) return;
    findings.add(node, fmt::format("{} is {}", label, index),
                 fmt::format("an index from 0 to {} ({} has {} {})", *count - 1, entry.field->indexes, *count,
                             *count == 1 ? "entry" : "entries"),
                 "count from 0, or add what is missing");
  };
  const std::string name(entry.field->name);
  if (const auto* index = std::get_if<Index>(&*entry.value)) check(entry.node, name, *index);
  if (const auto* list = std::get_if<std::vector<Index>>(&*entry.value)) {
    for (std::size_t i = 0; i < list->size(); ++i)
      check(entry.node[i], fmt::format("{}[{}]", name, i), (*list)[i]);
  }
  if (const auto* lists = std::get_if<std::vector<std::vector<Index>>>(&*entry.value)) {
    for (std::size_t i = 0; i < lists->size(); ++i) {
      for (std::size_t j = 0; j < (*lists)[i].size(); ++j)
        check(entry.node[i][j], fmt::format("{}[{}][{}]", name, i, j), (*lists)[i][j]);
    }
  }
}

/// Finds inputs that are missing or given twice over (y and o of cross-entropy).
void find_missing_inputs(const Mapping& a_case, const std::string& loss, Findings& findings) {
  const std::vector<const Field*> fields = fields_of(MappingKind::one_case, loss);
  for (const Field* field : fields) {
    if (!field->input || !field->required) continue;
    const auto stand_in = std::find_if(fields.begin(), fields.end(), [&](const Field* other) {
      return other->instead_of == field->name && a_case.has(other->name);
    });
    if (stand_in == fields.end() && !a_case.has(field->name)) {
      findings.add(a_case.place, fmt::format("input {} of {} is missing", field->name, loss),
                   "all inputs, or random instead of them",
                   fmt::format("add {}: … ({})", field->name, field->description));
    } else if (stand_in != fields.end() && a_case.has(field->name)) {
      findings.add(a_case.entries.at((*stand_in)->name).key,
                   fmt::format("both {} and {} are given", field->name, (*stand_in)->name), "one of them",
                   "remove the other");
    }
  }
}

/// Cross-entropy's true distribution, given by the one entry that is 1.
void complete(CrossEntropyProblem<Real>& problem, const Mapping& a_case) {
  if (a_case.has("y")) return;
  problem.y = Vector<Real>::Zero(problem.scores.size());
  problem.y[*a_case.find<Index>("o")] = 1;
}

/// Every other loss is given by its members alone.
template <class P>
void complete(P& /*problem*/, const Mapping& /*a_case*/) {}

/// Requires that every required input is there and was readable.
Problem<Real> build_problem(const Mapping& a_case, const std::string& loss, const std::string& inner) {
  Problem<Real> whole = *empty_problem<Real>(loss);
  std::visit(
      [&](auto& problem) {
        problem.for_each_member(problem, [&]<class T>(const Member& member, T& value) {
          if constexpr (std::is_same_v<T, InnerLoss>) {
            value = inner_loss(inner);
          } else if (const T* given = a_case.find<T>(member.name)) {
            value = *given;
          }
        });
        complete(problem, a_case);
      },
      whole);
  return whole;
}

RandomProblem build_request(const Mapping& random, const std::string& loss, const std::string& inner) {
  RandomProblem request;
  request.loss = loss;
  const std::vector<std::string_view> built = losses_with_inner_loss();
  if (std::find(built.begin(), built.end(), loss) != built.end()) request.inner = inner;
  request.seed = static_cast<std::uint64_t>(random.get_or<Index>("seed", 0));
  if (random.get_or<std::string>("distribution", "uniform") == "normal")
    request.distribution = RandomProblem::Distribution::normal;
  request.scale = static_cast<double>(random.get_or<Real>("scale", Real(request.scale)));
  request.decimals = static_cast<int>(random.get_or<Index>("decimals", request.decimals));
  request.V = random.get_or<Index>("V", request.V);
  request.d = random.get_or<Index>("d", request.d);
  request.K = random.get_or<Index>("K", request.K);
  request.m = random.get_or<Index>("m", request.m);
  return request;
}

std::optional<RandomProblem> read_request(const Mapping& a_case, const std::string& loss,
                                          const std::string& inner, Findings& findings) {
  const std::size_t before = findings.count();
  for (const auto& [name, entry] : a_case.entries) {
    if (!entry.field->input) continue;
    findings.add(entry.key, fmt::format("both random and {} are given", name),
                 "random inputs or inputs in full", "remove one of the two");
  }
  const auto* node = a_case.find<YAML::Node>("random");
  if (node == nullptr) return std::nullopt;
  const Mapping random = read_mapping(*node, MappingKind::random, loss, findings);
  if (findings.count() != before) return std::nullopt;
  RandomProblem request = build_request(random, loss, inner);
  try {
    check_request(request);
  } catch (const InvalidProblem& error) {
    findings.add(place_of(random, error.field, findings), error.what(), "a problem that can be made",
                 "choose other sizes");
    return std::nullopt;
  }
  return request;
}

}  // namespace

std::optional<std::variant<Problem<Real>, RandomProblem>> read_input(const Mapping& a_case,
                                                                     const std::string& loss,
                                                                     const std::string& inner,
                                                                     Findings& findings) {
  if (a_case.has("random")) {
    auto request = read_request(a_case, loss, inner, findings);
    if (!request) return std::nullopt;
    return std::move(*request);
  }
  const std::size_t before = findings.count();
  find_missing_inputs(a_case, loss, findings);
  bool readable = true;
  for (const auto& [name, entry] : a_case.entries) {
    if (!entry.field->input) continue;
    readable = readable && entry.value.has_value();
    find_indices_outside(a_case, entry, findings);
  }
  if (!readable || findings.count() != before) return std::nullopt;
  Problem<Real> problem = build_problem(a_case, loss, inner);
  try {
    validate(problem);
  } catch (const InvalidProblem& error) {
    findings.add(place_of(a_case, error.field, findings), error.what(), "inputs that fit together",
                 "mend " + error.field + " or what it is compared with");
    return std::nullopt;
  }
  return problem;
}

}  // namespace gradjudge
