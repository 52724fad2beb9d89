// SPDX-License-Identifier: MIT
#include "tools/grade/result/why_ungraded.hpp"

#include <algorithm>

namespace gradjudge {
namespace {

/// Without the outcome's name, which the sentence after it says in words.
std::string sentence_of(const std::string& reason) {
  for (const auto& [outcome, name] : outcome_names) {
    if (reason.starts_with(std::string(name) + ": ")) return reason.substr(name.size() + 2);
  }
  return reason;
}

/// The reasons in the order in which they come, each with the questions that it holds for.
std::vector<UngradedQuestion> grouped(const std::vector<UngradedQuestion>& questions) {
  std::vector<UngradedQuestion> groups;
  for (const auto& question : questions) {
    const std::string reason = sentence_of(question.reason);
    const auto known =
        std::find_if(groups.begin(), groups.end(), [&](const auto& one) { return one.reason == reason; });
    if (known == groups.end()) {
      groups.push_back({question.id, reason});
    } else {
      known->id += ", " + question.id;
    }
  }
  return groups;
}

std::string text_of(const std::vector<UngradedQuestion>& groups) {
  std::string text;
  for (const auto& group : groups) text += (text.empty() ? "" : "; ") + group.id + ": " + group.reason;
  return text;
}

}  // namespace

std::string why_ungraded(const std::vector<UngradedQuestion>& questions) {
  return text_of(grouped(questions));
}

std::string why_ungraded(const GradedSubmission& graded) {
  if (!graded.refused.empty()) return graded.refused;
  if (status_of(graded.questions) != SubmissionStatus::could_not_be_graded) return "";
  std::vector<UngradedQuestion> questions;
  for (const auto& question : graded.questions) questions.push_back({question.id, question.reason});
  const auto groups = grouped(questions);
  const std::string why = groups.size() == 1 ? groups[0].reason : text_of(groups);
  // What was noticed first may be why: that the file never ended, and only its definitions were run.
  return graded.notes.empty() ? why : why + "; " + graded.notes[0];
}

}  // namespace gradjudge
