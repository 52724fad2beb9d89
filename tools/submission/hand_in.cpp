// SPDX-License-Identifier: MIT
#include "tools/submission/hand_in.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>

#include "tools/bad_input.hpp"
#include "tools/submission/archive.hpp"
#include "tools/submission/read_submission.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 500;
constexpr int deepest_folder = 6;
constexpr const char* gradescope_metadata = "submission_metadata.yml";
constexpr std::array course_functions{
    "def sigmoid",  "def naiveSoftmaxLossAndGradient", "def negSamplingLossAndGradient",
    "def skipgram", "def softmaxCostAndGradient",      "def negSamplingCostAndGradient",
    "def cbow"};

/// An id that is safe as a folder's name, in a CSV and in a report.
std::string safe_id(const std::string& name) {
  std::string id;
  for (const char c : name) {
    const bool plain =
        std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.' || c == '@';
    id += plain ? c : '_';
  }
  if (id.empty() || id.front() == '.' || id.front() == '-') id.insert(0, "_");
  return id;
}

std::string stem(const fs::path& path) {
  std::string name = path.filename().string();
  for (const std::string_view ending : {".tar.gz", ".tar.bz2", ".tar.xz"}) {
    if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  }
  return fs::is_directory(path) ? name : path.stem().string();
}

/// Empty where there is nothing.
std::string text_of(const YAML::Node& node) {
  return node && node.IsScalar() ? node.as<std::string>() : "";
}

/// What Gradescope's export says of its folders: name and e-mail address of the first submitter of each.
std::map<std::string, HandIn> gradescope_submitters(const fs::path& folder) {
  std::map<std::string, HandIn> submitters;
  const fs::path metadata = folder / gradescope_metadata;
  if (!fs::exists(metadata)) return submitters;
  try {
    for (const auto& entry : YAML::LoadFile(metadata.string())) {
      const YAML::Node people = entry.second[":submitters"];
      if (!people || !people.IsSequence() || people.size() == 0) continue;
      const YAML::Node first = people[0];
      HandIn& known = submitters[entry.first.as<std::string>()];
      known.name = text_of(first[":name"]);
      known.email = text_of(first[":email"]);
      known.id = text_of(first[":sid"]);
    }
  } catch (const YAML::Exception& error) {
    throw BadInput(fmt::format("{}:{}: {}; expected the metadata of Gradescope's export", metadata.string(),
                               error.mark.line + 1, error.msg));
  }
  return submitters;
}

/// "Ada Lovelace_1234_assignsubmission_file_" is how Moodle names the folder of participant 1234.
bool read_moodle_name(const std::string& name, HandIn& hand_in) {
  const std::size_t mark = name.find("_assignsubmission_");
  if (mark == std::string::npos || mark == 0) return false;
  const std::size_t number = name.rfind('_', mark - 1);
  if (number == std::string::npos) return false;
  hand_in.name = name.substr(0, number);
  hand_in.id = name.substr(number + 1, mark - number - 1);
  return !hand_in.id.empty() && std::all_of(hand_in.id.begin(), hand_in.id.end(),
                                            [](unsigned char c) { return std::isdigit(c) != 0; });
}

/// `gh classroom clone` makes a2-submissions/a2-ada: the account is what follows the assignment's name.
std::string classroom_account(const fs::path& folder, const std::string& name) {
  const std::string parent = fs::absolute(folder).lexically_normal().filename().string();
  constexpr std::string_view ending = "-submissions";
  if (!parent.ends_with(ending)) return name;
  const std::string prefix = parent.substr(0, parent.size() - ending.size()) + "-";
  return name.starts_with(prefix) && name.size() > prefix.size() ? name.substr(prefix.size()) : name;
}

HandIn identify(const fs::path& place, const fs::path& folder,
                const std::map<std::string, HandIn>& gradescope) {
  const std::string name = stem(place);
  HandIn hand_in;
  if (const auto known = gradescope.find(name); known != gradescope.end()) hand_in = known->second;
  if (hand_in.name.empty() && !read_moodle_name(name, hand_in))
    hand_in.name = classroom_account(folder, name);
  hand_in.place = place;
  if (hand_in.id.empty()) hand_in.id = gradescope.contains(name) ? name : hand_in.name;
  hand_in.id = safe_id(hand_in.id);
  return hand_in;
}

