// SPDX-License-Identifier: MIT
#include "tools/report/write_report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tools/bad_input.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {

ReportTarget report_target(std::string_view format_and_file) {
  const std::size_t equals = format_and_file.find('=');
  std::vector<std::string_view> known;
  for (const ReportFormat& format : report_formats()) known.push_back(format.name);
  if (equals == std::string_view::npos || equals + 1 == format_and_file.size()) {
    throw BadInput(
        fmt::format("--report {}: expected FORMAT=FILE, for example json=results.json; formats are {}",
                    format_and_file, fmt::join(known, ", ")));
  }
  const ReportFormat* format = find_report_format(format_and_file.substr(0, equals));
  if (format == nullptr) {
    throw BadInput(fmt::format("--report {}: there is no format {}; choose one of {}", format_and_file,
                               format_and_file.substr(0, equals), fmt::join(known, ", ")));
  }
  return {format, std::string(format_and_file.substr(equals + 1))};
}

void write_report(const Results& results, const ReportTarget& target) {
  write_whole_file(target.file, target.format->render(results));
}

void write_report(const Results& results, std::string_view format_and_file) {
  write_report(results, report_target(format_and_file));
}

}  // namespace gradjudge
