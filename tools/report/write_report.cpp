// SPDX-License-Identifier: MIT
#include "tools/report/write_report.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "tools/bad_input.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

bool is_step_summary(const std::string& file) {
  const char* summary = std::getenv("GITHUB_STEP_SUMMARY");
  if (summary == nullptr) return false;
  std::error_code error;
  return std::filesystem::weakly_canonical(std::filesystem::absolute(file, error), error) ==
         std::filesystem::weakly_canonical(summary, error);
}

/// What stands in the summary, to be followed by more.
std::string earlier_summary(const std::string& file) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) return {};
  std::string earlier = read_whole_file(file);
  return earlier.empty() ? earlier : earlier + "\n";
}

ReportTarget report_target(std::string_view format_and_file) {
  const std::size_t equals = format_and_file.find('=');
  if (equals == std::string_view::npos || equals + 1 == format_and_file.size()) {
    throw BadInput(
        fmt::format("--report {}: expected FORMAT=FILE, for example json=results.json; formats are {}",
                    format_and_file, report_format_names()));
  }
  const ReportFormat* format = find_report_format(format_and_file.substr(0, equals));
  if (format == nullptr) {
    throw BadInput(fmt::format("--report {}: there is no format {}; choose one of {}", format_and_file,
                               format_and_file.substr(0, equals), report_format_names()));
  }
  return {format, std::string(format_and_file.substr(equals + 1))};
}

bool is_same_file(const std::string& one, const std::string& other) {
  std::error_code error;
  return !is_written_in_place(one) &&
         std::filesystem::weakly_canonical(one, error) == std::filesystem::weakly_canonical(other, error);
}

}  // namespace

std::vector<ReportTarget> report_targets(const std::vector<std::string>& options) {
  std::vector<ReportTarget> targets;
  for (const std::string& option : options) {
    const ReportTarget target = report_target(option);
    for (const ReportTarget& earlier : targets) {
      if (is_same_file(earlier.file, target.file))
        throw BadInput(fmt::format("--report {}: the report in {} goes to that file as well, name another",
                                   option, earlier.format->name));
    }
    try_to_write(target.file);
    targets.push_back(target);
  }
  return targets;
}

void write_report(const Results& results, const ReportTarget& target) {
  std::string report = target.format->render(results);
  if (is_step_summary(target.file)) report = earlier_summary(target.file) + report;
  write_whole_file(target.file, report);
  if (target.format->commands == nullptr) return;
  const std::string commands = target.format->commands(results);
  std::fwrite(commands.data(), 1, commands.size(), stdout);
}

}  // namespace gradjudge
