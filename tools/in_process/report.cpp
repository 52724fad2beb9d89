// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <gradjudge/report.hpp>
#include <stdexcept>

#include "checks/judge/run_checks.hpp"
#include "tools/inert/printable.hpp"
#include "tools/report/report_format.hpp"
#include "tools/report/text/check_text.hpp"
#include "tools/report/text/summary_text.hpp"

namespace gradjudge {
namespace {

JudgedCheck judged(const CheckResult& check) {
  JudgedCheck line{check.suite,
                   check.case_name,
                   check.question,
                   std::string(to_string(check.verdict)),
                   check.reason,
                   {},
                   check_heading(check) + "\n" + check_details(check)};
  for (const Diagnosis& diagnosis : check.diagnosis) line.diagnosis.push_back(diagnosis.id);
  return line;
}

}  // namespace

Report::Report(Results results) : results_(std::make_shared<const Results>(std::move(results))) {
  for (const CheckResult& check : results_->checks) checks_.push_back(judged(check));
}

bool Report::passed() const {
  return !checks_.empty() && std::all_of(checks_.begin(), checks_.end(),
                                         [](const JudgedCheck& check) { return check.verdict == "pass"; });
}

std::string Report::summary() const {
  return summary_line(*results_);
}

std::string Report::in_format(const std::string& format) const {
  if (const ReportFormat* found = find_report_format(format)) return found->render(*results_);
  std::vector<std::string_view> known;
  for (const ReportFormat& each : report_formats()) known.push_back(each.name);
  throw std::invalid_argument(
      fmt::format("there is no format {}; choose one of {}", format, fmt::join(known, ", ")));
}

std::string Report::failures() const {
  if (checks_.empty()) {
    std::string text = "nothing was checked\n";
    for (const std::string& note : results_->notes) text += "  " + printable(note) + "\n";
    return text;
  }
  std::string text;
  const JudgedCheck* last = nullptr;
  for (const JudgedCheck& check : checks_) {
    if (check.verdict == "pass") continue;
    // An error is one for every question of the case.
    const bool said = last != nullptr && check.verdict == "error" && last->verdict == "error" &&
                      last->suite == check.suite && last->a_case == check.a_case &&
                      last->reason == check.reason;
    if (!said) text += (text.empty() ? "" : "\n") + check.message;
    last = &check;
  }
  return text;
}

Report Report::joined(const std::vector<Report>& reports) {
  Results all;
  double seconds = 0;
  for (const Report& report : reports) {
    const Results& results = *report.results_;
    all.tool = results.tool;
    all.folders = results.folders;
    all.checks.insert(all.checks.end(), results.checks.begin(), results.checks.end());
    seconds += results.summary.seconds;
    // That one case was left out is no note on all of them.
    if (results.checks.empty()) continue;
    for (const std::string& note : results.notes) {
      if (std::find(all.notes.begin(), all.notes.end(), note) == all.notes.end()) all.notes.push_back(note);
    }
  }
  all.summary = summarize(all.checks);
  all.summary.seconds = seconds;
  return Report(std::move(all));
}

}  // namespace gradjudge
