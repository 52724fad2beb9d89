// SPDX-License-Identifier: MIT
#include "tools/report/report_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "tools/report/json/json_report.hpp"
#include "tools/report/markdown/markdown_report.hpp"
#include "tools/report/page/html_report.hpp"
#include "tools/report/services/ctrf_report.hpp"
#include "tools/report/services/github_annotations.hpp"
#include "tools/report/services/github_summary.hpp"
#include "tools/report/services/junit_report.hpp"
#include "tools/report/services/sarif_report.hpp"
#include "tools/report/text/text_report.hpp"

namespace gradjudge {
namespace {

constexpr std::array formats{
    ReportFormat{"text", [](const Results& results) { return text_report(results); }},
    ReportFormat{"json", json_report},
    ReportFormat{"junit", junit_report},
    ReportFormat{"markdown", markdown_report},
    ReportFormat{"sarif", sarif_report},
    ReportFormat{"ctrf", ctrf_report},
    ReportFormat{"github", [](const Results& results) { return github_summary(results, largest_markdown); },
                 github_annotations},
    ReportFormat{"html", html_report},
};

}  // namespace

std::span<const ReportFormat> report_formats() {
  return formats;
}

std::string report_format_names() {
  std::string names;
  for (const ReportFormat& format : formats)
    names += fmt::format("{}{}", names.empty() ? "" : ", ", format.name);
  return names;
}

const ReportFormat* find_report_format(std::string_view name) {
  const auto found = std::find_if(formats.begin(), formats.end(),
                                  [&](const ReportFormat& format) { return format.name == name; });
  return found == formats.end() ? nullptr : &*found;
}

}  // namespace gradjudge
