// SPDX-License-Identifier: MIT
#include "tools/left_out_notes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gradjudge {
namespace {

constexpr std::size_t most_named = 3;

/// What one implementation was not asked for one reason.
struct Group {
  const LeftOut* first = nullptr;
  std::vector<std::string> names;  ///< of the cases, each once
  std::size_t count = 0;
};

std::vector<Group> grouped(std::span<const LeftOut> left_out) {
  std::vector<Group> groups;
  for (const LeftOut& one : left_out) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& other) {
      return other.first->implementation == one.implementation && other.first->reason == one.reason &&
             other.first->question.empty() == one.question.empty();
    });
    if (group == groups.end()) group = groups.insert(groups.end(), {&one, {}, 0});
    ++group->count;
    const std::string name = one.suite + "/" + one.case_name;
    if (group->names.empty() || group->names.back() != name) group->names.push_back(name);
  }
  return groups;
}

std::string some(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), most_named); ++i)
    text += (text.empty() ? "" : ", ") + names[i];
  return text + (names.size() > most_named ? ", …" : "");
}

std::string note_of(const Group& group, std::size_t cases) {
  const LeftOut& first = *group.first;
  if (!first.question.empty()) {
    return fmt::format("{} question{} not put to {}: {} ({})", group.count,
                       group.count == 1 ? " was" : "s were", first.implementation, first.reason,
                       some(group.names));
  }
  if (first.reason.empty()) {
    return fmt::format("{} of {} cases have a loss that {} does not compute; they were left out", group.count,
                       cases, first.implementation);
  }
  return fmt::format("{} of {} cases {} not put to {}: {} ({})", group.count, cases,
                     group.count == 1 ? "was" : "were", first.implementation, first.reason,
                     some(group.names));
}

}  // namespace

std::vector<std::string> left_out_notes(std::span<const LeftOut> left_out, std::size_t cases) {
  std::vector<std::string> notes;
  for (const Group& group : grouped(left_out)) notes.push_back(note_of(group, cases));
  return notes;
}

std::vector<std::string> never_judged(const std::vector<std::string>& implementations,
                                      std::span<const CheckResult> checks) {
  std::vector<std::string> names;
  for (const std::string& name : implementations) {
    const bool judged = std::any_of(checks.begin(), checks.end(),
                                    [&](const CheckResult& check) { return check.implementation == name; });
    if (!judged && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

}  // namespace gradjudge
