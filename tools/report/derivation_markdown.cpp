// SPDX-License-Identifier: MIT
#include "tools/report/derivation_markdown.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/report/derivation_text.hpp"
#include "tools/report/printable.hpp"

namespace gradjudge {
namespace {

/// A fence that the text cannot close.
std::string fenced(const std::string& latex) {
  std::size_t longest = 2;
  std::size_t run = 0;
  for (const char character : latex) {
    run = character == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  return fmt::format("{}latex\n{}\n{}\n", fence, printable_lines(latex, ""), fence);
}

std::string place(const DerivationResult& line) {
  std::string text;
  for (const char character : place_text(line)) text += character == '`' ? '\'' : character;
  return "`" + text + "`";
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char character : printable(text)) {
    if (std::string_view("\\`*_{}[]<>#|").find(character) != std::string_view::npos) out += '\\';
    out += character;
  }
  return out;
}

std::string wrong_line(const DerivationResult& line) {
  std::string text = fmt::format("### {}", place(line));
  if (!line.question.empty()) text += fmt::format(", {}", escaped(line.question));
  text += fmt::format("\n\n{}\n", fenced(line.latex));
  text += fmt::format("{}{}.\n\n",
                      line.error_enters ? "The error enters here: " : "Wrong: ", escaped(line.reason));
  if (line.mend) {
    text += fmt::format("Mend: {}\n\n", escaped(line.mend->sentence));
    if (line.mend->line != line.mend->after) text += fmt::format("So:\n\n{}\n", fenced(line.mend->line));
  }
  return text;
}

std::string listed(const std::vector<DerivationResult>& derivations, LineVerdict verdict, const char* title) {
  std::string text;
  for (const auto& line : derivations) {
    if (line.verdict != verdict) continue;
    const std::string& why = line.convention.empty() ? line.reason : line.convention;
    text += fmt::format("- {}: {}\n", place(line), escaped(why));
  }
  return text.empty() ? text : fmt::format("## {}\n\n{}\n", title, text);
}

}  // namespace

std::string derivations_markdown(const std::vector<DerivationResult>& derivations) {
  if (derivations.empty()) return {};
  std::string wrong;
  for (const auto& line : derivations) {
    if (line.verdict == LineVerdict::wrong) wrong += wrong_line(line);
  }
  std::string text = "Derivations: " + derivations_summary(derivations) + "\n\n";
  if (!wrong.empty()) text += "## Lines that are wrong\n\n" + wrong;
  return text + listed(derivations, LineVerdict::right_by_convention, "Right by convention") +
         listed(derivations, LineVerdict::unread, "Not read, and so not judged");
}

}  // namespace gradjudge
