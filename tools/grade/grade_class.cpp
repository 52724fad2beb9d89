// SPDX-License-Identifier: MIT
#include "tools/grade/grade_class.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "cases/bounded/json.hpp"
#include "cases/write_suite.hpp"
#include "tools/bad_input.hpp"
#include "tools/fingerprint.hpp"
#include "tools/grade/exam.hpp"
#include "tools/grade/feedback/feedback.hpp"
#include "tools/grade/grade_write_ups.hpp"
#include "tools/grade/score.hpp"
#include "tools/grade/sit_exam.hpp"
#include "tools/grade/submission_page.hpp"
#include "tools/grade/submission_report.hpp"
#include "tools/grade/worked_examples.hpp"
#include "tools/inert/printable.hpp"
#include "tools/program_file.hpp"
#include "tools/reading/derivation_reader.hpp"
#include "tools/reading/hand_in_reader.hpp"
#include "tools/sandbox/sandbox_failure.hpp"
#include "tools/submission/open_hand_in.hpp"
#include "tools/submission/python_setup.hpp"
#include "tools/tool_info.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

/// Of all that decides how every submission comes out: the program as it runs, what it ships and runs beside
/// itself, the assignment and its cases.
std::string common_fingerprint(const Assignment& assignment, SandboxMode mode) {
  Fingerprint fingerprint;
  fingerprint.add_bytes(read_whole_file(program_file()))
      .add_bytes(to_string(mode))
      .add_bytes(read_whole_file(assignment.file))
      .add_bytes(assignment.secret_mark);
  std::set<std::string> suites;
  for (const auto& question : assignment.questions) suites.insert(question.cases.file);
  suites.erase("");  // questions of derivations have none
  for (const auto& suite : suites) fingerprint.add_bytes(read_whole_file(suite));
  for (const auto& question : assignment.questions) {
    const auto& cases = question.cases.cases;
    // What is drawn at random depends on more than the files.
    for (std::size_t i = cases.size() - question.hidden; i < cases.size(); ++i)
      fingerprint.add_bytes(case_text(cases[i].name, "", problem_of(cases[i]), 17));
  }
  const PythonSetup setup = python_setup();
  std::error_code error;
  fingerprint.add_bytes(fs::canonical(setup.interpreter, error).string())
      .add_bytes(setup.program)
      .add_bytes(judge_loss_source())
      .add_bytes(sigmoid_source());
  for (const auto& [name, source] : setup.modules) fingerprint.add_bytes(name).add_bytes(source);
  for (const auto& [name, source] : setup.later) fingerprint.add_bytes(name).add_bytes(source);
  return fingerprint.text();
}

std::string fingerprint_of(const std::string& common, const HandIn& hand_in, const Submission& submission) {
  Fingerprint fingerprint;
  fingerprint.add_bytes(common).add_bytes(hand_in.id).add_bytes(submission.main);
  for (const auto& who : hand_in.submitters)
    fingerprint.add_bytes(who.id).add_bytes(who.name).add_bytes(who.email);
  for (const auto& file : submission.files) fingerprint.add_bytes(file.name).add_bytes(file.bytes);
  for (const auto& file : submission.write_ups) fingerprint.add_bytes(file.name).add_bytes(file.bytes);
  for (const auto& note : submission.notes) fingerprint.add_bytes(note);
  for (const auto& name : submission.not_read) fingerprint.add_bytes(name);
  for (const auto& note : hand_in.notes) fingerprint.add_bytes(note);
  return fingerprint.text();
}

/// What an earlier run left, if it is of the same hand-in and nobody changed it.
std::optional<nlohmann::ordered_json> earlier_result(const OutFolder& out, const fs::path& folder,
                                                     const std::string& fingerprint) {
  const auto written = out.read(folder / "results.json");
  if (!written) return std::nullopt;
  nlohmann::ordered_json json = read_ordered_json(*written);
  return json.at("fingerprint") == fingerprint ? std::optional(std::move(json)) : std::nullopt;
}

/// Of a submission's report what the reports of the class are made of: the rest, many times as much, is on
/// disk.
nlohmann::ordered_json for_the_class(nlohmann::ordered_json report) {
  report.erase("checks");
  report.erase("derivations");
  return report;
}

bool asks_for(const Assignment& assignment, std::vector<std::string> AssignedQuestion::*what) {
  return std::any_of(assignment.questions.begin(), assignment.questions.end(),
                     [&](const AssignedQuestion& question) { return !(question.*what).empty(); });
}

