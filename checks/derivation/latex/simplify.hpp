// SPDX-License-Identifier: MIT
#pragma once
#include "checks/derivation/latex/token.hpp"

namespace gradjudge::derivation {

/// Takes out what does not change a formula's meaning: spacing, fonts, colors, labels, the sizes of
/// delimiters, \boxed, \underbrace. \text{…} becomes one text token, its mathematics in between. Synonyms
/// become one command (\leq → \le, \part → \partial, \widehat → \hat). A delimiter that is left open
/// (\right.) becomes the command "right.".
Tokens simplify(const Tokens& tokens);

}  // namespace gradjudge::derivation
