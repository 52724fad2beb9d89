// SPDX-License-Identifier: MIT
#include "tools/report/markdown/submission_markdown.hpp"

#include <fmt/format.h>

#include "tools/inert/clipped.hpp"
#include "tools/report/markdown/markdown_text.hpp"
#include "tools/report/text/decimal_text.hpp"
#include "tools/report/text/submission_text.hpp"

namespace gradjudge {
namespace {

std::string row(const SubmissionResult& submission) {
  const std::string lacking = lacking_text(submission);
  return fmt::format("| {} | {} | {} | {} | {} |\n", markdown_cell(clipped(submission.id, longest_name)),
                     markdown_cell(clipped(submission.name, longest_name)), points_text(submission.score),
                     points_text(submission.max_score), lacking.empty() ? "" : markdown_cell(lacking));
}

}  // namespace

std::string submissions_markdown(const std::vector<SubmissionResult>& submissions, std::size_t room) {
  if (submissions.empty()) return {};
  std::string text = submissions_summary(submissions) +
                     "\n\n| submission | name | score | of | what lacks points |\n"
                     "| --- | --- | ---: | ---: | --- |\n";
  std::string review;
  std::size_t left_out = 0;
  for (const SubmissionResult& submission : submissions) {
    std::string looked_at;
    for (const std::string& what : submission.review) {
      looked_at += fmt::format("- {}: {}\n", markdown_code(clipped(submission.id, longest_name)),
                               markdown_code(clipped(what)));
    }
    const std::string line = row(submission);
    if (left_out > 0 || text.size() + review.size() + line.size() + looked_at.size() > room) {
      ++left_out;
      continue;
    }
    text += line;
    review += looked_at;
  }
  text += "\n";
  if (!review.empty()) text += "## To be looked at by a person\n\n" + review + "\n";
  if (left_out > 0)
    text += fmt::format("… and {} more, left out for size: see another report.\n\n", left_out);
  return text;
}

}  // namespace gradjudge
