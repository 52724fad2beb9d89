// SPDX-License-Identifier: MIT
#include "tools/report/text/check_groups.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>

#include "tools/inert/clipped.hpp"
#include "tools/inert/printable.hpp"
#include "tools/outcome.hpp"
#include "tools/report/text/check_text.hpp"

namespace gradjudge {
namespace {

/// Whether a function is missing in several checks: a sentence tells all, and running one again tells no
/// more.
bool is_missing_function(const CheckGroup& group) {
  const CheckResult& check = *group.first;
  return group.checks > 1 && check.verdict == Verdict::error &&
         check.reason.starts_with(to_string(Outcome::no_such_function));
}

}  // namespace

std::vector<CheckGroup> not_passed(const Results& results) {
  std::vector<CheckGroup> groups;
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> errors;
  for (const CheckResult& check : results.checks) {
    if (check.verdict == Verdict::pass) continue;
    std::size_t place = groups.size();
    if (check.verdict == Verdict::error)
      place = errors.try_emplace({check.implementation, check.reason}, place).first->second;
    if (place == groups.size()) groups.push_back({&check, 0, {}});
    CheckGroup& group = groups[place];
    ++group.checks;
    if (group.suites.empty() || group.suites.back() != check.suite) group.suites.push_back(check.suite);
  }
  return groups;
}

std::string group_heading(const CheckGroup& group) {
  const CheckResult& check = *group.first;
  if (group.checks == 1) return check_heading(check);
  const std::string suites =
      printable(clipped(fmt::format("{}", fmt::join(group.suites, ", ")), longest_name));
  const std::string heading =
      fmt::format("{} {}   {} checks", heading_word(check.verdict), suites, group.checks);
  return is_missing_function(group) ? heading + "   " + printable(clipped(check.reason)) : heading;
}

std::string group_details(const CheckGroup& group) {
  return is_missing_function(group) ? "" : check_details(*group.first);
}

}  // namespace gradjudge
