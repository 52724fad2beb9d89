// SPDX-License-Identifier: MIT
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "checks/results.hpp"

namespace gradjudge {

/// A format that results can be written in: a pure function of them, under a name.
struct ReportFormat {
  std::string_view name;
  std::string (*render)(const Results&);
  std::string (*commands)(const Results&) = nullptr;  ///< for the service that reads stdout; none if null
};

/// Every format, in the order in which they are listed to people.
std::span<const ReportFormat> report_formats();

/// Their names, for a message: "text, json, …".
std::string report_format_names();

/// The format of that name, or nullptr.
const ReportFormat* find_report_format(std::string_view name);

}  // namespace gradjudge
