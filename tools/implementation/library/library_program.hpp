// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <functional>

#include "tools/implementation/protocol/program.hpp"
#include "tools/sandbox/limits.hpp"
#include "tools/sandbox/mode.hpp"

namespace gradjudge {

/// A shared library that is to be asked, and the sandbox that it is loaded in.
struct LibraryProgram {
  SandboxMode mode = SandboxMode::namespaces;
  /// Starts a confined process that will load the library when it is told to start; locked down before.
  std::function<Program()> start;
};

/// In the strongest mode in which the host can be started here. `as_float`: ask the function in float even if
/// there is one in double. Throws BadInput if the file cannot be read, SandboxFailure if no sandbox works.
LibraryProgram library_program(const std::filesystem::path& file, bool as_float, const Limits& limits);

/// The program that loads libraries: GRADJUDGE_LIBRARY_HOST if it is set and not empty, otherwise
/// gradjudge-library-host beside this program, otherwise where it was built.
std::filesystem::path library_host();

}  // namespace gradjudge
