// SPDX-License-Identifier: MIT
#include "tools/submission/course_interface.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <variant>

namespace gradjudge {
namespace {

constexpr std::array in_interface{SigmoidProblem<Real>::loss_id, NaiveSoftmaxProblem<Real>::loss_id,
                                  NegativeSamplingProblem<Real>::loss_id, SkipGramProblem<Real>::loss_id,
                                  CbowProblem<Real>::loss_id};

bool mentions(const Submission& submission, std::string_view name) {
  return std::any_of(submission.files.begin(), submission.files.end(),
                     [&](const SubmittedFile& file) { return file.bytes.find(name) != std::string::npos; });
}

}  // namespace

bool is_in_interface(const Problem<Real>& problem) {
  return std::find(in_interface.begin(), in_interface.end(), loss_id(problem)) != in_interface.end();
}

std::string not_askable(const Problem<Real>& problem) {
  if (!is_in_interface(problem))
    return "the course's interface has no function for " + std::string(loss_id(problem));
  // getNegativeSamples draws again when it gets the outside word, and right solutions rely on that.
  const auto* sampling = std::get_if<NegativeSamplingProblem<Real>>(&problem);
  if (sampling != nullptr && std::find(sampling->negatives.begin(), sampling->negatives.end(), sampling->o) !=
                                 sampling->negatives.end())
    return "through the course's interface the outside word is never a negative";
  return "";
}

bool is_window(const Problem<Real>& problem) {
  return std::holds_alternative<SkipGramProblem<Real>>(problem) ||
         std::holds_alternative<CbowProblem<Real>>(problem);
}

bool has_older_interface(const Submission& submission) {
  constexpr std::array names{"softmaxCostAndGradient", "negSamplingCostAndGradient", "def cbow"};
  return std::any_of(names.begin(), names.end(),
                     [&](const char* name) { return mentions(submission, name); });
}

bool needs_sigmoid(const Submission& submission) {
  const bool brings_it =
      std::any_of(submission.files.begin(), submission.files.end(),
                  [](const SubmittedFile& file) { return ("/" + file.name).ends_with("/q2_sigmoid.py"); });
  return (!brings_it && mentions(submission, "q2_sigmoid")) || mentions(submission, "expit");
}

ReturnedBlocks returned_blocks(const Problem<Real>& problem) {
  ReturnedBlocks blocks;
  const bool is_sigmoid = std::holds_alternative<SigmoidProblem<Real>>(problem);
  blocks.names.push_back(is_sigmoid ? "value" : "loss");
  std::visit(
      [&](const auto& inputs) {
        inputs.for_each_input(inputs,
                              [&](std::string_view name, const auto&) { blocks.names.emplace_back(name); });
      },
      problem);
  blocks.least = is_sigmoid ? 1 : blocks.names.size();
  return blocks;
}

}  // namespace gradjudge
