// SPDX-License-Identifier: MIT
#include "tools/commands/hidden_secret_option.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <set>

#include "cases/load/load_assignment.hpp"
#include "cases/shipped_cases.hpp"
#include "tools/bad_input.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

constexpr const char* variable = "GRADJUDGE_HIDDEN_SECRET";
/// Shorter ones could be found by trying.
constexpr std::size_t least_length = 16;

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

std::set<std::uint64_t> seeds_of_hidden_cases(const Assignment& assignment) {
  std::set<std::uint64_t> seeds;
  for (const auto& question : assignment.questions) {
    const auto& cases = question.cases.cases;
    for (std::size_t i = cases.size() - question.hidden; i < cases.size(); ++i)
      seeds.insert(std::get<RandomProblem>(cases[i].input).seed);
  }
  return seeds;
}

/// Of every assignment that ships.
std::set<std::uint64_t> public_seeds() {
  std::set<std::uint64_t> seeds;
  for (const auto& entry : std::filesystem::directory_iterator(shipped_cases() / "assignments")) {
    if (entry.path().extension() == ".yaml")
      seeds.merge(seeds_of_hidden_cases(load_assignment(entry.path())));
  }
  return seeds;
}

}  // namespace

void add_hidden_secret_option(CLI::App& command, std::string& file) {
  command
      .add_option("--hidden-secret", file,
                  fmt::format("A file with the secret that hidden cases are drawn by, {} characters or more "
                              "(default: what the environment variable {} holds)",
                              least_length, variable))
      ->type_name("FILE");
}

std::string hidden_secret(const std::string& file) {
  const char* set = std::getenv(variable);
  const std::string secret = trimmed(!file.empty() ? read_whole_file(file) : set != nullptr ? set : "");
  const bool is_given = !file.empty() || (set != nullptr && *set != '\0');
  if (is_given && secret.size() < least_length) {
    throw BadInput(
        fmt::format("{}: has {} characters, expected a secret of {} or more that nobody can guess; make one: "
                    "head -c 24 /dev/urandom | base64",
                    file.empty() ? variable : "--hidden-secret " + file, secret.size(), least_length));
  }
  return secret;
}

void warn_of_public_seeds(const Assignment& assignment) {
  if (!assignment.secret_mark.empty()) return;
  const std::set<std::uint64_t> seeds = seeds_of_hidden_cases(assignment);
  if (seeds.empty()) return;
  const std::set<std::uint64_t> shipped = public_seeds();
  for (const std::uint64_t seed : seeds) {
    if (!shipped.contains(seed)) continue;
    fmt::print(
        stderr,
        "gradjudge: {}: its hidden cases are drawn by seeds that ship with gradjudge, so everybody can know "
        "them; give --hidden-secret FILE or set {}\n",
        assignment.file, variable);
    return;
  }
}

}  // namespace gradjudge
