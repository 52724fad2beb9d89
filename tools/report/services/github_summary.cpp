// SPDX-License-Identifier: MIT
#include "tools/report/services/github_summary.hpp"

#include <fmt/format.h>

#include "tools/inert/clipped.hpp"
#include "tools/report/markdown/markdown_report.hpp"
#include "tools/report/markdown/markdown_text.hpp"
#include "tools/report/services/alike_checks.hpp"
#include "tools/report/text/check_text.hpp"
#include "tools/report/text/derivation_text.hpp"
#include "tools/report/text/summary_text.hpp"

namespace gradjudge {
namespace {

constexpr std::size_t most_findings = 20;

std::string plural(std::size_t count, const char* noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

/// The outcome: of the checks, or of what there is instead.
std::string heading(const Results& results) {
  if (!results.checks.empty()) {
    const Summary& summary = results.summary;
    const std::size_t all = results.checks.size();
    const std::size_t passed = std::min(summary.pass, all);
    if (passed == all) return all == 1 ? "the check passes" : fmt::format("all {} checks pass", all);
    return fmt::format("{} of {} {} not pass", all - passed, plural(all, "check"),
                       all - passed == 1 ? "does" : "do");
  }
  if (!results.derivations.empty()) return derivations_summary(results.derivations);
  if (!results.mistakes.empty()) {
    const std::size_t through = survivors(results).size();
    return through == 0 ? "the cases catch every known mistake"
                        : fmt::format("no case catches {}", plural(through, "known mistake"));
  }
  if (!results.submissions.empty()) return plural(results.submissions.size(), "submission");
  return "nothing was checked";
}

std::string to_mend_first(const Results& results) {
  std::string text;
  const std::vector<AlikeChecks> all = alike_checks(results);
  for (std::size_t i = 0; i < std::min(all.size(), most_findings); ++i) {
    const CheckResult& check = *all[i].checks.front();
    const Diagnosis* diagnosis = diagnosis_of(check);
    text += fmt::format("{}. {}", i + 1, markdown_text(sentence_of(check)));
    if (diagnosis != nullptr) text += " " + markdown_code(clipped(diagnosis->id, longest_name));
    text += fmt::format("\\\n   {} of {}, first {}\n", plural(all[i].checks.size(), "check"),
                        markdown_code(clipped(check.implementation, longest_name)),
                        markdown_code(check_heading(check)));
  }
  if (all.size() > most_findings) text += fmt::format("\n… and {} more\n", all.size() - most_findings);
  return text.empty() ? text : "## To mend first\n\n" + text + "\n";
}

}  // namespace

std::string github_summary(const Results& results, std::size_t room) {
  const std::string head = fmt::format("# gradjudge: {}\n\n{}", heading(results), to_mend_first(results));
  return head + markdown_body(results, room > head.size() ? room - head.size() : 0);
}

}  // namespace gradjudge
