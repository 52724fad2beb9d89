// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>

#include "tools/sandbox/fork_server.hpp"

namespace gradjudge {

/// The folder of the Python modules that ship: the environment variable GRADJUDGE_SUBMISSION if it is set and
/// not empty, otherwise that of the installation or source tree that this program is of (see
/// resource_folder).
std::filesystem::path shipped_modules();

/// The module that the server is to load when a file was Python 2.
inline constexpr const char* python_2_translator = "gradjudge_python_2";

/// The interpreter that GRADJUDGE_PYTHON names, otherwise /usr/bin/python3, with the shipped modules. Throws
/// SandboxFailure if a file cannot be read.
PythonSetup python_setup();

/// The source of the losses that skip-gram and cbow are graded with; sent only to children that are asked
/// nothing else from then on.
std::string judge_loss_source();

/// The source of the stand-in for the course's σ; sent only to children that are never asked for σ.
std::string sigmoid_source();

}  // namespace gradjudge
