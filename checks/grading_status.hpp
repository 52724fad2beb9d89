// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gradjudge {

/// What a question came to. Only an answer can be right or wrong.
enum class QuestionStatus { right, partly, wrong, unfinished, could_not_be_graded };

inline constexpr std::array question_statuses{
    std::pair{QuestionStatus::right, std::string_view("right")},
    std::pair{QuestionStatus::partly, std::string_view("partly")},
    std::pair{QuestionStatus::wrong, std::string_view("wrong")},
    std::pair{QuestionStatus::unfinished, std::string_view("unfinished")},
    std::pair{QuestionStatus::could_not_be_graded, std::string_view("could_not_be_graded")},
};

/// What a submission came to: the one word for it in every table, page and summary.
enum class SubmissionStatus {
  graded,
  partly_graded,        ///< some of its questions could not be graded
  could_not_be_graded,  ///< none of them could
  try_again,            ///< the sandbox failed: nothing is known about it
};

inline constexpr std::array submission_statuses{
    std::pair{SubmissionStatus::graded, std::string_view("graded")},
    std::pair{SubmissionStatus::partly_graded, std::string_view("partly_graded")},
    std::pair{SubmissionStatus::could_not_be_graded, std::string_view("could_not_be_graded")},
    std::pair{SubmissionStatus::try_again, std::string_view("try_again")},
};

constexpr std::string_view to_string(QuestionStatus status) {
  return question_statuses[static_cast<std::size_t>(status)].second;
}

constexpr std::string_view to_string(SubmissionStatus status) {
  return submission_statuses[static_cast<std::size_t>(status)].second;
}

/// The word as it stands in a sentence: could not be graded.
template <class Status>
std::string spoken(Status status) {
  std::string words(to_string(status));
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

inline std::optional<QuestionStatus> question_status(std::string_view word) {
  for (const auto& [status, name] : question_statuses) {
    if (name == word) return status;
  }
  return std::nullopt;
}

/// That of a submission with these questions.
template <class Question>
SubmissionStatus status_of(const std::vector<Question>& questions) {
  const auto ungraded = std::count_if(questions.begin(), questions.end(), [](const Question& question) {
    return question.status == QuestionStatus::could_not_be_graded;
  });
  if (ungraded == 0) return SubmissionStatus::graded;
  return ungraded == std::ssize(questions) ? SubmissionStatus::could_not_be_graded
                                           : SubmissionStatus::partly_graded;
}

}  // namespace gradjudge
