// SPDX-License-Identifier: MIT
#pragma once
#include <CLI/CLI.hpp>
#include <string>

#include "cases/assignment.hpp"

namespace gradjudge {

/// Adds --hidden-secret FILE.
void add_hidden_secret_option(CLI::App& command, std::string& file);

/// The text of the file, or else of the environment variable GRADJUDGE_HIDDEN_SECRET, without white space at
/// its ends; empty if there is neither. Throws BadInput if it is too short to be a secret.
std::string hidden_secret(const std::string& file);

/// Says on standard error that hidden cases can be known to everybody, if there is no secret and the
/// assignment draws them by a seed that ships.
void warn_of_public_seeds(const Assignment& assignment);

}  // namespace gradjudge
