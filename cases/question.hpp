// SPDX-License-Identifier: MIT
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "reference/problem.hpp"
#include "reference/real.hpp"

namespace gradjudge {

/// Which rows of a block a question is about.
enum class Rows { all, outside_word, other_words, drawn_once, drawn_repeatedly, center_word, other_centers };

/// One thing that can be asked of a loss: its value, a gradient, or some rows of a gradient.
struct Question {
  std::string_view id;
  std::string_view loss;   ///< loss id
  std::string_view block;  ///< of the evaluation
  Rows rows = Rows::all;
  bool by_default = false;  ///< asked by a case that lists no questions
};

std::span<const Question> all_questions();

/// The question of that id, or nullptr.
const Question* find_question(std::string_view id);

/// What a case of this loss asks if it lists nothing: the loss and its whole gradients.
std::vector<std::string_view> default_questions(std::string_view loss);

/// The rows of the question's block that it is about, ascending; empty if the problem has none (no repeated
/// negative; relu at 0 alone, where it has no derivative).
std::vector<Index> judged_rows(const Question& question, const Problem<Real>& problem);

}  // namespace gradjudge
