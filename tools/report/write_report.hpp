// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

#include "checks/results.hpp"
#include "tools/report/report_format.hpp"

namespace gradjudge {

/// What `--report FORMAT=FILE` asks for.
struct ReportTarget {
  const ReportFormat* format = nullptr;
  std::string file;
};

/// Reads FORMAT=FILE. Throws BadInput, naming the known formats, before any work is done for nothing.
ReportTarget report_target(std::string_view format_and_file);

/// Writes the results where the target says, and prints the format's commands, if it has any. The summary of
/// a step of GitHub Actions ($GITHUB_STEP_SUMMARY) is added to: what the step's earlier commands wrote stays.
/// Throws BadInput with the path and the reason if it cannot be written.
void write_report(const Results& results, const ReportTarget& target);
void write_report(const Results& results, std::string_view format_and_file);

}  // namespace gradjudge
