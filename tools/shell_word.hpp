// SPDX-License-Identifier: MIT
#pragma once
#include <string>

namespace gradjudge {

/// The text as one word of a shell's command line: as it is where no character means anything to a shell,
/// otherwise in single quotes.
std::string shell_word(const std::string& text);

}  // namespace gradjudge
