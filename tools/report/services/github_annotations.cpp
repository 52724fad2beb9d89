// SPDX-License-Identifier: MIT
#include "tools/report/services/github_annotations.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/inert/clipped.hpp"
#include "tools/inert/printable.hpp"
#include "tools/report/services/alike_checks.hpp"
#include "tools/report/services/place_to_look.hpp"
#include "tools/report/text/check_text.hpp"
#include "tools/report/text/derivation_text.hpp"

namespace gradjudge {
namespace {

constexpr std::size_t most_of_a_kind = 10;
constexpr std::size_t most_cases_named = 5;

struct Annotation {
  Place place;  ///< the file may be empty, line and column may be 0
  std::string title;
  std::string message;
};

std::string replaced(std::string_view text, bool property) {
  std::string escaped;
  for (const char c : text) {
    if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','))) {
      escaped += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      escaped += c;
    }
  }
  return escaped;
}

std::string command(std::string_view kind, const Annotation& annotation) {
  std::string properties;
  const Place& place = annotation.place;
  if (!place.file.empty()) properties += "file=" + replaced(printable(place.file), true) + ",";
  if (place.line > 0) properties += fmt::format("line={},", place.line);
  if (place.column > 0) properties += fmt::format("col={},", place.column);
  properties += "title=" + replaced(annotation.title, true);
  return fmt::format("::{} {}::{}\n", kind, properties, replaced(annotation.message, false));
}

std::string commands(std::string_view kind, const std::vector<Annotation>& annotations) {
  const bool all = annotations.size() <= most_of_a_kind;
  const std::size_t shown = all ? annotations.size() : most_of_a_kind - 1;
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) text += command(kind, annotations[i]);
  if (all) return text;
  return text + command(kind, {{},
                               fmt::format("{} more", annotations.size() - shown),
                               "GitHub shows ten annotations of a kind; the summary of this step has the "
                               "rest."});
}

std::string name_of(const CheckResult& check) {
  return printable(clipped(check.suite + "/" + check.case_name, longest_name));
}

Annotation annotation_of(const AlikeChecks& alike, const RunFolders& folders) {
  const CheckResult& check = *alike.checks.front();
  const Diagnosis* diagnosis = diagnosis_of(check);
  std::string title = printable(clipped(check.question, longest_name));
  title += diagnosis == nullptr ? fmt::format(": {}", to_string(check.verdict))
                                : ": " + printable(clipped(diagnosis->id, longest_name));
  std::string message = message_of(check);
  const std::size_t others = alike.checks.size() - 1;
  if (others > 0) {
    message += fmt::format("\nthe same in {} more check{}:", others, others == 1 ? "" : "s");
    for (std::size_t i = 1; i <= std::min(others, most_cases_named); ++i)
      message +=
          (i > 1 ? ", " : " ") + name_of(*alike.checks[i]) + " " + printable(alike.checks[i]->question);
    if (others > most_cases_named) message += " …";
  }
  return {place_to_look(check, folders), title, message};
}

Annotation annotation_of(const DerivationResult& line, const RunFolders& folders) {
  // A notebook's lines are those of a cell, not of the file.
  const Place place = in_repository(line.cell ? Place{line.place.file, 0, 0} : line.place, folders);
  std::string title = line.verdict == LineVerdict::wrong ? "wrong" : "not read";
  if (!line.question.empty()) title = printable(clipped(line.question, longest_name)) + ": " + title;
  return {place, title, derivation_line_text(line)};
}

}  // namespace

std::string github_annotations(const Results& results) {
  std::vector<Annotation> errors;
  std::vector<Annotation> warnings;
  std::vector<Annotation> notices;
  for (const AlikeChecks& alike : alike_checks(results)) {
    const bool open = alike.checks.front()->verdict == Verdict::inconclusive;
    (open ? warnings : errors).push_back(annotation_of(alike, results.folders));
  }
  // Where an error enters is worth more than what follows from it.
  for (const bool enters : {true, false}) {
    for (const DerivationResult& line : results.derivations) {
      if (line.verdict == LineVerdict::wrong && line.error_enters == enters)
        errors.push_back(annotation_of(line, results.folders));
    }
  }
  for (const DerivationResult& line : results.derivations) {
    if (line.verdict == LineVerdict::unread) notices.push_back(annotation_of(line, results.folders));
  }
  for (const MistakeResult& mistake : results.mistakes) {
    if (!mistake.applies || !mistake.caught_by.empty()) continue;
    errors.push_back({{},
                      "no case catches " + printable(clipped(mistake.id, longest_name)),
                      printable(clipped(mistake.sentence))});
  }
  for (const SubmissionResult& submission : results.submissions) {
    const Place place{submission.id, 0, 0};
    if (!submission.could_not_be_graded.empty())
      warnings.push_back({place, spoken(SubmissionStatus::could_not_be_graded),
                          printable(clipped(submission.could_not_be_graded))});
    for (const std::string& what : submission.review)
      notices.push_back({place, "to be reviewed", printable(clipped(what))});
  }
  return commands("error", errors) + commands("warning", warnings) + commands("notice", notices);
}

}  // namespace gradjudge
