// SPDX-License-Identifier: MIT
#include "tools/implementation/implementation_spec.hpp"

#include <fmt/format.h>

#include "cases/format/suggestion.hpp"
#include "checks/own_implementations.hpp"
#include "tools/bad_input.hpp"
#include "tools/sandbox/probe.hpp"
#include "tools/submission/python_implementation.hpp"
#include "tools/submission/python_setup.hpp"
#include "tools/submission/read_submission.hpp"

namespace gradjudge {
namespace {

Implementation mistake_of(const std::string& id) {
  if (const Mistake* mistake = find_mistake(id)) return mistake_implementation(*mistake);
  std::vector<std::string_view> known;
  for (const auto& mistake : mistake_catalogue()) known.push_back(mistake.id);
  throw BadInput(fmt::format("--impl mistake:{}: there is no such mistake; {}", id,
                             suggestion(id, known, "`gradjudge adequacy` lists them all")));
}

Implementation python_of(const std::string& spec, const std::string& file) {
  if (file.empty())
    throw BadInput(fmt::format("--impl {}: expected a file, such as python:word2vec.py", spec));
  return python_implementation(read_submission(file), strongest_mode(python_setup()));
}

}  // namespace

Implementation implementation_of(const std::string& spec) {
  const std::size_t colon = spec.find(':');
  const std::string kind = spec.substr(0, colon);
  const std::string argument = colon == std::string::npos ? "" : spec.substr(colon + 1);
  if (spec == "reference") return reference_implementation(Arithmetic::float64);
  if (spec == "reference:float") return reference_implementation(Arithmetic::float32);
  if (kind == "mistake") return mistake_of(argument);
  if (kind == "python") return python_of(spec, argument);
  throw BadInput(
      fmt::format("--impl {}: expected reference, reference:float, mistake:NAME (`gradjudge adequacy` lists "
                  "the names) or "
                  "python:FILE",
                  spec));
}

}  // namespace gradjudge
