// SPDX-License-Identifier: MIT
#include "tools/commands/application.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <new>

#include "cases/invalid_file.hpp"
#include "checks/judge/judge_case.hpp"
#include "tools/bad_input.hpp"
#include "tools/commands/adequacy_command.hpp"
#include "tools/commands/bundle_command.hpp"
#include "tools/commands/cases_command.hpp"
#include "tools/commands/check_command.hpp"
#include "tools/commands/compare_command.hpp"
#include "tools/commands/derivation_command.hpp"
#include "tools/commands/doctor_command.hpp"
#include "tools/commands/explain_command.hpp"
#include "tools/commands/grade_command.hpp"
#include "tools/commands/merge_command.hpp"
#include "tools/commands/report_command.hpp"
#include "tools/exit_status.hpp"
#include "tools/inert/printable.hpp"
#include "tools/sandbox/sandbox_failure.hpp"

namespace gradjudge {
namespace {

ExitStatus bad_input(const std::string& message) {
  // It may quote what it found, and that is not to act on a terminal or in a log.
  std::cerr << printable_lines(message, "") << '\n';
  return ExitStatus::bad_input;
}

ExitStatus run(int argc, const char* const* argv) {
  ExitStatus status = ExitStatus::passed;
  CLI::App app("Checks the gradients of word2vec's losses and says what is wrong with them.", "gradjudge");
  app.set_version_flag("--version", GRADJUDGE_VERSION);
  app.require_subcommand(1);
  add_check_command(app, status);
  add_explain_command(app);
  add_adequacy_command(app, status);
  add_cases_command(app);
  add_derivation_command(app, status);
  add_report_command(app);
  add_compare_command(app, status);
  add_merge_command(app);
  add_grade_command(app, status);
  add_doctor_command(app, status);
  add_bundle_command(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? ExitStatus::passed : ExitStatus::bad_input;
  } catch (const BadInput& error) {
    return bad_input(std::string("gradjudge: ") + error.what());
  } catch (const InvalidFile& error) {
    return bad_input(error.what());
  } catch (const ReferenceError& error) {
    std::cerr << "gradjudge: the reference failed its own check, please report this: " << error.what()
              << '\n';
    return ExitStatus::failed;
  } catch (const SandboxFailure& error) {
    std::cerr << "gradjudge: " << error.what() << '\n';
    return ExitStatus::machine_lacks;
  } catch (const std::filesystem::filesystem_error& error) {
    return bad_input("gradjudge: " + error.path1().string() + ": " + error.code().message());
  } catch (const std::bad_alloc&) {
    std::cerr << "gradjudge: there is not enough memory for this\n";
    return ExitStatus::machine_lacks;
  } catch (const std::exception& error) {
    // Standard output is looked at last, and says better what happened.
    if (std::ferror(stdout) == 0)
      std::cerr << "gradjudge: it could not handle this, please report it: "
                << printable_lines(error.what(), "") << '\n';
    return ExitStatus::failed;
  }
  return status;
}

/// What was written to a disk that is full, or to nobody, is missed at last when it is flushed.
bool could_write_standard_output() {
  const bool streamed = !std::cout.flush().fail();
  const bool flushed = std::fflush(stdout) == 0;
  if (streamed && flushed && std::ferror(stdout) == 0) return true;
  std::cerr << "gradjudge: cannot write to standard output; is the disk full?\n";
  return false;
}

}  // namespace

int run_application(int argc, const char* const* argv) {
  const ExitStatus status = run(argc, argv);
  return static_cast<int>(could_write_standard_output() ? status : ExitStatus::bad_input);
}

}  // namespace gradjudge
