// SPDX-License-Identifier: MIT
#include "tools/bundle/platform_bundle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "cases/resource_folder.hpp"
#include "cases/shipped_cases.hpp"
#include "tools/bad_input.hpp"
#include "tools/bundle/own_program.hpp"
#include "tools/doctor/attack_corpus.hpp"
#include "tools/fingerprint.hpp"
#include "tools/submission/python_setup.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

/// Seconds that a platform waits beyond what a submission itself may take: loading, reading, writing.
constexpr double margin = 60;
constexpr double usual_seconds = 60;

std::string script(const std::string& name) {
  return read_whole_file(shipped_scripts() / name);
}

void replace_all(std::string& text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

/// Every file with the ending in a folder and those below, under `folder` of the bundle.
void add_files(Bundle& bundle, const fs::path& from, const std::string& ending, const std::string& folder) {
  std::set<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(from)) {
    if (entry.is_regular_file() && entry.path().extension() == ending) files.insert(entry.path());
  }
  for (const auto& file : files) {
    const std::string name = file.lexically_relative(from).generic_string();
    bundle.push_back({fmt::format("{}/{}", folder, name), read_whole_file(file), false});
  }
}

/// gradjudge/ with all that it needs besides Python.
Bundle program(const std::string& folder) {
  Bundle bundle = own_program(folder);
  bundle.push_back({folder + "/gradjudge", script("gradjudge.sh"), true});
  add_files(bundle, shipped_cases(), ".yaml", folder + "/cases");
  add_files(bundle, shipped_modules(), ".py", folder + "/submission");
  add_files(bundle, shipped_attacks(), ".py", folder + "/attacks");
  return bundle;
}

/// assignment/assignment.yaml with the suites of its own, where it looks for them, and the secret, if there
/// is one.
void add_assignment(Bundle& bundle, const Assignment& assignment, const std::string& secret,
                    const std::string& folder) {
  bundle.push_back({folder + "/assignment.yaml", read_whole_file(assignment.file), false});
  if (!secret.empty()) bundle.push_back({folder + "/hidden_secret", secret + "\n", false});
  const fs::path home = fs::weakly_canonical(fs::absolute(assignment.file)).parent_path();
  const fs::path shipped = fs::weakly_canonical(fs::absolute(shipped_cases()));
  std::set<std::string> suites;
  for (const auto& question : assignment.questions) suites.insert(question.cases.file);
  for (const auto& suite : suites) {
    if (suite.empty()) continue;
    const fs::path place = fs::weakly_canonical(fs::absolute(suite));
    if (place.parent_path() == shipped) continue;
    const std::string name = place.lexically_relative(home).generic_string();
    if (name.starts_with("..") || name == "assignment.yaml" || name == "hidden_secret") {
      throw BadInput(
          fmt::format("{}: the suite {} cannot go into a bundle, expected one that ships or one in the "
                      "assignment's folder "
                      "that is not named assignment.yaml or hidden_secret; move or rename it",
                      assignment.file, suite));
    }
    bundle.push_back({fmt::format("{}/{}", folder, name), read_whole_file(place), false});
  }
}

/// The same for the same assignment, as a UUID is written.
std::string uuid_of(const Assignment& assignment) {
  const auto half_from = [&](Fingerprint start) {
    return start.add(assignment.name).add(assignment.description).value();
  };
  const std::uint64_t first = half_from(Fingerprint());
  const std::uint64_t second = half_from(Fingerprint(0x84222325cbf29ce4U));
  return fmt::format("{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}", first >> 32, first >> 16 & 0xffff,
                     first & 0xfff, second >> 52, second & 0xffffffffffffU);
}

bool asks_for(const Assignment& assignment, std::vector<std::string> AssignedQuestion::*what) {
  return std::any_of(assignment.questions.begin(), assignment.questions.end(),
                     [&](const AssignedQuestion& question) { return !(question.*what).empty(); });
}

std::string files_to_upload(const Assignment& assignment) {
  std::string files;
  if (asks_for(assignment, &AssignedQuestion::checks)) files = "word2vec.py";
  if (asks_for(assignment, &AssignedQuestion::derivations)) files += files.empty() ? "a2.md" : ", a2.md";
  return files;
}

std::string html_text(const std::string& text) {
  std::string shown = text;
  replace_all(shown, "&", "&amp;");
  replace_all(shown, "<", "&lt;");
  replace_all(shown, ">", "&gt;");
  return shown;
}

}  // namespace

fs::path shipped_scripts() {
  return resource_folder("GRADJUDGE_BUNDLE", "bundle", GRADJUDGE_BUNDLE_FOLDER);
}

Bundle gradescope_bundle(const Assignment& assignment, const std::string& secret) {
  Bundle bundle{{"setup.sh", script("gradescope/setup.sh"), true},
                {"run_autograder", script("gradescope/run_autograder"), true}};
  add_assignment(bundle, assignment, secret, "assignment");
  Bundle rest = program("gradjudge");
  std::move(rest.begin(), rest.end(), std::back_inserter(bundle));
  return bundle;
}

Bundle prairielearn_bundle(const Assignment& assignment, const std::string& image,
                           const std::string& secret) {
  std::string dockerfile = script("prairielearn/Dockerfile");
  replace_all(dockerfile, "@IMAGE@", image);
  std::string question = script("prairielearn/question.html");
  const std::string& description = assignment.description.empty() ? assignment.name : assignment.description;
  replace_all(question, "@DESCRIPTION@", html_text(description));
  replace_all(question, "@FILES@", files_to_upload(assignment));
  const double seconds = assignment.limits.submission_seconds.value_or(usual_seconds) + margin;
  const nlohmann::ordered_json info{{"uuid", uuid_of(assignment)},
                                    {"title", assignment.name},
                                    {"topic", "word2vec"},
                                    {"type", "v3"},
                                    {"gradingMethod", "External"},
                                    {"externalGradingOptions",
                                     {{"enabled", true},
                                      {"image", image},
                                      {"entrypoint", "/gradjudge/grade"},
                                      {"timeout", static_cast<int>(std::min(seconds, 600.0))}}}};
  Bundle bundle{{"question/info.json", info.dump(2) + "\n", false},
                {"question/question.html", question, false},
                {"image/Dockerfile", dockerfile, false},
                {"image/grade", script("prairielearn/grade"), true}};
  add_assignment(bundle, assignment, secret, "image/assignment");
  Bundle rest = program("image/gradjudge");
  std::move(rest.begin(), rest.end(), std::back_inserter(bundle));
  return bundle;
}

}  // namespace gradjudge
