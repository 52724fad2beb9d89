// SPDX-License-Identifier: MIT
#include "checks/adequacy/catching_case.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cases/load/load_suite.hpp"
#include "cases/write_suite.hpp"
#include "checks/adequacy/searched_problems.hpp"
#include "checks/own_implementations.hpp"
#include "checks/shrink/counterexample.hpp"

namespace gradjudge {
namespace {

/// A problem written as a case, and that case as it is read back.
struct Written {
  std::string text;
  Suite suite;
};

std::optional<Written> write(const Mistake& mistake, const Problem<Real>& problem) {
  std::string name = "catches_" + mistake.id;
  std::replace(name.begin(), name.end(), '-', '_');
  Written written;
  written.text =
      case_text(name, fmt::format("Catches the known mistake {}.", mistake.id), problem, searched_decimals);
  try {
    written.suite = parse_suite("suite: searched\ncases:\n" + written.text, "searched");
  } catch (const InvalidFile&) {
    // A problem that no file may hold is no case to propose.
    return std::nullopt;
  }
  return written;
}

/// The block in which the case shows the mistake wrong; nothing if it does not.
std::optional<std::string> caught_in(const Written& written, const Implementation& implementation,
                                     const CheckOptions& options) {
  for (const auto& check : judge_case(written.suite, written.suite.cases[0], {&implementation, 1}, options)) {
    if (check.verdict == Verdict::fail && !check.blocks.empty()) return check.blocks.front().block;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> catching_case(const Mistake& mistake, const std::vector<std::string>& losses,
                                         const CheckOptions& options) {
  const Implementation implementation = mistake_implementation(mistake);
  for (const auto& loss : losses) {
    for (const auto& problem : searched_problems(loss)) {
      if (!mistake.in_double(cast<double>(problem))) continue;
      const auto drawn = write(mistake, problem);
      if (!drawn) continue;
      const auto block = caught_in(*drawn, implementation, options);
      if (!block) continue;
      const Counterexample smallest = smallest_counterexample(drawn->suite.cases[0], problem, implementation,
                                                              *block, mistake.id, options);
      const auto shrunk = write(mistake, smallest.problem);
      return shrunk && caught_in(*shrunk, implementation, options) ? shrunk->text : drawn->text;
    }
  }
  return std::nullopt;
}

}  // namespace gradjudge
