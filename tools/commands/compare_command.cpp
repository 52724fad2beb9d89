// SPDX-License-Identifier: MIT
#include "tools/commands/compare_command.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "tools/bad_input.hpp"
#include "tools/compare/comparison_markdown.hpp"
#include "tools/compare/comparison_text.hpp"
#include "tools/report/json/read_results.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

struct CompareRequest {
  std::string baseline;
  std::string results;
  std::string format = "text";
  bool allow_gone = false;
  bool allow_empty = false;
};

/// Results of a run of checks; without any, nothing would be compared and nothing found.
Results read_checks(const std::string& file, bool allow_empty) {
  Results results = read_results(read_whole_file(file), file);
  if (results.checks.empty() && !allow_empty) {
    throw BadInput(
        fmt::format("{}: there are no checks in it, expected what `gradjudge check --report json=FILE` "
                    "wrote; --allow-empty if "
                    "that is meant",
                    file));
  }
  return results;
}

void run_compare(const CompareRequest& request, ExitStatus& status) {
  const Comparison comparison = compare_results(read_checks(request.baseline, request.allow_empty),
                                                read_checks(request.results, request.allow_empty));
  const std::string text = request.format == "markdown" ? comparison_markdown(comparison, request.allow_gone)
                                                        : comparison_text(comparison, request.allow_gone);
  std::fwrite(text.data(), 1, text.size(), stdout);
  if (regressions(comparison, request.allow_gone) > 0) status = ExitStatus::failed;
  if (comparison.compared == 0 && !request.allow_empty) {
    fmt::print(stderr,
               "gradjudge: no check is in both {} and {}, so nothing was compared, which is a failure; name "
               "results of "
               "the same cases, or say --allow-empty if that is meant\n",
               request.baseline, request.results);
    status = ExitStatus::failed;
  }
}

}  // namespace

void add_compare_command(CLI::App& app, ExitStatus& status) {
  CLI::App* command = app.add_subcommand("compare", "What got worse and better from one run to another");
  const auto request = std::make_shared<CompareRequest>();
  command->add_option("baseline", request->baseline, "What --report json=FILE wrote before the change")
      ->required()
      ->type_name("FILE");
  command->add_option("results", request->results, "What it wrote after the change")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--format", request->format,
                   "Text for a terminal, or Markdown for a comment on a pull request (default text)")
      ->check(CLI::IsMember({"text", "markdown"}))
      ->option_text("text|markdown");
  command->add_flag("--allow-gone", request->allow_gone,
                    "A check that is no longer there is not a regression");
  command->add_flag("--allow-empty", request->allow_empty, "It is no failure if there is nothing to compare");
  command->callback([request, &status] { run_compare(*request, status); });
}

}  // namespace gradjudge