/// What a thread reads hand-ins with.
struct Readers {
  HandInReader hand_ins;
  DerivationReader derivations{write_up_limits()};
};

class Grader {
 public:
  Grader(const Assignment& assignment, const GradingRequest& request, OutFolder& out)
      : assignment_(assignment),
        request_(request),
        out_(out),
        limits_(limits_of(assignment)),
        setup_(python_setup()),
        tool_(tool_info(Precision::bits_256)),
        common_(common_fingerprint(assignment, request.mode)),
        asks_for_code_(asks_for(assignment, &AssignedQuestion::checks)),
        asks_for_derivations_(asks_for(assignment, &AssignedQuestion::derivations)),
        exam_(prepare_exam(assignment)),
        examples_(exam_) {}

  struct Outcome {
    std::optional<nlohmann::ordered_json> result;
    std::string infrastructure;
    bool taken_over = false;
  };

  /// A thread's own: the processes that read what was handed in, a server, started when there is first
  /// something to run, and a copy of the exam.
  struct Desk {
    Readers& readers;
    std::unique_ptr<ForkServer> server;
    Exam exam;
  };
  Desk desk(Readers& readers) const { return {readers, nullptr, exam_}; }

  /// What goes wrong inside of gradjudge costs the one submission, which is to be tried again.
  Outcome grade(const HandIn& hand_in, Desk& desk) {
    try {
      return grade_or_throw(hand_in, desk);
    } catch (const BadInput&) {
      throw;  // what is wrong with OUT is wrong for all
    } catch (const SandboxFailure& failure) {
      return {std::nullopt, failure.what(), false};
    } catch (const std::exception& failure) {
      desk.server.reset();
      return {std::nullopt, std::string("a fault of gradjudge, please report it: ") + failure.what(), false};
    }
  }

 private:
  Outcome grade_or_throw(const HandIn& hand_in, Desk& desk) {
    const auto start = std::chrono::steady_clock::now();
    const fs::path folder = fs::path("submissions") / hand_in.id;
    GradedSubmission graded = nothing_graded_yet();
    Submission submission;
    try {
      submission = desk.readers.hand_ins.open(hand_in);
    } catch (const BadInput& refused) {
      graded.refused = refused.what();
    }
    const std::string fingerprint = fingerprint_of(common_, hand_in, submission);
    if (graded.refused.empty()) {
      if (auto earlier = earlier_result(out_, folder, fingerprint))
        return {for_the_class(std::move(*earlier)), "", true};
      const std::string failure = grade_opened(submission, desk, graded);
      if (!failure.empty()) return {std::nullopt, failure, false};
    } else {
      for (auto& question : graded.questions) question.reason = graded.refused;
    }
    if (!hand_in.notes.empty())
      graded.notes.push_back("another hand-in has the same id, this one is listed as " + hand_in.id);
    graded.review.insert(graded.review.end(), hand_in.notes.begin(), hand_in.notes.end());
    graded.id = hand_in.id;
    graded.submitters = hand_in.submitters;
    graded.file = submission.main;
    graded.fingerprint = fingerprint;
    graded.sandbox = asks_for_code_ ? to_string(request_.mode) : "";
    graded.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return {write(folder, graded), "", false};
  }

  GradedSubmission nothing_graded_yet() const {
    GradedSubmission graded;
    for (const auto& assigned : assignment_.questions) {
      GradedQuestion& question = graded.questions.emplace_back();
      question.id = assigned.id;
      question.max_points = assigned.points;
    }
    return graded;
  }

  /// Returns why the sandbox failed; empty if the submission was graded.
  std::string grade_opened(const Submission& submission, Desk& desk, GradedSubmission& graded) {
    graded.notes = submission.notes;
    if (asks_for_derivations_) {
      GradedWriteUps written = grade_write_ups(submission.write_ups, desk.readers.derivations);
      graded.derivations = std::move(written.lines);
      for (const auto& file : written.read) graded.write_ups.push_back(printable(file));
      for (const auto& unread : written.unread) {
        graded.notes.push_back(printable(unread));
        graded.review.push_back(printable(unread));
      }
    }
    if (asks_for_code_ && submission.main.empty()) {
      for (std::size_t q = 0; q < graded.questions.size(); ++q) {
        if (assignment_.questions[q].derivations.empty())
          graded.questions[q].reason =
              "no Python file and no notebook was handed in" +
              (submission.not_read.empty() ? "" : "; not read: " + not_read_text(submission));
      }
    } else if (asks_for_code_) {
      std::string failure = sit(submission, desk, graded);
      if (!failure.empty()) return failure;
    }
    score(assignment_, graded);
    return "";
  }

