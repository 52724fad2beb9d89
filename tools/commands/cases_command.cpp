// SPDX-License-Identifier: MIT
#include "tools/commands/cases_command.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <set>

#include "cases/format/field.hpp"
#include "cases/format/suite_schema.hpp"
#include "cases/load/load_assignment.hpp"
#include "cases/load/load_suite.hpp"
#include "cases/load/load_suites.hpp"
#include "cases/random_problem.hpp"
#include "cases/shipped_cases.hpp"
#include "cases/write_suite.hpp"
#include "reference/loss_names.hpp"
#include "tools/bad_input.hpp"
#include "tools/commands/lint_losses.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

/// Cases of the assignment's suites that none of its questions judges: its tags leave them out, or they are
/// of a loss that it does not ask about.
void note_cases_that_no_question_judges(const Assignment& assignment) {
  std::map<std::string, std::set<std::string>> judged;
  for (const AssignedQuestion& question : assignment.questions) {
    for (const Case& a_case : question.cases.cases) judged[question.cases.file].insert(a_case.name);
  }
  judged.erase("");  // questions of derivations have no suite
  for (const auto& [file, names] : judged) {
    const Suite suite = load_suite(file);
    std::vector<std::string> left;
    for (const Case& a_case : suite.cases) {
      if (!names.contains(a_case.name)) left.push_back(a_case.name);
    }
    if (!left.empty()) {
      fmt::print("note: no question judges {} of the {} cases of {}: {}\n", left.size(), suite.cases.size(),
                 file, fmt::join(left, ", "));
    }
  }
}

void lint_assignment(const std::filesystem::path& path) {
  const Assignment assignment = load_assignment(path);
  double points = 0;
  for (const AssignedQuestion& question : assignment.questions) points += question.points;
  fmt::print("no problem in {}: {} questions, {} points\n", path.string(), assignment.questions.size(),
             points);
  note_cases_that_no_question_judges(assignment);
}

void lint_suites(const std::vector<std::filesystem::path>& paths) {
  const std::vector<Suite> suites = load_suites(paths);
  std::size_t cases = 0;
  std::size_t questions = 0;
  for (const Suite& suite : suites) {
    cases += suite.cases.size();
    for (const Case& a_case : suite.cases) questions += a_case.questions.size();
  }
  fmt::print("no problem in {} suite{}: {} case{}, {} question{}\n", suites.size(),
             suites.size() == 1 ? "" : "s", cases, cases == 1 ? "" : "s", questions,
             questions == 1 ? "" : "s");
}

void lint(std::vector<std::filesystem::path> paths) {
  if (paths.empty()) paths.push_back(shipped_cases());
  const std::vector<std::filesystem::path> with_a_loss = suites_with_a_loss(paths);
  std::erase_if(paths, [&](const auto& path) {
    return std::find(with_a_loss.begin(), with_a_loss.end(), path) != with_a_loss.end();
  });
  if (!paths.empty()) lint_suites(paths);
  for (const auto& path : with_a_loss) lint_loss(path);
}

struct NewSuite {
  RandomProblem request;
  std::string distribution = "uniform";
  std::string name;
  std::filesystem::path out;
};

/// Refuses --K for a loss without negatives and the like: the case would not be what was asked for.
void refuse_sizes_of_other_losses(const CLI::App& command, const std::string& loss) {
  for (const Field& field : all_fields(MappingKind::random)) {
    if (field.belongs_to(loss)) continue;
    const std::string option = fmt::format("--{}", field.name);
    if (command.count(option) > 0) {
      throw BadInput(fmt::format("{} is given, but {} has no {}; leave it out", option, loss, field.name));
    }
  }
  const bool has_inner = loss == "skip_gram" || loss == "cbow";
  if (!has_inner && command.count("--inner") > 0) {
    throw BadInput(fmt::format("--inner is given, but {} has no inner loss; leave it out", loss));
  }
}

