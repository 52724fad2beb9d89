// SPDX-License-Identifier: MIT
#include "tools/report/text/adequacy_matrix.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace gradjudge {
namespace {

std::ptrdiff_t caught_in(const MistakeResult& mistake, const std::string& suite) {
  return std::count_if(mistake.caught_by.begin(), mistake.caught_by.end(),
                       [&](const std::string& name) { return name.rfind(suite + "/", 0) == 0; });
}

std::string survivor_text(const MistakeResult& mistake) {
  const std::string text = fmt::format("SURVIVES {}: {}\n", mistake.id, mistake.sentence);
  if (mistake.catching_case.empty()) return text + "  no case that would catch it was found\n";
  return text + "  to catch it, paste below `cases:`\n" + mistake.catching_case;
}

constexpr std::size_t most_pairs_listed = 10;

}  // namespace

std::string adequacy_matrix(const std::vector<MistakeResult>& mistakes,
                            const std::vector<std::string>& suites) {
  std::size_t width = 7;
  for (const auto& mistake : mistakes) width = std::max(width, mistake.id.size());
  std::string text = fmt::format("{:<{}}", "mistake", width);
  for (const auto& suite : suites) text += fmt::format("  {:>5}", suite);
  text += "\n";
  std::size_t applying = 0;
  std::size_t caught = 0;
  std::string survivors;
  for (const auto& mistake : mistakes) {
    if (!mistake.applies) continue;
    ++applying;
    text += fmt::format("{:<{}}", mistake.id, width);
    for (const auto& suite : suites) {
      const auto count = caught_in(mistake, suite);
      const std::size_t column = std::max<std::size_t>(suite.size(), 5);
      text += fmt::format("  {:>{}}", count == 0 ? "." : std::to_string(count), column);
    }
    text += "\n";
    if (!mistake.caught_by.empty()) {
      ++caught;
    } else {
      survivors += survivor_text(mistake);
    }
  }
  text += survivors;
  text += fmt::format("{} of {} known mistakes that apply are caught", caught, applying);
  if (applying < mistakes.size())
    text += fmt::format("; {} are of losses that no case has", mistakes.size() - applying);
  return text + "\n";
}

std::string indistinct_text(const std::vector<IndistinctPair>& pairs) {
  if (pairs.empty()) return "";
  std::string text =
      pairs.size() == 1
          ? "1 pair of mistakes is caught, but no case tells the two apart:\n"
          : fmt::format("{} pairs of mistakes are caught, but no case tells the two apart:\n", pairs.size());
  for (std::size_t i = 0; i < std::min(pairs.size(), most_pairs_listed); ++i) {
    text +=
        fmt::format("  {} = {} ({})\n", pairs[i].first, pairs[i].second, fmt::join(pairs[i].losses, ", "));
  }
  if (pairs.size() > most_pairs_listed) {
    text += fmt::format("  and {} more: --report json=FILE lists all\n", pairs.size() - most_pairs_listed);
  }
  return text;
}

}  // namespace gradjudge
