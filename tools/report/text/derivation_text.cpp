// SPDX-License-Identifier: MIT
#include "tools/report/text/derivation_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/inert/clipped.hpp"
#include "tools/inert/printable.hpp"

namespace gradjudge {
namespace {

constexpr std::size_t longest_formula = 160;

std::string_view heading(LineVerdict verdict) {
  switch (verdict) {
    case LineVerdict::right:
      return "RIGHT";
    case LineVerdict::right_by_convention:
      return "RIGHT BY CONVENTION";
    case LineVerdict::wrong:
      return "WRONG";
    case LineVerdict::unread:
      return "UNREAD";
    case LineVerdict::not_a_claim:
      break;
  }
  return "NO CLAIM";
}

/// The formula on one line, cut between characters if it is very long.
std::string shown(const std::string& latex) {
  std::string text;
  for (const char character : latex) {
    const bool blank = character == '\n' || character == '\t' || character == ' ';
    if (blank && (text.empty() || text.back() == ' ')) continue;
    text += blank ? ' ' : character;
  }
  return printable(clipped(text, longest_formula));
}

}  // namespace

std::string place_text(const DerivationResult& line) {
  const std::string cell = line.cell ? fmt::format("cell {}:", *line.cell) : std::string();
  return fmt::format("{}:{}{}:{}", printable(line.place.file), cell, line.place.line, line.place.column);
}

std::string derivations_summary(const std::vector<DerivationResult>& derivations) {
  const auto count = [&](LineVerdict verdict) {
    return std::count_if(derivations.begin(), derivations.end(),
                         [&](const DerivationResult& line) { return line.verdict == verdict; });
  };
  return fmt::format("{} line{}: {} right, {} right by convention, {} wrong, {} unread, {} no claim",
                     derivations.size(), derivations.size() == 1 ? "" : "s", count(LineVerdict::right),
                     count(LineVerdict::right_by_convention), count(LineVerdict::wrong),
                     count(LineVerdict::unread), count(LineVerdict::not_a_claim));
}

std::string derivation_line_text(const DerivationResult& line) {
  std::string text = shown(line.latex);
  const auto add = [&](std::string_view what) { text += fmt::format("\n{}", what); };
  if (!line.reason.empty())
    add((line.error_enters ? "the error enters here: " : "") + printable(clipped(line.reason)));
  if (!line.convention.empty()) add(printable(clipped(line.convention)));
  if (line.mend) {
    add("mend: " + printable(clipped(line.mend->sentence)));
    if (line.mend->line != line.mend->after) add("so: " + shown(line.mend->line));
  }
  return text;
}

std::string derivations_text(const std::vector<DerivationResult>& derivations, bool verbose) {
  if (derivations.empty()) return {};
  std::string text;
  for (const auto& line : derivations) {
    // A formula that answers no question and is right needs no notice.
    const bool unremarkable = line.verdict == LineVerdict::not_a_claim ||
                              (line.verdict == LineVerdict::right && line.question.empty());
    if (unremarkable && !verbose) continue;
    text += fmt::format("{}: {}", place_text(line), heading(line.verdict));
    if (!line.question.empty())
      text += fmt::format(" {}{}", printable(line.question), line.answer ? " (answer)" : "");
    text += fmt::format("\n  {}\n", printable_lines(derivation_line_text(line), "  "));
  }
  return text + derivations_summary(derivations) + "\n";
}

}  // namespace gradjudge
