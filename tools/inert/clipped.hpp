// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace gradjudge {

/// Text as long as a reader takes in; what somebody else wrote may be a megabyte.
inline constexpr std::size_t longest_text = 4000;  ///< of a paragraph, in bytes
inline constexpr std::size_t longest_name = 200;   ///< of what stands within a line, in bytes

/// The text, or its first bytes, cut between characters, and how many more there are.
std::string clipped(std::string_view text, std::size_t most = longest_text);

}  // namespace gradjudge
