// SPDX-License-Identifier: MIT
#include "tools/commands/grade_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <thread>

#include "cases/load/load_assignment.hpp"
#include "tools/bad_input.hpp"
#include "tools/commands/hidden_secret_option.hpp"
#include "tools/grade/grade_class.hpp"
#include "tools/grade/gradebook/class_page.hpp"
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

fs::path make_folder(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (!fs::is_directory(path))
    throw BadInput(
        fmt::format("--out {}: is not a folder and cannot be made one: {}", path.string(), error.message()));
  return path;
}

void write_class(const Assignment& assignment, const Grading& grading, const GradeOptions& options) {
  const fs::path out(options.out);
  write_whole_file(out / "gradebook.csv", gradebook(assignment, grading.results, grading.try_again));
  write_whole_file(out / "class.json",
                   json_text(class_report(assignment, grading.results, grading.try_again)));
  write_whole_file(out / "class.html", class_page(assignment, grading.results, grading.try_again));
  write_whole_file(out / "canvas.csv", canvas_csv(assignment, grading.results));
  if (options.moodle.empty()) return;
  write_whole_file(out / "moodle.csv",
                   moodle_worksheet(read_whole_file(options.moodle), options.moodle, grading.results));
}

void run_grade(const GradeOptions& options, ExitStatus& status) {
  const Assignment assignment =
      load_assignment(assignment_file(options.assignment), hidden_secret(options.hidden_secret));
  warn_of_public_seeds(assignment);
  const std::vector<HandIn> class_hand_ins =
      options.is_one ? std::vector{only_hand_in(options.folder)} : hand_ins(options.folder);
  const bool runs_code = std::any_of(assignment.questions.begin(), assignment.questions.end(),
                                     [](const auto& question) { return !question.checks.empty(); });
  GradingRequest request;
  if (runs_code) request.mode = strongest_mode(python_setup());
  // One more than there are processors: a job waits for its child now and then.
  request.jobs = options.jobs > 0 ? options.jobs
                                  : static_cast<int>(std::max(1U, std::thread::hardware_concurrency())) + 1;
  request.out = make_folder(options.out);
  const Grading grading = grade_class(assignment, class_hand_ins, request, progress_bar());
  write_class(assignment, grading, options);
  const std::size_t count = grading.results.size();
  fmt::print("graded: {} submission{}", count, count == 1 ? "" : "s");
  if (grading.taken_over > 0) fmt::print(", {} of them by an earlier run", grading.taken_over);
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
