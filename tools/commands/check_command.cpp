// SPDX-License-Identifier: MIT
#include "tools/commands/check_command.hpp"

#include <fmt/format.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "checks/judge/check_losses.hpp"
#include "checks/judge/run_checks.hpp"
#include "tools/commands/again_line.hpp"
#include "tools/commands/case_options.hpp"
#include "tools/commands/number_option.hpp"
#include "tools/implementation/allow.hpp"
#include "tools/implementation/implementation_spec.hpp"
#include "tools/left_out_notes.hpp"
#include "tools/report/report_format.hpp"
#include "tools/report/text/implementation_text.hpp"
#include "tools/report/text/text_report.hpp"
#include "tools/report/write_report.hpp"
#include "tools/run_folders.hpp"
#include "tools/select_losses.hpp"
#include "tools/terminal.hpp"
#include "tools/thread_limit.hpp"
#include "tools/tool_info.hpp"
#include "tools/wall_clock.hpp"

namespace gradjudge {
namespace {

struct CheckRequest {
  std::shared_ptr<CaseOptions> cases;
  std::vector<std::string> specs;
  std::vector<std::string> reports;
  std::vector<std::string> allow;
  Limits limits;
  bool verbose = false;
  bool no_diagnosis = false;
};

/// What decides how a check comes out, as words of a command line.
std::vector<std::string> words_of(const CheckRequest& request) {
  std::vector<std::string> words;
  for (const auto& permission : request.allow) {
    words.emplace_back("--allow");
    words.push_back(permission);
  }
  if (request.limits.check_seconds != Limits{}.check_seconds) {
    words.emplace_back("--timeout");
    words.push_back(fmt::format("{}", request.limits.check_seconds));
  }
  for (auto& word : words_of(request.cases->check)) words.push_back(std::move(word));
  return words;
}

/// A run that judges nothing must not look like one that passes.
std::vector<std::string> nothing_checked_notes(const std::vector<std::string>& specs,
                                               const Results& results) {
  std::vector<std::string> notes;
  for (const auto& name : never_judged(specs, results.checks)) {
    notes.push_back(fmt::format(
        "nothing was checked of {}, which is a failure: choose cases of losses that it computes, or "
        "say --allow-empty if that is meant",
        name));
  }
  return notes;
}

CheckedImplementation checked(const Implementation& implementation) {
  return {implementation.name, implementation.calls_itself, implementation.sandbox, implementation.allowances,
          implementation.step ? implementation.step->rate : 0};
}

/// What an implementation asks to be allowed, where nobody allowed it anything.
std::vector<std::string> permission_notes(const std::vector<Implementation>& implementations) {
  std::vector<std::string> notes;
  for (const auto& implementation : implementations) {
    if (!implementation.allowances.empty()) continue;
    for (const auto& allowance : implementation.asks_for) {
      notes.push_back(fmt::format("{} asks to be allowed {}; --allow declared allows all that it asks for",
                                  implementation.name, allowance_text(allowance)));
    }
  }
  return notes;
}

/// How to allow what a failure was diagnosed as, where it may be meant so.
std::vector<std::string> remedy_notes(const std::vector<Implementation>& implementations,
                                      const std::vector<CheckResult>& checks) {
  std::vector<std::string> notes;
  for (const auto& implementation : implementations) {
    const bool is_foreign =
        implementation.name.starts_with("process:") || implementation.name.starts_with("library:");
    if (!is_foreign || !implementation.asks_for.empty()) continue;
    std::set<std::string> found;
    for (const auto& check : checks) {
      if (check.implementation != implementation.name) continue;
      for (const auto& diagnosis : check.diagnosis) found.insert(diagnosis.id);
    }
    if (found.contains("float32"))
      notes.push_back("if single precision is meant, allow it: --allow 'float32:REASON'");
    if (found.contains("sigmoid-table") || found.contains("sigma-table-word2vec-c"))
      notes.push_back("if a table of σ is meant, allow it: --allow 'sigmoid_table:SIZE:RANGE:REASON'");
  }
  return notes;
}

void run_check(const CheckRequest& request, ExitStatus& status) {
  const std::vector<ReportTarget> targets = report_targets(request.reports);
  std::vector<Implementation> implementations;
  std::vector<std::string> reading_notes;
  std::vector<Permission> permissions;
  for (const auto& option : request.allow) permissions.push_back(read_permission(option));
  for (const auto& spec : request.specs) {
    implementations.push_back(implementation_of(spec, request.limits, reading_notes));
    allow(permissions, implementations.back());
  }
  CaseSelection selection = request.cases->selection;
  const std::vector<LossSuite> losses = take_losses(selection);
  const bool losses_alone = !losses.empty() && selection.paths.empty();
  const SelectedCases selected = losses_alone ? SelectedCases{} : select_cases(selection);
  const auto threads = thread_limit(request.cases->jobs);

  const auto start = std::chrono::steady_clock::now();
  Results results;
  results.started = milliseconds_since_1970();
  results.folders = run_folders();
  results.tool = tool_info(request.cases->check.precision);
  CheckOptions options = request.cases->check;
  options.diagnose = !request.no_diagnosis;
  if (options.diagnose) options.counterexample = {};
  for (const auto& implementation : implementations) {
    if (!implementation.sandbox.empty()) results.tool.sandbox = implementation.sandbox;
    results.implementations.push_back(checked(implementation));
  }
  CheckRun run = run_checks(selected.suites, implementations, options, progress_bar());
  results.checks = std::move(run.checks);
  const auto& questions = selection.questions;
  for (auto& check : check_losses(losses, implementations, options)) {
    const bool is_asked = std::find(questions.begin(), questions.end(), check.question) != questions.end();
    if (questions.empty() || is_asked) results.checks.push_back(std::move(check));
  }
  const std::vector<std::string> words = words_of(request);
  for (auto& check : results.checks)
    check.reproduce = again_line(check, request.cases->selection, words, request.cases->jobs);
  results.summary = summarize(results.checks);
  results.summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  results.notes = selected.notes;
  for (auto& note : reading_notes) results.notes.push_back(std::move(note));
  for (auto& note : left_out_notes(run.left_out, selected.cases)) results.notes.push_back(std::move(note));
  for (auto& note : permission_notes(implementations)) results.notes.push_back(std::move(note));
  for (auto& note : remedy_notes(implementations, results.checks)) results.notes.push_back(std::move(note));
  if (!request.cases->selection.allow_empty) {
    for (auto& note : nothing_checked_notes(request.specs, results)) {
      results.notes.push_back(std::move(note));
      status = ExitStatus::failed;
    }
  }

  for (const auto& target : targets) write_report(results, target);
  fmt::print("{}", text_report(results, {.color = shows_color(), .verbose = request.verbose}));
  if (results.summary.pass != results.checks.size()) status = ExitStatus::failed;
}

}  // namespace

void add_check_command(CLI::App& app, ExitStatus& status) {
  CLI::App* command = app.add_subcommand("check", "Checks implementations on cases against certified truth");
  auto request = std::make_shared<CheckRequest>();
  request->cases = add_case_options(*command);
  command
      ->add_option(
          "--impl", request->specs,
          "What is checked: reference, reference:float, mistake:NAME, python:FILE, library:FILE.so or "
          "process:COMMAND (default: reference)")
      ->type_name("SPEC");
  command
      ->add_option("--allow", request->allow,
                   "Allow what is checked a departure from exact double arithmetic, and say why: "
                   "float32:REASON, sigmoid_table:SIZE:RANGE:REASON, clipped_score:RANGE:REASON; or "
                   "declared, all that it asks for itself")
      ->type_name("WHAT:REASON");
  command
      ->add_option("--timeout", request->limits.check_seconds,
                   "What one answer of a file, a library or a process may take (default 5)")
      ->check(above_zero(86400))
      ->option_text("SECONDS");
  command
      ->add_option("--report", request->reports,
                   fmt::format("Write a report, such as json=results.json: {}", report_format_names()))
      ->type_name("FORMAT=FILE");
  command->add_flag("--verbose", request->verbose, "Show passes one by one, not only their number");
  command->add_flag("--no-diagnosis", request->no_diagnosis,
                    "Only verdicts: no diagnosis, no smallest example");
  command->callback([request, &status] {
    if (request->specs.empty()) request->specs = {"reference"};
    run_check(*request, status);
  });
}

}  // namespace gradjudge