std::vector<SubmittedFile> read_folder(const fs::path& folder) {
  std::vector<SubmittedFile> files;
  constexpr auto options = fs::directory_options::skip_permission_denied;
  for (auto place = fs::recursive_directory_iterator(folder, options);
       place != fs::recursive_directory_iterator(); ++place) {
    const std::string name = place->path().filename().string();
    if (place.depth() >= deepest_folder || name.starts_with(".") || name == "__MACOSX")
      place.disable_recursion_pending();
    // A link could lead to somebody else's work.
    if (place->is_symlink() || !place->is_regular_file() || name.starts_with(".") ||
        !is_python(place->path()))
      continue;
    files.push_back(
        {place->path().lexically_relative(folder).generic_string(), read_submitted_file(place->path())});
    if (files.size() > most_files)
      throw BadInput(fmt::format("{}: has more than {} Python files", folder.string(), most_files));
  }
  return files;
}

/// How likely a file is the one that holds the answers.
int rank(const SubmittedFile& file) {
  const std::string name = fs::path(file.name).filename().string();
  const int depth = static_cast<int>(std::count(file.name.begin(), file.name.end(), '/'));
  int score = -depth;
  if (name == "word2vec.py" || name == "q3_word2vec.py") score += 1000;
  for (const char* function : course_functions) {
    if (file.bytes.find(function) != std::string::npos) score += 100;
  }
  return score;
}

/// The folder of the main file becomes the top, so that its helper modules are found beside it; what lies
/// outside of that folder keeps its path.
void move_to_top(Submission& submission) {
  const std::size_t slash = submission.main.rfind('/');
  if (slash == std::string::npos) return;
  const std::string folder = submission.main.substr(0, slash + 1);
  std::set<std::string> inside;
  for (auto& file : submission.files) {
    if (!file.name.starts_with(folder)) continue;
    file.name = file.name.substr(folder.size());
    inside.insert(file.name);
  }
  submission.main = submission.main.substr(slash + 1);
}

}  // namespace

std::vector<HandIn> hand_ins(const fs::path& folder) {
  if (!fs::is_directory(folder))
    throw BadInput(
        fmt::format("{}: is not a folder, expected the folder of a class's submissions", folder.string()));
  const auto gradescope = gradescope_submitters(folder);
  std::vector<HandIn> found;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const fs::path& path = entry.path();
    if (path.filename().string().starts_with(".") || path.filename() == gradescope_metadata) continue;
    if (entry.is_symlink()) continue;
    if (entry.is_directory() || is_archive(path) || is_python(path))
      found.push_back(identify(path, folder, gradescope));
  }
  if (found.empty()) {
    throw BadInput(
        fmt::format("{}: has no submission, expected folders, archives (.zip, .tar.gz), Python files or "
                    "notebooks",
                    folder.string()));
  }
  const auto by_id = [](const HandIn& a, const HandIn& b) {
    return std::pair(a.id, a.place.string()) < std::pair(b.id, b.place.string());
  };
  std::sort(found.begin(), found.end(), by_id);
  // Two that would get the same id keep apart by a number, in the order of their places.
  std::map<std::string, int> seen;
  for (auto& hand_in : found) {
    if (const int count = ++seen[hand_in.id]; count > 1) hand_in.id += fmt::format("_{}", count);
  }
  return found;
}

Submission open_hand_in(const HandIn& hand_in) {
  Submission submission;
  submission.name = hand_in.id;
  if (fs::is_directory(hand_in.place)) {
    submission.files = read_folder(hand_in.place);
    if (submission.files.empty()) {
      for (const auto& entry : fs::directory_iterator(hand_in.place)) {
        if (!entry.is_symlink() && is_archive(entry.path())) submission.files = read_archive(entry.path());
      }
    }
  } else if (is_archive(hand_in.place)) {
    submission.files = read_archive(hand_in.place);
  } else {
    submission.files = {{hand_in.place.filename().string(), read_submitted_file(hand_in.place)}};
  }
  std::sort(submission.files.begin(), submission.files.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  const auto best = std::max_element(submission.files.begin(), submission.files.end(),
                                     [](const auto& a, const auto& b) { return rank(a) < rank(b); });
  if (best == submission.files.end())
    throw BadInput(
        fmt::format("{}: holds no Python file and no notebook", hand_in.place.filename().string()));
  submission.main = best->name;
  move_to_top(submission);
  return submission;
}

}  // namespace gradjudge
