// SPDX-License-Identifier: MIT
#include "cases/derivation_question.hpp"

#include <algorithm>
#include <array>

namespace gradjudge {
namespace {

constexpr std::array questions{
    DerivationQuestion{"cross_entropy", "cross-entropy: the gradient for the scores"},
    DerivationQuestion{"sigmoid", "the derivative of the sigmoid function"},
    DerivationQuestion{"relu", "the derivative of ReLU"},
    DerivationQuestion{"leaky_relu", "the derivative of leaky ReLU"},
    DerivationQuestion{"softmax.v_c", "naive softmax: the gradient for v_c"},
    DerivationQuestion{"softmax.zero", "naive softmax: when the gradient for v_c vanishes"},
    DerivationQuestion{"softmax.u_o", "naive softmax: the gradient for u_o"},
    DerivationQuestion{"softmax.u_w", "naive softmax: the gradient for u_w, w ≠ o"},
    DerivationQuestion{"softmax.u_any", "naive softmax: the gradient for u_w, any w"},
    DerivationQuestion{"softmax.U", "naive softmax: the gradient for U"},
    DerivationQuestion{"neg.v_c", "negative sampling: the gradient for v_c"},
    DerivationQuestion{"neg.u_o", "negative sampling: the gradient for u_o"},
    DerivationQuestion{"neg.u_k", "negative sampling: the gradient for u_k"},
    DerivationQuestion{"neg.u_k_repeated", "negative sampling: the gradient for u_k, drawn repeatedly"},
    DerivationQuestion{"neg.U", "negative sampling: the gradient for U"},
    DerivationQuestion{"skipgram.U", "skip-gram: the gradient for U"},
    DerivationQuestion{"skipgram.v_c", "skip-gram: the gradient for v_c"},
    DerivationQuestion{"skipgram.v_w", "skip-gram: the gradient for v_w, w ≠ c"},
};

}  // namespace

std::span<const DerivationQuestion> all_derivation_questions() {
  return questions;
}

const DerivationQuestion* find_derivation_question(std::string_view id) {
  const auto* const found =
      std::find_if(questions.begin(), questions.end(),
                   [&](const DerivationQuestion& question) { return question.id == id; });
  return found == questions.end() ? nullptr : found;
}

}  // namespace gradjudge
