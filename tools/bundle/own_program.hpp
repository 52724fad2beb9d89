// SPDX-License-Identifier: MIT
#pragma once
#include "tools/bundle/bundled_file.hpp"

namespace gradjudge {

/// This program as it runs, to be run on another Linux of the same architecture whatever libraries that one
/// has: FOLDER/bin/gradjudge, and in FOLDER/lib every shared library that is loaded, the C library and its
/// loader (as `loader`) with them. Throws BadInput if this program was itself started from a bundle.
Bundle own_program(const std::string& folder);

}  // namespace gradjudge
