// SPDX-License-Identifier: MIT
#include "tools/commands/grade_command.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <thread>

#include "cases/load/load_assignment.hpp"
#include "tools/bad_input.hpp"
#include "tools/commands/hidden_secret_option.hpp"
#include "tools/grade/grade_class.hpp"
#include "tools/grade/gradebook/class_page.hpp"
#include "tools/grade/gradebook/moodle_worksheet.hpp"
#include "tools/grade/submission_report.hpp"
#include "tools/inert/printable.hpp"
#include "tools/sandbox/probe.hpp"
#include "tools/submission/python_setup.hpp"
#include "tools/terminal.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

struct GradeOptions {
  std::string folder;
  std::string assignment;
  std::string out;
  std::string moodle;
  std::string hidden_secret;
  bool is_one = false;
  int jobs = 0;
};

void print_notes(const std::vector<std::string>& notes) {
  for (const std::string& note : notes) fmt::print("note: {}\n", printable(note));
}

void write_class(const Assignment& assignment, const Grading& grading, OutFolder& out) {
  out.write("gradebook.csv", gradebook(assignment, grading.results, grading.try_again));
  out.write("class.json", json_text(class_report(assignment, grading.results, grading.try_again)));
  out.write("class.html", class_page(assignment, grading.results, grading.try_again));
  out.write("canvas.csv", canvas_csv(assignment, grading.results, grading.try_again));
}

void write_moodle(const MoodleWorksheet& worksheet, const Grading& grading, OutFolder& out) {
  const auto feedback_of = [&](const std::string& id) {
    const auto report = out.read(fs::path("submissions") / id / "gradescope.json");
    return report ? moodle_feedback(nlohmann::ordered_json::parse(*report)) : std::string();
  };
  const FilledWorksheet filled = filled_in(worksheet, grading.results, feedback_of);
  out.write("moodle.csv", filled.csv);
  print_notes(filled.notes);
}

/// graded: 3 submissions, 1 partly graded, 1 could not be graded, 2 of them by an earlier run (sandbox …)
std::string count_text(const Grading& grading) {
  std::map<std::string, std::size_t> counts;
  for (const auto& result : grading.results)
    ++counts[result.at("submissions").at(0).at("status").get<std::string>()];
  const std::size_t all = grading.results.size();
  std::string text = fmt::format("graded: {} submission{}", all, all == 1 ? "" : "s");
  for (const SubmissionStatus status :
       {SubmissionStatus::partly_graded, SubmissionStatus::could_not_be_graded}) {
    if (const std::size_t count = counts[std::string(to_string(status))]; count > 0)
      text += fmt::format(", {} of them {}", count, spoken(status));
  }
  if (grading.taken_over > 0) text += fmt::format(", {} of them by an earlier run", grading.taken_over);
  return text;
}

std::vector<std::string> class_notes(const GradeOptions& options, const std::vector<HandIn>& class_hand_ins) {
  std::vector<std::string> notes;
  for (const HandIn& hand_in : class_hand_ins)
    notes.insert(notes.end(), hand_in.notes.begin(), hand_in.notes.end());
  if (options.is_one) return notes;
  const std::vector<std::string> left_out = files_of_the_class(options.folder);
  if (!left_out.empty())
    notes.push_back(
        fmt::format("taken for the class's own and for nobody's hand-in: {}", fmt::join(left_out, ", ")));
  return notes;
}

void refuse_folder_of_submissions(const GradeOptions& options) {
  std::error_code error;
  if (fs::equivalent(options.folder, options.out, error))
    throw BadInput(
        fmt::format("--out {}: is the folder of the submissions itself, choose another", options.out));
}

void run_grade(const GradeOptions& options, ExitStatus& status) {
  const Assignment assignment =
      load_assignment(assignment_file(options.assignment), hidden_secret(options.hidden_secret));
  warn_of_public_seeds(assignment);
  refuse_folder_of_submissions(options);
  const std::vector<HandIn> class_hand_ins =
      options.is_one ? std::vector{only_hand_in(options.folder)} : hand_ins(options.folder, options.out);
  std::optional<MoodleWorksheet> worksheet;
  if (!options.moodle.empty())
    worksheet = read_moodle_worksheet(read_whole_file(options.moodle), options.moodle);
  const bool runs_code = std::any_of(assignment.questions.begin(), assignment.questions.end(),
                                     [](const auto& question) { return !question.checks.empty(); });
  GradingRequest request;
  if (runs_code) request.mode = strongest_mode(python_setup());
  // One more than there are processors: a job waits for its child now and then.
  request.jobs = options.jobs > 0 ? options.jobs
                                  : static_cast<int>(std::max(1U, std::thread::hardware_concurrency())) + 1;
  OutFolder out(options.out);
  const Grading grading = grade_class(assignment, class_hand_ins, request, out, progress_bar());
  write_class(assignment, grading, out);
  print_notes(class_notes(options, class_hand_ins));
  if (worksheet) write_moodle(*worksheet, grading, out);
  print_notes(out.notes());
  fmt::print("{}", count_text(grading));
  if (runs_code) fmt::print(" (sandbox {})", to_string(request.mode));
  fmt::print("\n{}\n", (fs::path(options.out) / "gradebook.csv").string());
  for (const auto& one : grading.try_again)
    fmt::print(stderr, "gradjudge: {} was not graded, run the same command again: {}\n", printable(one.id),
               printable(one.reason));
  if (!grading.try_again.empty()) status = ExitStatus::machine_lacks;
}

}  // namespace

void add_grade_command(CLI::App& app, ExitStatus& status) {
  CLI::App* command = app.add_subcommand("grade", "Grades a class: scores, feedback, gradebook");
  auto options = std::make_shared<GradeOptions>();
  command
      ->add_option(
          "submissions", options->folder,
          "A folder of folders, archives, Python files, notebooks or write-ups, or an export of Gradescope, "
          "Moodle or GitHub Classroom")
      ->required()
      ->type_name("DIR");
  command->add_flag("--one", options->is_one,
                    "DIR is one submission and not a class: a folder, an archive or a file");
  command
      ->add_option("--assignment", options->assignment,
                   "The assignment: a YAML file, or the name of one that ships (word2vec, word2vec_full)")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--out", options->out, "Where results go; a run that was interrupted goes on from there")
      ->required()
      ->type_name("DIR");
  command->add_option("--jobs", options->jobs, "Submissions at a time (default: one more than processors)")
      ->check(CLI::Range(1, 256))
      ->type_name("N");
  command
      ->add_option("--moodle", options->moodle, "Moodle's grading worksheet, to be filled in as moodle.csv")
      ->type_name("FILE");
  add_hidden_secret_option(*command, options->hidden_secret);
  command->callback([options, &status] { run_grade(*options, status); });
}

}  // namespace gradjudge
