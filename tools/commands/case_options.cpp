// SPDX-License-Identifier: MIT
#include "tools/commands/case_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "tools/commands/number_option.hpp"

namespace gradjudge {
namespace {

const std::map<std::string, Precision> precisions{
    {"256", Precision::bits_256}, {"512", Precision::bits_512}, {"1024", Precision::bits_1024}};
const std::map<std::string, OraclePath> paths{{"shared-scores", OraclePath::shared_scores},
                                              {"black-box", OraclePath::black_box}};

template <class Value>
void append(std::vector<std::string>& words, const char* option, const std::map<std::string, Value>& choices,
            Value chosen, Value by_default) {
  if (chosen == by_default) return;
  const auto found = std::find_if(choices.begin(), choices.end(),
                                  [&](const auto& choice) { return choice.second == chosen; });
  words.emplace_back(option);
  words.push_back(found->first);
}

}  // namespace

std::vector<std::string> words_of(const CheckOptions& options) {
  const CheckOptions by_default;
  std::vector<std::string> words;
  append(words, "--precision", precisions, options.precision, by_default.precision);
  append(words, "--oracle", paths, options.path, by_default.path);
  if (options.slack != by_default.slack) {
    words.emplace_back("--slack");
    words.push_back(fmt::format("{}", options.slack));
  }
  return words;
}

std::shared_ptr<CaseOptions> add_case_options(CLI::App& command) {
  auto options = std::make_shared<CaseOptions>();
  command
      .add_option("paths", options->selection.paths,
                  "Files or folders of cases, or names of suites that ship (default: all that ship)")
      ->type_name("PATH");
  command
      .add_option("--filter", options->selection.filters,
                  "Only cases whose CASE or SUITE/CASE matches, * and ? allowed")
      ->type_name("PATTERN");
  command.add_option("--tag", options->selection.tags, "Only cases with this tag")->type_name("TAG");
  command.add_option("--question", options->selection.questions, "Only this question, such as neg.u_k")
      ->type_name("ID");
  command.add_flag("--large", options->selection.large, "Cases tagged large too");
  command.add_flag("--allow-empty", options->selection.allow_empty,
                   "It is no failure if nothing is left to be checked");
  command
      .add_option_function<std::string>(
          "--precision",
          [options](const std::string& bits) { options->check.precision = precisions.at(bits); },
          "Working bits of the oracle at the start (default 256)")
      ->check(CLI::IsMember({"256", "512", "1024"}))
      ->option_text("256|512|1024");
  command
      .add_option_function<std::string>(
          "--oracle", [options](const std::string& path) { options->check.path = paths.at(path); },
          "How truth is computed (default shared-scores, the cheap path)")
      ->check(CLI::IsMember({"shared-scores", "black-box"}))
      ->option_text("shared-scores|black-box");
  command
      .add_option("--slack", options->check.slack, "What the rounding budget is multiplied by (default 16)")
      ->check(above_zero(1e100))
      ->option_text("FACTOR");
  command.add_option("--jobs", options->jobs, "Threads (default: one for each processor)")
      ->check(CLI::Range(0, 1024))
      ->option_text("N");
  return options;
}

}  // namespace gradjudge
