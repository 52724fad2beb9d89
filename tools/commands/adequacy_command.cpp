// SPDX-License-Identifier: MIT
#include "tools/commands/adequacy_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "checks/adequacy/adequacy.hpp"
#include "checks/adequacy/minimal_cases.hpp"
#include "tools/commands/case_options.hpp"
#include "tools/report/text/adequacy_matrix.hpp"
#include "tools/report/write_report.hpp"
#include "tools/terminal.hpp"
#include "tools/thread_limit.hpp"
#include "tools/tool_info.hpp"
#include "tools/wall_clock.hpp"

namespace gradjudge {
namespace {

struct AdequacyRequest {
  std::shared_ptr<CaseOptions> cases;
  std::vector<std::string> reports;
  bool minimal = false;
};

/// What is spent on the case proposed for each survivor; no limit of time, so that the same cases come out.
constexpr ShrinkLimits proposal_limits{600, 3600};

void print_minimal(const MinimalCases& minimal, std::size_t all) {
  fmt::print("{} of {} cases catch as much{}:\n", minimal.cases.size(), all,
             minimal.smallest ? ", and no fewer do" : "; fewer may do");
  for (const auto& name : minimal.cases) fmt::print("{}\n", name);
}

void run_adequacy(const AdequacyRequest& request, ExitStatus& status) {
  const std::vector<ReportTarget> targets = report_targets(request.reports);
  const SelectedCases selected = select_cases(request.cases->selection);
  const auto threads = thread_limit(request.cases->jobs);

  const auto start = std::chrono::steady_clock::now();
  Results results;
  results.started = milliseconds_since_1970();
  Adequacy adequacy = measure_adequacy(selected.suites, request.cases->check, progress_bar());
  CheckOptions proposals = request.cases->check;
  proposals.counterexample = proposal_limits;
  propose_cases(adequacy, selected.suites, proposals);
  results.tool = tool_info(request.cases->check.precision);
  results.mistakes = adequacy.mistakes;
  results.indistinct = adequacy.indistinct;
  results.notes = selected.notes;
  results.summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  for (const auto& target : targets) write_report(results, target);

  std::vector<std::string> suites;
  for (const auto& suite : selected.suites) suites.push_back(suite.name);
  fmt::print("{}", adequacy_matrix(adequacy.mistakes, suites));
  fmt::print("{}", indistinct_text(adequacy.indistinct));
  for (const auto& note : selected.notes) fmt::print("note: {}\n", note);
  if (const auto& entry = adequacy.most_sensitive) {
    fmt::print("smallest relative change of one entry that is caught: {:.1e} ({} of {}/{})\n",
               entry->relative_change, entry->entry, entry->suite, entry->case_name);
  }
  if (request.minimal) print_minimal(minimal_cases(adequacy.mistakes), selected.cases);
  const bool nothing = std::none_of(adequacy.mistakes.begin(), adequacy.mistakes.end(),
                                    [](const auto& mistake) { return mistake.applies; });
  if (nothing && !request.cases->selection.allow_empty) {
    fmt::print(
        "no known mistake applies to these cases, so nothing was measured, which is a failure; choose cases "
        "of "
        "other losses, or say --allow-empty if that is meant\n");
    status = ExitStatus::failed;
  }
  const bool survives =
      std::any_of(adequacy.mistakes.begin(), adequacy.mistakes.end(),
                  [](const auto& mistake) { return mistake.applies && mistake.caught_by.empty(); });
  if (survives) status = ExitStatus::failed;
}

}  // namespace

void add_adequacy_command(CLI::App& app, ExitStatus& status) {
  CLI::App* command = app.add_subcommand("adequacy", "Shows which known mistakes the cases catch");
  auto request = std::make_shared<AdequacyRequest>();
  request->cases = add_case_options(*command);
  command->add_option("--report", request->reports, "Write a report, such as json=adequacy.json")
      ->type_name("FORMAT=FILE");
  command->add_flag("--minimal", request->minimal, "Names the fewest cases that catch as much");
  command->callback([request, &status] { run_adequacy(*request, status); });
}

}  // namespace gradjudge
