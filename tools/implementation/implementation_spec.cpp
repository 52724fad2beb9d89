// SPDX-License-Identifier: MIT
#include "tools/implementation/implementation_spec.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "cases/format/suggestion.hpp"
#include "checks/own_implementations.hpp"
#include "tools/bad_input.hpp"
#include "tools/implementation/library/library_program.hpp"
#include "tools/implementation/process/user_command.hpp"
#include "tools/implementation/protocol/conversing_implementation.hpp"
#include "tools/inert/printable.hpp"
#include "tools/sandbox/probe.hpp"
#include "tools/submission/python_implementation.hpp"
#include "tools/submission/python_setup.hpp"
#include "tools/submission/read_submission.hpp"

namespace gradjudge {
namespace {

/// Interpreters with large libraries take seconds to load where they were not loaded lately.
constexpr double process_start_seconds = 60;

Implementation mistake_of(const std::string& id) {
  if (const Mistake* mistake = find_mistake(id)) return mistake_implementation(*mistake);
  std::vector<std::string_view> known;
  for (const auto& mistake : mistake_catalogue()) known.push_back(mistake.id);
  throw BadInput(fmt::format("--impl mistake:{}: there is no such mistake; {}", id,
                             suggestion(id, known, "`gradjudge adequacy` lists them all")));
}

Implementation python_of(const std::string& spec, const std::string& file, const Limits& limits,
                         std::vector<std::string>& notes) {
  if (file.empty())
    throw BadInput(fmt::format("--impl {}: expected a file, such as python:word2vec.py", spec));
  Submission submission = read_submission(file);
  for (const auto& note : submission.notes) notes.push_back(fmt::format("{}: {}", printable(spec), note));
  return python_implementation(std::move(submission), strongest_mode(python_setup()), limits);
}

Implementation library_of(const std::string& spec, std::string file, const Limits& limits) {
  constexpr std::string_view suffix = ":float";
  const bool as_float = file.ends_with(suffix);
  if (as_float) file.resize(file.size() - suffix.size());
  if (file.empty())
    throw BadInput(fmt::format("--impl {}: expected a file, such as library:./libmine.so", spec));
  LibraryProgram program = library_program(file, as_float, limits);
  Implementation implementation = conversing_implementation(spec, std::move(program.start), limits);
  implementation.sandbox = to_string(program.mode);
  // The C header has no arrays by name.
  implementation.answer_formula = nullptr;
  return implementation;
}

Implementation process_of(const std::string& spec, const std::string& command, Limits limits) {
  if (command.empty())
    throw BadInput(fmt::format("--impl {}: expected a command, such as 'process:python3 mine.py'", spec));
  limits.load_seconds = std::max(limits.load_seconds, process_start_seconds);
  return conversing_implementation(
      spec, [command] { return start_user_command(command); }, limits);
}

}  // namespace

Implementation implementation_of(const std::string& spec, const Limits& limits,
                                 std::vector<std::string>& notes) {
  const std::size_t colon = spec.find(':');
  const std::string kind = spec.substr(0, colon);
  const std::string argument = colon == std::string::npos ? "" : spec.substr(colon + 1);
  if (spec == "reference") return reference_implementation(Arithmetic::float64);
  if (spec == "reference:float") return reference_implementation(Arithmetic::float32);
  if (kind == "mistake") return mistake_of(argument);
  if (kind == "python") return python_of(spec, argument, limits, notes);
  if (kind == "library") return library_of(spec, argument, limits);
  if (kind == "process") return process_of(spec, argument, limits);
  throw BadInput(
      fmt::format("--impl {}: expected reference, reference:float, mistake:NAME (`gradjudge adequacy` lists "
                  "the names), python:FILE, library:FILE.so or process:COMMAND",
                  spec));
}

}  // namespace gradjudge
