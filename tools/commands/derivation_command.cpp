// SPDX-License-Identifier: MIT
#include "tools/commands/derivation_command.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "tools/bad_input.hpp"
#include "tools/inert/printable.hpp"
#include "tools/reading/derivation_reader.hpp"
#include "tools/report/text/derivation_text.hpp"
#include "tools/report/write_report.hpp"
#include "tools/run_folders.hpp"
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
  bool allow_empty = false;
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

/// What is read as a document if a folder is named.
bool is_document(const std::filesystem::path& path) {
  static constexpr std::array<std::string_view, 5> endings{".md", ".markdown", ".tex", ".ipynb", ".org"};
  return std::find(endings.begin(), endings.end(), path.extension().string()) != endings.end();
}

/// The files to grade that a name stands for: a folder for the documents in it, in the order of their names.
std::vector<std::string> documents_of(const std::string& name, bool allow_empty) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::is_directory(name, error)) return {name};
  std::vector<std::string> inside;
  for (const auto& entry :
       fs::recursive_directory_iterator(name, fs::directory_options::skip_permission_denied)) {
    if (entry.is_regular_file(error) && is_document(entry.path())) inside.push_back(entry.path().string());
  }
  if (inside.empty() && !allow_empty) {
    throw BadInput(name +
                   ": a folder without a document; expected .md, .tex, .ipynb or .org files in it; name the "
                   "file itself, or say --allow-empty if that is meant");
  }
  std::sort(inside.begin(), inside.end());
  return inside;
}

bool claims_nothing(const DerivationResult& line) {
  return line.verdict == LineVerdict::not_a_claim;
}

void grade_document(const std::string& file, DerivationReader& reader, Results& results,
                    std::vector<std::string>& unreadable) {
  try {
    const auto lines = reader.grade(file, read_whole_file(file)).lines;
    results.derivations.insert(results.derivations.end(), lines.begin(), lines.end());
    if (lines.empty()) {
      results.notes.push_back(file +
                              ": no formula with an equals sign was found; formulas stand between $ … $, "
                              "$$ … $$, \\( … \\), \\[ … \\] or in an environment such as align");
    }
  } catch (const ReadingFailed& failure) {
    unreadable.push_back(failure.what());
  } catch (const BadInput& failure) {
    unreadable.push_back(failure.what());
  }
}

/// What must not look like a derivation that is right: a document that claims nothing, or none that could be
/// read. Nothing if neither is so.
std::vector<std::string> nothing_checked(const std::vector<std::string>& claiming_nothing,
                                         const std::vector<DerivationResult>& lines) {
  std::vector<std::string> notes;
  for (const std::string& name : claiming_nothing) {
    notes.push_back(
        name +
        ": nothing was checked, which is a failure: it states no equation; write what is derived as "
        "formulas, or say --allow-empty if that is meant");
  }
  const bool judged = std::any_of(lines.begin(), lines.end(), [](const DerivationResult& line) {
    return line.verdict != LineVerdict::unread && line.verdict != LineVerdict::not_a_claim;
  });
  if (!judged && notes.empty()) {
    notes.push_back(
        "nothing was checked, which is a failure: no line could be read; write them so that they are read, "
        "or "
        "say --allow-empty if that is meant");
  }
  return notes;
}

/// What stdout gets as text: the lines, what was noted, and a last line of counts.
std::string shown_text(const Results& results, bool verbose) {
  std::string text;
  for (const std::string& note : results.notes) text += "note: " + printable(note) + "\n";
  return text + derivations_text(results.derivations, verbose);
}

void run_derivation(const DerivationOptions& options, ExitStatus& status) {
  const std::vector<ReportTarget> targets = report_targets(options.reports);
  const ReportFormat* format = find_report_format(options.format);
  if (format == nullptr)
    throw BadInput("--format " + options.format + ": expected one of " + report_format_names());
  const bool shows_text = targets.empty() && options.format == "text";
  const auto begun = std::chrono::steady_clock::now();
  Results results;
  results.started = milliseconds_since_1970();
  results.folders = run_folders();
  results.tool = tool_info(Precision::bits_256);
  DerivationLimits limits;
  limits.mends = !options.no_mends;
  DerivationReader reader(limits, read_beside);
  std::vector<std::string> claiming_nothing;
  std::vector<std::string> unreadable;
  std::size_t documents = 0;
  for (const std::string& name : options.files) {
    const auto first = static_cast<std::ptrdiff_t>(results.derivations.size());
    const std::size_t read_before = documents - unreadable.size();
    for (const std::string& file : documents_of(name, options.allow_empty)) {
      ++documents;
      grade_document(file, reader, results, unreadable);
    }
    const bool was_read = documents - unreadable.size() > read_before;
    if (was_read &&
        std::all_of(results.derivations.begin() + first, results.derivations.end(), claims_nothing))
      claiming_nothing.push_back(name);
  }
  // One that cannot be read costs the others nothing.
  if (documents > 0 && unreadable.size() == documents)
    throw BadInput(fmt::format("{}", fmt::join(unreadable, "\n")));
  for (const std::string& why : unreadable) results.notes.push_back("not read: " + why);
  if (!options.allow_empty) {
    for (const std::string& note : nothing_checked(claiming_nothing, results.derivations)) {
      results.notes.push_back(note);
      if (!shows_text) fmt::print(stderr, "gradjudge: {}\n", printable(note));
      status = ExitStatus::failed;
    }
  }
  results.summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  for (const ReportTarget& target : targets) write_report(results, target);
  const std::string text =
      options.format == "text" ? shown_text(results, options.verbose) : format->render(results);
  if (targets.empty() || options.format != "text") std::fwrite(text.data(), 1, text.size(), stdout);
  const bool wrong = std::any_of(results.derivations.begin(), results.derivations.end(),
                                 [](const auto& line) { return line.verdict == LineVerdict::wrong; });
  if (wrong) status = ExitStatus::failed;
  if (!unreadable.empty()) status = ExitStatus::bad_input;
}

}  // namespace

void add_derivation_command(CLI::App& app, ExitStatus& status) {
  CLI::App* command = app.add_subcommand("derivation",
                                         "Grades written derivations line by line: for each line a verdict, "
                                         "for a wrong one the smallest edit that mends "
                                         "it");
  const auto options = std::make_shared<DerivationOptions>();
  command
      ->add_option(
          "files", options->files,
          "Documents: .md, .tex, .ipynb, .org or plain text with $ formulas $; a folder stands for those in "
          "it")
      ->required()
      ->type_name("FILE");
  command->add_option("--format", options->format, "What goes to stdout: " + report_format_names())
      ->type_name("FORMAT");
  command->add_option("--report", options->reports, "A report to write (text, json, markdown, sarif, …)")
      ->type_name("FORMAT=FILE");
  command->add_flag("--no-mends", options->no_mends,
                    "Do not look for the edit that makes a wrong line right");
  command->add_flag("--verbose", options->verbose, "Show definitions and conditions as well");
  command->add_flag("--allow-empty", options->allow_empty,
                    "It is no failure if there is no line to be checked");
  command->footer(
      "Verdicts: right; right by convention (says which); wrong (says where the error enters); unread (says "
      "at which "
      "token reading stopped, and is never counted as wrong); no claim (definitions, conditions, updates).\n"
      "Exit status: 0 if no line is wrong, 1 if one is or nothing was checked, 2 if a document cannot be "
      "read "
      "(the others are graded).");
  command->callback([options, &status] { run_derivation(*options, status); });
}

}  // namespace gradjudge
