// SPDX-License-Identifier: MIT
#include "tools/commands/merge_command.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>

#include "tools/bad_input.hpp"
#include "tools/inert/printable.hpp"
#include "tools/merge/merge_results.hpp"
#include "tools/report/json/json_report.hpp"
#include "tools/report/json/read_results.hpp"
#include "tools/report/text/submission_text.hpp"
#include "tools/report/text/summary_text.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

struct MergeOptions {
  std::vector<std::string> files;
  std::string out;
  bool allow_empty = false;
};

void refuse_the_same_file_twice(const std::vector<std::string>& files) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (files[i] == files[j])
        throw BadInput(fmt::format("{}: is given twice, name each results file once", files[i]));
    }
  }
}

void run_merge(const MergeOptions& options) {
  refuse_the_same_file_twice(options.files);
  try_to_write(options.out);
  std::vector<NamedResults> runs;
  for (const std::string& file : options.files)
    runs.push_back({file, read_results(read_whole_file(file), file)});
  const Results merged = merge_results(runs);
  const bool empty = merged.checks.empty() && merged.derivations.empty() && merged.submissions.empty() &&
                     merged.mistakes.empty();
  if (empty && !options.allow_empty) {
    throw BadInput(
        fmt::format("{}: there is no result in {}, so nothing is merged; name what `--report json=FILE` "
                    "wrote of runs that checked "
                    "something, or say --allow-empty if that is meant",
                    fmt::join(options.files, ", "), runs.size() == 1 ? "it" : "any of them"));
  }
  write_whole_file(options.out, json_report(merged));
  for (const std::string& note : merged.notes) fmt::print("note: {}\n", printable(note));
  if (!merged.submissions.empty()) fmt::print("{}\n", submissions_summary(merged.submissions));
  fmt::print("{} file{} merged: {}\n", runs.size(), runs.size() == 1 ? "" : "s", summary_line(merged));
}

}  // namespace

void add_merge_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand("merge", "Merges the results of several runs into one file");
  const auto options = std::make_shared<MergeOptions>();
  command
      ->add_option("results", options->files,
                   "What --report json=FILE wrote, or the results.json of graded submissions")
      ->required()
      ->type_name("FILE");
  command->add_option("--out", options->out, "Where the merged results go")->required()->type_name("FILE");
  command->add_flag("--allow-empty", options->allow_empty, "It is no failure if there is no result in any");
  command->callback([options] { run_merge(*options); });
}

}  // namespace gradjudge
