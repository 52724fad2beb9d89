// SPDX-License-Identifier: MIT
#pragma once
#include <span>
#include <string_view>

namespace gradjudge {

/// One thing that a write-up can be asked to derive.
struct DerivationQuestion {
  std::string_view id;
  std::string_view title;  ///< as a student reads it
};

std::span<const DerivationQuestion> all_derivation_questions();

/// The question of that id, or nullptr.
const DerivationQuestion* find_derivation_question(std::string_view id);

}  // namespace gradjudge
