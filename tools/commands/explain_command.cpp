// SPDX-License-Identifier: MIT
#include "tools/commands/explain_command.hpp"

#include <fmt/format.h>

#include <charconv>

#include "checks/evidence/explain.hpp"
#include "checks/worked/worked_example.hpp"
#include "tools/bad_input.hpp"
#include "tools/commands/case_options.hpp"
#include "tools/report/json/explanation_json.hpp"
#include "tools/report/page/explanation_page.hpp"
#include "tools/report/text/explanation_text.hpp"
#include "tools/tool_info.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

struct ExplainRequest {
  std::string case_pattern;
  std::vector<std::string> paths;
  std::string coordinate;
  std::vector<std::string> reports;
  CheckOptions check;
};

bool is_matrix(std::string_view input) {
  return input == "U" || input == "V";
}

[[noreturn]] void refuse_coordinate(const std::string& text, const Problem<Real>& problem) {
  std::string inputs;
  const auto describe = [&](std::string_view name, const auto& input) {
    inputs += fmt::format("{}{}[0 … {}]", inputs.empty() ? "" : " or ", name, input.rows() - 1);
    if (is_matrix(name)) inputs += fmt::format("[0 … {}]", input.cols() - 1);
  };
  std::visit([&](const auto& p) { p.for_each_input(p, describe); }, problem);
  throw BadInput(fmt::format("--coordinate {}: expected {}, such as 'U[1][0]' in quotes", text, inputs));
}

/// Reads U[7][2] or v_c[1].
Coordinate coordinate_of(const std::string& text, const Problem<Real>& problem) {
  const std::size_t open = text.find('[');
  Coordinate coordinate{text.substr(0, open), 0, 0};
  std::vector<Index> numbers;
  std::size_t at = open;
  while (at != std::string::npos && at < text.size() && text[at] == '[') {
    Index number = 0;
    const char* const begin = text.data() + at + 1;
    const auto [end, failure] = std::from_chars(begin, text.data() + text.size(), number);
    if (failure != std::errc{} || end == text.data() + text.size() || *end != ']')
      refuse_coordinate(text, problem);
    numbers.push_back(number);
    at = static_cast<std::size_t>(end - text.data()) + 1;
  }
  if (numbers.size() != (is_matrix(coordinate.input) ? 2 : 1) || at != text.size())
    refuse_coordinate(text, problem);
  coordinate.row = numbers[0];
  if (numbers.size() == 2) coordinate.column = numbers[1];
  return coordinate;
}

const Case& only_case(const SelectedCases& selected, const std::string& pattern) {
  if (selected.cases == 1) return selected.suites.front().cases.front();
  std::string names;
  for (const auto& suite : selected.suites) {
    for (const auto& a_case : suite.cases) names += fmt::format("\n  {}/{}", suite.name, a_case.name);
  }
  throw BadInput(
      fmt::format("{} means {} cases, explain takes one; name one of{}", pattern, selected.cases, names));
}

/// html=FILE or json=FILE, taken apart and tried.
std::pair<std::string, std::string> explanation_target(const std::string& report) {
  const std::size_t equals = report.find('=');
  const std::string format = report.substr(0, equals);
  if (equals == std::string::npos || equals + 1 == report.size() || (format != "html" && format != "json"))
    throw BadInput(fmt::format("--report {}: expected html=FILE or json=FILE", report));
  try_to_write(report.substr(equals + 1));
  return {format, report.substr(equals + 1)};
}

void write_explanation(const nlohmann::ordered_json& explanation, const std::string& format,
                       const std::string& file) {
  write_whole_file(file, format == "html" ? explanation_page(explanation) : explanation.dump(2) + "\n");
}

void run_explain(const ExplainRequest& request) {
  std::vector<std::pair<std::string, std::string>> targets;
  for (const auto& report : request.reports) targets.push_back(explanation_target(report));
  CaseSelection selection;
  selection.paths = request.paths;
  selection.filters = {request.case_pattern};
  selection.large = true;
  const SelectedCases selected = select_cases(selection);
  const Case& a_case = only_case(selected, request.case_pattern);
  const Problem<Real> problem = problem_of(a_case);
  const Coordinate coordinate =
      request.coordinate.empty() ? largest_coordinate(problem) : coordinate_of(request.coordinate, problem);
  try {
    const Explanation explanation = explain(a_case, coordinate, request.check);
    const std::string name = selected.suites.front().name + "/" + a_case.name;
    const ExplainedCase explained{
        name, a_case.description,
        worked_example(cast<double>(problem), coordinate.input, coordinate.row, coordinate.column)};
    const auto json = explanation_to_json(explanation, explained, tool_info(request.check.precision));
    for (const auto& [format, file] : targets) write_explanation(json, format, file);
    fmt::print("{}", explanation_text(explanation, name));
  } catch (const std::out_of_range&) {
    refuse_coordinate(request.coordinate, problem);
  } catch (const std::domain_error& error) {
    throw BadInput(fmt::format("--coordinate {}: {}; name another", request.coordinate, error.what()));
  }
}

}  // namespace

void add_explain_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand("explain", "Shows how one number is known: steps, bounds, curve");
  auto request = std::make_shared<ExplainRequest>();
  command->add_option("case", request->case_pattern, "CASE or SUITE/CASE")->required()->type_name("CASE");
  command
      ->add_option("--coordinate", request->coordinate,
                   "Such as 'U[7][2]' (default: the largest gradient entry)")
      ->type_name("NAME[ROW][COLUMN]");
  command->add_option("--report", request->reports, "Write it as a page that stands alone (html) or as json")
      ->type_name("FORMAT=FILE");
  command->add_option("--cases", request->paths, "Files or folders of cases (default: the suites that ship)")
      ->type_name("PATH");
  command->callback([request] { run_explain(*request); });
}

}  // namespace gradjudge
