// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string_view>

namespace gradjudge {

/// The first character of a text in UTF-8. Bytes that are no UTF-8 count as one invalid character each.
struct Utf8Character {
  char32_t code = 0;
  std::size_t bytes = 1;
  bool valid = false;
};

/// Precondition: the text is not empty. Overlong forms, surrogates and codes above U+10FFFF are invalid.
Utf8Character first_character(std::string_view text);

}  // namespace gradjudge
