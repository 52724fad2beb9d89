// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "tools/bundle/bundled_file.hpp"

namespace gradjudge {

/// The bundle as a ZIP archive, in memory. The same files give the same bytes: every file is dated 1980, the
/// first year that the format has.
std::string zip(const Bundle& bundle);

}  // namespace gradjudge
