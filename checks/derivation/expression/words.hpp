// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

#include "checks/derivation/latex/token.hpp"

namespace gradjudge::derivation {

/// The longest name that is spelled by the letters from `at` on: exp, log, softmax, Vocab, if, …; empty if
/// none. Letters with a blank between them spell no name.
std::string known_word(const Tokens& tokens, std::size_t at, std::size_t end);

/// The function's own name (ln is log, sigmoid is sigma); empty if the name is none of a function.
std::string_view function_name(std::string_view name);

/// Words that begin a remark: if, when, for, otherwise, where.
bool begins_remark(std::string_view word);

/// Commands that are a letter: theta, alpha, omega, …
bool is_greek(std::string_view command);

}  // namespace gradjudge::derivation
