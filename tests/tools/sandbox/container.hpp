// SPDX-License-Identifier: MIT
#pragma once

namespace gradjudge {

/// Makes the calling process what a container engine's defaults make of root: fewer capabilities, and a
/// filter that refuses namespaces, mounts and tracing. For the rest of its life. Throws std::runtime_error.
void enter_container();

}  // namespace gradjudge