  /// Returns why the sandbox failed, twice.
  std::string sit(const Submission& submission, Desk& desk, GradedSubmission& graded) {
    const GradedSubmission before = graded;
    for (int attempt = 1;; ++attempt) {
      try {
        if (!desk.server) desk.server = std::make_unique<ForkServer>(request_.mode, setup_, limits_);
        PythonSession session(*desk.server, submission, limits_);
        sit_exam(desk.exam, session, examples_, graded);
        return "";
      } catch (const SandboxFailure& failure) {
        desk.server.reset();
        graded = before;
        if (attempt == 2) return failure.what();
      }
    }
  }

  nlohmann::ordered_json write(const fs::path& folder, const GradedSubmission& graded) {
    nlohmann::ordered_json report = submission_report(graded, tool_);
    out_.write(folder / "feedback.md", feedback(assignment_, graded));
    out_.write(folder / "feedback.html", submission_page(assignment_, report));
    out_.write(folder / "gradescope.json", json_text(gradescope_report(assignment_, graded)));
    out_.write(folder / "prairielearn.json", json_text(prairielearn_report(assignment_, graded)));
    out_.write(folder / "results.json", json_text(report));
    return for_the_class(std::move(report));
  }

  const Assignment& assignment_;
  const GradingRequest& request_;
  OutFolder& out_;
  Limits limits_;
  PythonSetup setup_;
  ToolInfo tool_;
  std::string common_;
  bool asks_for_code_;
  bool asks_for_derivations_;
  Exam exam_;
  WorkedExamples examples_;
};

}  // namespace

Limits limits_of(const Assignment& assignment) {
  Limits limits;
  const AssignedLimits& assigned = assignment.limits;
  limits.load_seconds = assigned.load_seconds.value_or(limits.load_seconds);
  limits.check_seconds = assigned.check_seconds.value_or(limits.check_seconds);
  limits.submission_seconds = assigned.submission_seconds.value_or(limits.submission_seconds);
  limits.cpu_seconds = static_cast<int>(assigned.cpu_seconds.value_or(limits.cpu_seconds));
  limits.memory_megabytes = static_cast<int>(assigned.memory_megabytes.value_or(limits.memory_megabytes));
  limits.open_files = static_cast<int>(assigned.open_files.value_or(limits.open_files));
  if (assigned.answer_megabytes)
    limits.answer_bytes = static_cast<std::size_t>(*assigned.answer_megabytes) << 20;
  if (assigned.output_kilobytes)
    limits.output_bytes = static_cast<std::size_t>(*assigned.output_kilobytes) << 10;
  return limits;
}

Grading grade_class(const Assignment& assignment, const std::vector<HandIn>& hand_ins,
                    const GradingRequest& request, OutFolder& out,
                    const std::function<void(std::size_t done, std::size_t all)>& progress) {
  // Before there is any thread.
  std::vector<std::unique_ptr<Readers>> readers;
  for (int i = 0; i < request.jobs; ++i) readers.push_back(std::make_unique<Readers>());
  Grader grader(assignment, request, out);
  std::vector<Grader::Outcome> outcomes(hand_ins.size());
  std::atomic<std::size_t> next{0};
  std::mutex reporting;
  std::size_t done = 0;
  std::exception_ptr failure;
  const auto work = [&](Readers& own) {
    try {
      Grader::Desk desk = grader.desk(own);
      for (std::size_t i = next++; i < hand_ins.size(); i = next++) {
        outcomes[i] = grader.grade(hand_ins[i], desk);
        const std::scoped_lock lock(reporting);
        if (progress) progress(++done, hand_ins.size());
      }
    } catch (...) {
      const std::scoped_lock lock(reporting);
      failure = std::current_exception();
      next = hand_ins.size();
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < request.jobs; ++i)
    threads.emplace_back(work, std::ref(*readers[static_cast<std::size_t>(i)]));
  for (auto& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
  Grading grading;
  for (std::size_t i = 0; i < hand_ins.size(); ++i) {
    Grader::Outcome& outcome = outcomes[i];
    grading.taken_over += outcome.taken_over ? 1 : 0;
    if (outcome.result) {
      grading.results.push_back(std::move(*outcome.result));
    } else {
      grading.try_again.push_back({hand_ins[i].id, hand_ins[i].submitters, outcome.infrastructure});
    }
  }
  return grading;
}

}  // namespace gradjudge
