// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/results.hpp"
#include "tools/report/report_format.hpp"

namespace gradjudge {

/// What `--report FORMAT=FILE` asks for.
struct ReportTarget {
  const ReportFormat* format = nullptr;
  std::string file;
};

/// Reads each FORMAT=FILE and tries whether its file can be written, before any work is done for nothing.
/// Throws BadInput, naming the known formats, the file, or the two that would be written to one file.
std::vector<ReportTarget> report_targets(const std::vector<std::string>& options);

/// Writes the results where the target says, and prints the format's commands, if it has any. The summary of
/// a step of GitHub Actions ($GITHUB_STEP_SUMMARY) is added to: what the step's earlier commands wrote stays.
/// Throws BadInput with the path and the reason if it cannot be written.
void write_report(const Results& results, const ReportTarget& target);

}  // namespace gradjudge
