// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace gradjudge::derivation {

/// Commands that change how a formula looks and not what it says: \displaystyle, \nonumber, \bigl.
bool is_dropped(std::string_view command);

/// The same, with an argument that is left out as well: \label, \tag, \color.
bool is_dropped_with_argument(std::string_view command);

/// \mathbf, \boxed: what is around their argument, which stays.
bool is_font(std::string_view command);

/// \text and its kin.
bool is_text(std::string_view command);

/// The one command that stands for all of its kind: le for leq, partial for part.
std::optional<std::string> synonym_of(std::string_view command);

}  // namespace gradjudge::derivation
