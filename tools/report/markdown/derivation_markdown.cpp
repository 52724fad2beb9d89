// SPDX-License-Identifier: MIT
#include "tools/report/markdown/derivation_markdown.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/inert/clipped.hpp"
#include "tools/report/markdown/markdown_text.hpp"
#include "tools/report/text/derivation_text.hpp"

namespace gradjudge {
namespace {

std::string latex_block(const std::string& latex) {
  return markdown_block("latex", clipped(latex));
}

std::string wrong_line(const DerivationResult& line) {
  std::string text = fmt::format("### {}", markdown_code(place_text(line)));
  if (!line.question.empty()) text += fmt::format(", {}", markdown_text(line.question));
  text += "\n\n" + latex_block(line.latex);
  text += fmt::format("{}{}.\n\n", line.error_enters ? "The error enters here: " : "Wrong: ",
                      markdown_text(clipped(line.reason)));
  if (line.mend) {
    text += fmt::format("Mend: {}\n\n", markdown_text(clipped(line.mend->sentence)));
    if (line.mend->line != line.mend->after) text += "So:\n\n" + latex_block(line.mend->line);
  }
  return text;
}

std::string listed_line(const DerivationResult& line) {
  const std::string& why = line.convention.empty() ? line.reason : line.convention;
  return fmt::format("- {}: {}\n", markdown_code(place_text(line)), markdown_text(clipped(why)));
}

/// The lines of that verdict as long as there is room for them, and how many more there are.
std::string section(const std::vector<DerivationResult>& derivations, LineVerdict verdict, const char* title,
                    std::size_t room) {
  std::string text;
  std::size_t left_out = 0;
  for (const auto& line : derivations) {
    if (line.verdict != verdict) continue;
    const std::string shown = verdict == LineVerdict::wrong ? wrong_line(line) : listed_line(line);
    if (left_out > 0 || text.size() + shown.size() > room) {
      ++left_out;
    } else {
      text += shown;
    }
  }
  if (left_out > 0)
    text += fmt::format("\n… and {} more, left out for size: see another report.\n", left_out);
  if (text.empty()) return text;
  return fmt::format("## {}\n\n{}{}", title, text, text.ends_with("\n\n") ? "" : "\n");
}

}  // namespace

std::string derivations_markdown(const std::vector<DerivationResult>& derivations, std::size_t room) {
  if (derivations.empty()) return {};
  std::string text = "Derivations: " + derivations_summary(derivations) + "\n\n";
  const auto add = [&](LineVerdict verdict, const char* title) {
    text += section(derivations, verdict, title, room - std::min(room, text.size()));
  };
  add(LineVerdict::wrong, "Lines that are wrong");
  add(LineVerdict::right_by_convention, "Right by convention");
  add(LineVerdict::unread, "Not read, and so not judged");
  return text;
}

}  // namespace gradjudge
