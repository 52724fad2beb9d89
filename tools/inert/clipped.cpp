// SPDX-License-Identifier: MIT
#include "tools/inert/clipped.hpp"

#include <fmt/format.h>

namespace gradjudge {

std::string clipped(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  std::size_t end = most;
  // A character in UTF-8 has at most three bytes after its first.
  while (end > 0 && most - end < 3 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return fmt::format("{} … ({} bytes more)", text.substr(0, end), text.size() - end);
}

}  // namespace gradjudge
