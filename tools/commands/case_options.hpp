// SPDX-License-Identifier: MIT
#pragma once
#include <CLI/CLI.hpp>
#include <memory>

#include "checks/check_options.hpp"
#include "tools/select_cases.hpp"

namespace gradjudge {

/// What every command that checks cases takes: which cases, how truth is computed, on how many threads.
struct CaseOptions {
  CaseSelection selection;
  CheckOptions check;
  int jobs = 0;  ///< 0: one for each processor
};

/// Adds [PATH…] --filter --tag --question --large --allow-empty --precision --oracle --slack --jobs; the
/// returned values are filled when the command line is parsed.
std::shared_ptr<CaseOptions> add_case_options(CLI::App& command);

/// The words of a command line that ask for these options; none for those that are the default.
std::vector<std::string> words_of(const CheckOptions& options);

}  // namespace gradjudge
