// SPDX-License-Identifier: MIT
#include "tools/commands/report_command.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

#include "tools/report/json/read_results.hpp"
#include "tools/report/text/text_report.hpp"
#include "tools/report/write_report.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

struct ReportOptions {
  std::string results;
  std::vector<std::string> reports;
  bool verbose = false;
};

void run_report(const ReportOptions& options) {
  const std::vector<ReportTarget> targets = report_targets(options.reports);
  const Results results = read_results(read_whole_file(options.results), options.results);
  for (const ReportTarget& target : targets) write_report(results, target);
  if (!targets.empty()) return;
  const std::string text =
      text_report(results, {.color = ::isatty(STDOUT_FILENO) == 1, .verbose = options.verbose});
  std::fwrite(text.data(), 1, text.size(), stdout);
}

}  // namespace

void add_report_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand("report", "Writes the same results in another format");
  const auto options = std::make_shared<ReportOptions>();
  command->add_option("results", options->results, "What --report json=FILE wrote")
      ->required()
      ->type_name("FILE");
  command
      ->add_option(
          "--report", options->reports,
          fmt::format("A report to write ({}); without any, text goes to stdout", report_format_names()))
      ->type_name("FORMAT=FILE");
  command->add_flag("--verbose", options->verbose, "Show passes one by one, not only their number");
  command->callback([options] { run_report(*options); });
}

}  // namespace gradjudge
