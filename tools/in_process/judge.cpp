// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <chrono>
#include <gradjudge/judge.hpp>
#include <stdexcept>

#include "cases/loss_of.hpp"
#include "cases/question.hpp"
#include "checks/judge/run_checks.hpp"
#include "reference/loss_names.hpp"
#include "tools/in_process/plain_problem.hpp"
#include "tools/left_out_notes.hpp"
#include "tools/run_folders.hpp"
#include "tools/select_cases.hpp"
#include "tools/tool_info.hpp"

namespace gradjudge {
namespace {

Arithmetic arithmetic_of(bool float32) {
  return float32 ? Arithmetic::float32 : Arithmetic::float64;
}

Implementation implementation_of(const Function& function, const Judging& judging) {
  return {judging.implementation, arithmetic_of(judging.float32), {}, [&](const Problem<Real>& problem) {
            return to_answer(function(to_inputs(problem, judging.float32)));
          }};
}

void replace_all(std::string& text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

/// The command cannot run what is in this process: `again` says how, or nothing does.
std::string reproduction(const Judging& judging, const CheckResult& check) {
  std::string again = judging.again;
  replace_all(again, "{suite}", check.suite);
  replace_all(again, "{file}", check.place.file);
  replace_all(again, "{case}", check.case_name);
  return again;
}

double positive_slack(const Judging& judging) {
  if (judging.slack > 0 && judging.slack <= 1e100) return judging.slack;
  throw std::invalid_argument(
      fmt::format("slack is {}, expected a number above 0 and up to 1e100", judging.slack));
}

Results run(std::span<const Suite> suites, const Implementation& implementation, const Judging& judging,
            bool diagnose) {
  CheckOptions options;
  options.slack = positive_slack(judging);
  options.diagnose = diagnose;
  if (diagnose) options.counterexample = {};
  const auto start = std::chrono::steady_clock::now();
  Results results;
  results.tool = tool_info(options.precision);
  // The caller's thread alone: its function need not be safe to call from others, and is asked in order.
  tbb::task_arena one_thread(1);
  CheckRun judged;
  one_thread.execute(
      [&] { judged = run_checks(suites, std::span(&implementation, 1), options, Progress{}); });
  results.folders = run_folders();
  results.checks = std::move(judged.checks);
  std::size_t cases = 0;
  for (const Suite& suite : suites) cases += suite.cases.size();
  results.notes = left_out_notes(judged.left_out, cases);
  for (CheckResult& check : results.checks) check.reproduce = reproduction(judging, check);
  results.summary = summarize(results.checks);
  results.summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return results;
}

/// The default questions of the loss that are about the block and have rows to judge.
std::vector<std::string> questions_about(const std::string& block, const Problem<Real>& problem) {
  std::vector<std::string> ids;
  std::vector<std::string_view> blocks;
  for (const std::string_view id : default_questions(loss_id(problem))) {
    const Question& question = *find_question(id);
    blocks.push_back(question.block);
    if (!block.empty() && question.block != block) continue;
    if (!judged_rows(question, problem).empty()) ids.emplace_back(id);
  }
  if (ids.empty()) {
    throw std::invalid_argument(fmt::format("{} has no block {}, expected one of {}", loss_id(problem), block,
                                            fmt::join(blocks, ", ")));
  }
  return ids;
}

/// The suite and the number in it of the case that is `which` of all.
std::pair<const Suite*, std::size_t> place_of(const std::vector<Suite>& suites, std::size_t which) {
  for (const Suite& suite : suites) {
    if (which < suite.cases.size()) return {&suite, which};
    which -= suite.cases.size();
  }
  throw std::out_of_range("there are not so many cases");
}

const Case& case_at(const std::vector<Suite>& suites, std::size_t which) {
  const auto [suite, number] = place_of(suites, which);
  return suite->cases[number];
}

/// The smallest counterexample is looked for once for each diagnosis; the checks of one case show it too.
void share_counterexamples(std::vector<CheckResult>& checks) {
  for (CheckResult& check : checks) {
    if (check.diagnosis.empty() || !check.counterexample.empty()) continue;
    const auto same = std::find_if(checks.begin(), checks.end(), [&](const CheckResult& other) {
      return !other.counterexample.empty() && other.diagnosis.front().id == check.diagnosis.front().id;
    });
    if (same != checks.end()) check.counterexample = same->counterexample;
  }
}

}  // namespace

Report judge(const Inputs& inputs, const Outputs& outputs, const std::string& block, const Judging& judging) {
  Case a_case;
  a_case.name = judging.implementation;
  const Problem<Real> problem = to_problem(inputs);
  a_case.questions = questions_about(block, problem);
  a_case.input = problem;
  const Suite suite{inputs.loss, "", "", {std::move(a_case)}};
  const Implementation implementation{judging.implementation,
                                      arithmetic_of(inputs.float32 || judging.float32),
                                      {},
                                      [&](const Problem<Real>&) { return to_answer(outputs); }};
  CheckOptions options;
  options.slack = positive_slack(judging);
  options.diagnose = true;
  Results results;
  results.tool = tool_info(options.precision);
  results.checks =
      run_checks(std::span(&suite, 1), std::span(&implementation, 1), options, Progress{}).checks;
  for (CheckResult& check : results.checks) check.reproduce = judging.again;
  results.summary = summarize(results.checks);
  return Report(std::move(results));
}

Cases Cases::load(const std::vector<std::string>& suites, const Selection& selection) {
  CaseSelection wanted;
  wanted.paths = suites;
  wanted.filters = selection.filters;
  wanted.large = selection.large;
  wanted.allow_empty = selection.allow_empty;
  Cases cases;
  cases.suites_ = std::make_shared<const std::vector<Suite>>(select_cases(wanted).suites);
  return cases;
}

std::vector<std::string> Cases::losses() {
  return {all_losses.begin(), all_losses.end()};
}

std::vector<std::string> Cases::blocks_of(const std::string& loss) {
  std::vector<std::string> blocks;
  for (const std::string_view id : default_questions(loss)) {
    const std::string block(find_question(id)->block);
    if (std::find(blocks.begin(), blocks.end(), block) == blocks.end()) blocks.push_back(block);
  }
  return blocks;
}

std::size_t Cases::size() const {
  std::size_t count = 0;
  for (const Suite& suite : *suites_) count += suite.cases.size();
  return count;
}

std::string Cases::name(std::size_t which) const {
  const auto [suite, number] = place_of(*suites_, which);
  return suite->name + "/" + suite->cases[number].name;
}

Inputs Cases::inputs(std::size_t which, bool float32) const {
  return to_inputs(problem_of(case_at(*suites_, which)), float32);
}

Report Cases::check(const Function& function, const Judging& judging) const {
  return Report(run(*suites_, implementation_of(function, judging), judging, true));
}

Report Cases::check_one(std::size_t which, const Function& function, const Judging& judging) const {
  const auto [suite, number] = place_of(*suites_, which);
  const Case& a_case = suite->cases[number];
  const Implementation implementation = implementation_of(function, judging);
  const Suite alone{suite->name, suite->description, suite->file, {a_case}};
  Results results = run(std::span(&alone, 1), implementation, judging, false);
  if (results.summary.pass == results.checks.size()) return Report(std::move(results));
  // A diagnosis takes all answers to the cases of a loss.
  Suite alike{suite->name, suite->description, suite->file, {}};
  for (const Case& other : suite->cases) {
    if (loss_of(other) == loss_of(a_case)) alike.cases.push_back(other);
  }
  results = run(std::span(&alike, 1), implementation, judging, true);
  share_counterexamples(results.checks);
  std::erase_if(results.checks, [&](const CheckResult& check) { return check.case_name != a_case.name; });
  results.summary = summarize(results.checks);
  return Report(std::move(results));
}

}  // namespace gradjudge
