// SPDX-License-Identifier: MIT
#include "tools/inert/printable.hpp"

#include <fmt/format.h>

#include "tools/inert/utf8.hpp"

namespace gradjudge {
namespace {

bool turns_or_hides(char32_t code) {
  return code == 0xAD || code == 0x61C || (code >= 0x200B && code <= 0x200F) ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF ||
         (code >= 0xFFF9 && code <= 0xFFFB) || (code >= 0xE0000 && code <= 0xE007F);
}

/// Blanks that a runner skips before it looks for a command.
bool is_blank(char32_t code) {
  return code == ' ' || code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) ||
         code == 0x202F || code == 0x205F || code == 0x3000;
}

/// Whether a runner would take what begins here for a command.
bool begins_command(std::string_view text, bool only_blanks_before) {
  if (text.starts_with("::")) return only_blanks_before;
  if (!text.starts_with("##")) return false;
  const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz", 2);
  return end != std::string_view::npos && text[end] == '[';
}

}  // namespace

std::string printable(std::string_view text) {
  std::string shown;
  bool only_blanks = true;
  while (!text.empty()) {
    const Utf8Character character = first_character(text);
    const char32_t code = character.code;
    const bool command = begins_command(text, only_blanks);
    only_blanks = only_blanks && is_blank(code);
    if (code == '\n') {
      shown += "\\n";
    } else if (code == '\t') {
      shown += "\\t";
    } else if (command || !character.valid || code < 0x20 || (code >= 0x7F && code < 0xA0)) {
      shown += fmt::format("\\x{:02x}", static_cast<unsigned>(code));
    } else if (turns_or_hides(code)) {
      shown += fmt::format("\\u{{{:x}}}", static_cast<unsigned>(code));
    } else {
      shown += text.substr(0, character.bytes);
    }
    text.remove_prefix(character.bytes);
  }
  return shown;
}

std::string printable_lines(std::string_view text, std::string_view indent) {
  std::string shown;
  while (true) {
    const std::size_t end = text.find('\n');
    shown += printable(text.substr(0, end));
    if (end == std::string_view::npos) return shown;
    text.remove_prefix(end + 1);
    shown += '\n';
    shown += indent;
  }
}

}  // namespace gradjudge
