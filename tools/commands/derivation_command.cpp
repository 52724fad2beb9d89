// SPDX-License-Identifier: MIT
#include "tools/commands/derivation_command.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "checks/derivation/grade_derivation.hpp"
#include "tools/bad_input.hpp"
#include "tools/report/text_report.hpp"
#include "tools/report/write_report.hpp"
#include "tools/tool_info.hpp"
#include "tools/wall_clock.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

struct DerivationOptions {
  std::vector<std::string> files;
  std::vector<std::string> reports;
  std::string format = "text";
  bool no_mends = false;
  bool verbose = false;
};

/// A file that a document reads with \input; only a plain file beside it, and none that is very large.
std::optional<std::string> read_beside(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error) || std::filesystem::file_size(path, error) > (8u << 20))
    return std::nullopt;
  try {
    return read_whole_file(path);
  } catch (const BadInput&) {
    return std::nullopt;
  }
}

void run_derivation(const DerivationOptions& options, ExitStatus& status) {
  std::vector<ReportTarget> targets;
  for (const std::string& report : options.reports) targets.push_back(report_target(report));
  const ReportFormat* format = find_report_format(options.format);
  if (format == nullptr)
    throw BadInput("--format " + options.format +
                   ": expected text, json, junit, markdown, sarif, ctrf or github");
  const auto begun = std::chrono::steady_clock::now();
  Results results;
  results.started = milliseconds_since_1970();
  results.tool = tool_info(Precision::bits_256);
  DerivationLimits limits;
  limits.mends = !options.no_mends;
  for (const std::string& file : options.files) {
    try {
      const auto lines = grade_derivation(file, read_whole_file(file), read_beside, limits);
      results.derivations.insert(results.derivations.end(), lines.begin(), lines.end());
      if (lines.empty()) results.notes.push_back(file + ": no formula with an equals sign was found");
    } catch (const derivation::UnreadableDocument& unreadable) {
      throw BadInput(unreadable.what());
    }
  }
  results.summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  for (const ReportTarget& target : targets) write_report(results, target);
  const std::string text =
      options.format == "text" ? text_report(results, {.verbose = options.verbose}) : format->render(results);
  if (targets.empty() || options.format != "text") std::fwrite(text.data(), 1, text.size(), stdout);
  const bool wrong = std::any_of(results.derivations.begin(), results.derivations.end(),
                                 [](const auto& line) { return line.verdict == LineVerdict::wrong; });
  if (wrong) status = ExitStatus::failed;
}

}  // namespace

void add_derivation_command(CLI::App& app, ExitStatus& status) {
  CLI::App* command = app.add_subcommand(
      "derivation", "Grades written derivations (Markdown, LaTeX, notebooks, org) line by line");
  const auto options = std::make_shared<DerivationOptions>();
  command
      ->add_option("files", options->files,
                   "Documents: .md, .tex, .ipynb, .org or plain text with $ formulas $")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--format", options->format,
                   "What goes to stdout: text, json, junit, markdown, sarif, ctrf or github")
      ->type_name("FORMAT");
  command->add_option("--report", options->reports, "A report to write (text, json, markdown, sarif, …)")
      ->type_name("FORMAT=FILE");
  command->add_flag("--no-mends", options->no_mends,
                    "Do not look for the edit that makes a wrong line right");
  command->add_flag("--verbose", options->verbose, "Show definitions and conditions as well");
  command->callback([options, &status] { run_derivation(*options, status); });
}

}  // namespace gradjudge
