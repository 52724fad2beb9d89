// SPDX-License-Identifier: MIT
#include "tools/grade/feedback/derivation_feedback.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cases/derivation_question.hpp"
#include "tools/inert/printable.hpp"
#include "tools/report/text/derivation_text.hpp"

namespace gradjudge {
namespace {

/// As many lines of a kind as help; the rest are counted.
constexpr std::size_t most_lines = 3;

std::string outcome_text(const GradedDerivation& derivation) {
  switch (derivation.outcome) {
    case DerivationOutcome::right:
      return "right";
    case DerivationOutcome::right_by_convention:
      return "right in another convention";
    case DerivationOutcome::wrong:
      return "wrong";
    case DerivationOutcome::unread:
      return "could not be read, so nobody says that it is wrong";
    case DerivationOutcome::missing:
      return "no answer was found";
  }
  return "";
}

std::string title(const std::string& id) {
  const DerivationQuestion* question = find_derivation_question(id);
  return std::string(question == nullptr ? id : question->title);
}

/// Where the error enters comes first.
std::vector<const DerivationResult*> lines_with(const GradedDerivation& derivation, LineVerdict verdict) {
  std::vector<const DerivationResult*> lines;
  for (const auto& line : derivation.lines) {
    if (line.verdict == verdict) lines.push_back(&line);
  }
  std::stable_partition(lines.begin(), lines.end(), [](const auto* line) { return line->error_enters; });
  return lines;
}

void add_wrong_line(const DerivationResult& line, std::vector<FeedbackLine>& shown) {
  std::string why = printable(line.reason);
  if (line.error_enters) why = "here the error enters" + (why.empty() ? "" : ": " + why);
  shown.push_back({fmt::format("{}: {}", place_text(line), why.empty() ? "wrong" : why), line.latex});
  if (line.mend) shown.push_back({"mended: " + printable(line.mend->sentence), line.mend->line});
}

void add_lines(const GradedDerivation& derivation, std::vector<FeedbackLine>& shown) {
  const auto wrong = lines_with(derivation, LineVerdict::wrong);
  for (std::size_t i = 0; i < std::min(most_lines, wrong.size()); ++i) add_wrong_line(*wrong[i], shown);
  if (wrong.size() > most_lines)
    shown.push_back({fmt::format("and {} more lines are wrong", wrong.size() - most_lines), ""});
  if (derivation.outcome == DerivationOutcome::unread) {
    const auto unread = lines_with(derivation, LineVerdict::unread);
    for (std::size_t i = 0; i < std::min(most_lines, unread.size()); ++i)
      shown.push_back(
          {fmt::format("{}: {}", place_text(*unread[i]), printable(unread[i]->reason)), unread[i]->latex});
  }
  if (derivation.outcome != DerivationOutcome::right_by_convention) return;
  for (const auto* line : lines_with(derivation, LineVerdict::right_by_convention)) {
    if (line->answer)
      shown.push_back({fmt::format("{}: {}", place_text(*line), line->convention), line->latex});
  }
}

bool all_are(const GradedQuestion& question, DerivationOutcome outcome) {
  return std::all_of(question.derivations.begin(), question.derivations.end(), [&](const auto& derivation) {
    return derivation.outcome == outcome && lines_with(derivation, LineVerdict::wrong).empty();
  });
}

}  // namespace

std::vector<FeedbackLine> derivation_feedback(const GradedQuestion& question) {
  std::vector<FeedbackLine> shown;
  if (all_are(question, DerivationOutcome::right)) return {};
  if (all_are(question, DerivationOutcome::missing)) return {{printable(question.reason)}};
  for (const auto& derivation : question.derivations) {
    const bool over_a_wrong_line = derivation.outcome <= DerivationOutcome::right_by_convention &&
                                   !lines_with(derivation, LineVerdict::wrong).empty();
    shown.push_back({fmt::format("{}: {}{}", title(derivation.id), outcome_text(derivation),
                                 over_a_wrong_line ? ", but a line on the way is wrong" : ""),
                     ""});
    add_lines(derivation, shown);
  }
  return shown;
}

}  // namespace gradjudge