void write_new_suite(NewSuite options, const CLI::App& command) {
  RandomProblem& request = options.request;
  refuse_sizes_of_other_losses(command, request.loss);
  if (options.distribution == "normal") request.distribution = RandomProblem::Distribution::normal;
  if (options.name.empty()) options.name = options.out.empty() ? "new" : options.out.stem().string();
  const auto schema = std::filesystem::absolute(shipped_cases()) / "schema" / "suite.schema.json";
  std::string text;
  try {
    text = new_suite(request, options.name, schema.string());
  } catch (const InvalidProblem& error) {
    throw BadInput(fmt::format("--{}; choose another value", error.what()));
  }
  if (options.out.empty()) {
    std::cout << text;
    return;
  }
  if (std::filesystem::exists(options.out)) {
    throw BadInput(
        fmt::format("{}: there is such a file already, and it is not overwritten; choose another "
                    "--out or remove it",
                    options.out.string()));
  }
  write_whole_file(options.out, text);
}

void add_lint(CLI::App& cases) {
  CLI::App* command = cases.add_subcommand("lint", "Reports every problem of every suite");
  const auto paths = std::make_shared<std::vector<std::filesystem::path>>();
  command->add_option("paths", *paths, "Suites and folders of suites (default: those that ship)")
      ->type_name("PATH");
  const auto assignment = std::make_shared<std::filesystem::path>();
  command->add_option("--assignment", *assignment, "Check an assignment instead")->type_name("FILE");
  command->callback([paths, assignment] {
    if (assignment->empty()) {
      lint(*paths);
    } else {
      lint_assignment(*assignment);
    }
  });
}

void add_new(CLI::App& cases) {
  CLI::App* command = cases.add_subcommand("new", "Writes a suite with a random case in full, to be edited");
  const auto options = std::make_shared<NewSuite>();
  RandomProblem& request = options->request;
  request.decimals = 2;
  const std::vector<std::string> losses(all_losses.begin(), all_losses.end());
  const std::vector<std::string> inner(inner_losses.begin(), inner_losses.end());
  command->add_option("--loss", request.loss, "The loss")->required()->check(CLI::IsMember(losses));
  command->add_option("--inner", request.inner, "The inner loss of skip_gram and cbow")
      ->check(CLI::IsMember(inner));
  command->add_option("--V", request.V, "Words")->capture_default_str();
  command->add_option("--d", request.d, "Dimensions, or entries")->capture_default_str();
  command->add_option("--K", request.K, "Negatives of each outside word")->capture_default_str();
  command->add_option("--m", request.m, "Radius of the window")->capture_default_str();
  command->add_option("--seed", request.seed, "Same seed, same numbers")->capture_default_str();
  command->add_option("--scale", request.scale, "Numbers lie in [-scale, scale], or standard deviation")
      ->capture_default_str();
  command->add_option("--decimals", request.decimals, "Decimals of each number")->capture_default_str();
  command->add_option("--distribution", options->distribution, "uniform or normal")
      ->capture_default_str()
      ->check(CLI::IsMember({"uniform", "normal"}));
  command->add_option("--name", options->name, "The suite's name (default: that of the file)");
  command->add_option("--out", options->out, "Where to write (default: stdout)")->type_name("FILE");
  command->callback([options, command] { write_new_suite(*options, *command); });
}

}  // namespace

void add_cases_command(CLI::App& app) {
  CLI::App* cases = app.add_subcommand("cases", "Case files: check, generate, print the schema");
  cases->require_subcommand(1);
  add_lint(*cases);
  add_new(*cases);
  CLI::App* schema = cases->add_subcommand("schema", "Prints the JSON Schema of suites, or of assignments");
  const auto assignment = std::make_shared<bool>(false);
  schema->add_flag("--assignment", *assignment, "The schema of assignments");
  schema->callback([assignment] { std::cout << (*assignment ? assignment_schema() : suite_schema()); });
}

}  // namespace gradjudge
