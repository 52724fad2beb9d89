// SPDX-License-Identifier: MIT
#include "tools/submission/hand_in.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "cases/bounded/yaml.hpp"
#include "tools/bad_input.hpp"
#include "tools/fingerprint.hpp"
#include "tools/submission/archive.hpp"
#include "tools/submission/read_place.hpp"
#include "tools/submission/read_submission.hpp"
#include "tools/submission/regular_file.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

constexpr int deepest_folder = 6;
constexpr const char* gradescope_metadata = "submission_metadata.yml";
constexpr const char* moodle_mark = "_assignsubmission_";
constexpr std::array course_functions{
    "def sigmoid",  "def naiveSoftmaxLossAndGradient", "def negSamplingLossAndGradient",
    "def skipgram", "def softmaxCostAndGradient",      "def negSamplingCostAndGradient",
    "def cbow"};

/// Names of files are made of ids, with endings, and no file system takes more than 255 bytes.
constexpr std::size_t longest_id = 120;

/// An id that is safe as a folder's name, in a CSV and in a report.
std::string safe_id(const std::string& name) {
  std::string id;
  if (name.empty() || name.front() == '.' || name.front() == '-') id += '_';
  for (const char c : name) {
    const bool plain =
        std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.' || c == '@';
    id += plain ? c : '_';
  }
  if (id.size() <= longest_id) return id;
  // Long names may differ only behind the cut.
  return id.substr(0, longest_id - 17) + "_" + fingerprint({name});
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

/// What Gradescope's export says of its folders: who handed each in.
std::map<std::string, std::vector<Submitter>> gradescope_submitters(const fs::path& folder) {
  std::map<std::string, std::vector<Submitter>> submitters;
  const fs::path metadata = folder / gradescope_metadata;
  if (!fs::exists(fs::symlink_status(metadata))) return submitters;
  const auto refuse = [&](const YAML::Mark& mark, const std::string& why) {
    throw BadInput(fmt::format("{}:{}: {}; expected the metadata of Gradescope's export", metadata.string(),
                               mark.line + 1, why));
  };
  try {
    for (const auto& entry : read_yaml(read_regular_file(metadata, YamlLimits{}.bytes))) {
      const YAML::Node people = entry.second[":submitters"];
      if (!people || !people.IsSequence()) continue;
      for (const auto& person : people)
        submitters[entry.first.as<std::string>()].push_back(
            {text_of(person[":sid"]), text_of(person[":name"]), text_of(person[":email"])});
    }
  } catch (const InvalidYaml& error) {
    refuse(error.mark, error.what());
  } catch (const YAML::Exception& error) {
    refuse(error.mark, error.msg);
  }
  return submitters;
}

/// "Ada Lovelace_1234_assignsubmission_file_" is how Moodle names the folder of participant 1234, and how it
/// begins the names of their files where there are no folders.
std::optional<Submitter> moodle_participant(const std::string& name) {
  const std::size_t mark = name.find(moodle_mark);
  if (mark == std::string::npos || mark == 0) return std::nullopt;
  const std::size_t number = name.rfind('_', mark - 1);
  if (number == std::string::npos) return std::nullopt;
  const std::string id = name.substr(number + 1, mark - number - 1);
  const bool is_number =
      !id.empty() && std::all_of(id.begin(), id.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
  if (!is_number) return std::nullopt;
  return Submitter{id, name.substr(0, number), ""};
}

/// The name that the participant gave the file.
std::string without_moodle_name(const std::string& name) {
  if (!moodle_participant(name)) return name;
  const std::string_view start("_assignsubmission_file_");
  const std::size_t at = name.find(start);
  return at == std::string::npos || at + start.size() >= name.size() ? name : name.substr(at + start.size());
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
                const std::map<std::string, std::vector<Submitter>>& gradescope) {
  const std::string name = stem(place);
  HandIn hand_in;
  hand_in.places = {place};
  if (const auto known = gradescope.find(name); known != gradescope.end()) {
    hand_in.submitters = known->second;
  } else if (const auto participant = moodle_participant(name)) {
    hand_in.submitters = {*participant};
  } else {
    const std::string account = classroom_account(folder, name);
    hand_in.submitters = {{account, account, ""}};
  }
  for (Submitter& submitter : hand_in.submitters) {
    if (submitter.id.empty()) submitter.id = hand_in.submitters.size() == 1 ? name : submitter.email;
    if (submitter.id.empty()) submitter.id = submitter.name;
    submitter.id = safe_id(submitter.id);
    if (submitter.name.empty()) submitter.name = submitter.id;
  }
  hand_in.id = hand_in.submitters.front().id;
  return hand_in;
}

/// Files of one submitter that lie side by side are one submission: ada.py and ada.md, or what Moodle gives
/// without folders.
void add_file(std::vector<HandIn>& found, std::map<std::string, std::size_t>& known, HandIn hand_in) {
  const fs::path& place = hand_in.places.front();
  const auto participant = moodle_participant(place.filename().string());
  const std::string who = participant ? moodle_mark + participant->id : stem(place);
  const auto [index, is_new] = known.try_emplace(who, found.size());
  if (is_new) {
    found.push_back(std::move(hand_in));
  } else {
    found[index->second].places.push_back(place);
  }
}

/// An export that was unpacked into a folder of its own is meant itself.
fs::path export_in(const fs::path& folder) {
  std::error_code ignored;
  std::vector<fs::path> inside;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(".") && name != "__MACOSX") inside.push_back(entry.path());
  }
  const bool holds_one = inside.size() == 1 && fs::is_directory(fs::symlink_status(inside[0]));
  return holds_one && fs::exists(inside[0] / gradescope_metadata) ? inside[0] : folder;
}

/// How likely a file is the one that holds the answers.
int rank(const SubmittedFile& file) {
  std::string name = fs::path(file.name).filename().string();
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const int depth = static_cast<int>(std::count(file.name.begin(), file.name.end(), '/'));
  int score = 0;
  std::string text = file.bytes;
  std::erase(text, '\0');  // of UTF-16
  for (const char* function : course_functions) {
    if (text.find(function) != std::string::npos) score += 100;
  }
  // An empty file of that name lies beside many a notebook.
  if (name == "word2vec.py" || name == "q3_word2vec.py") score += score > 0 ? 1000 : 10;
  return score - depth;
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

std::vector<HandIn> hand_ins(const fs::path& given) {
  const fs::path folder = export_in(given);
  if (!fs::is_directory(folder)) {
    throw BadInput(fmt::format("{}: {}, expected the folder of a class's submissions{}", folder.string(),
                               fs::exists(folder) ? "is not a folder" : "there is no such folder",
                               is_archive(folder) && fs::exists(folder)
                                   ? "; unpack the export first, or say --one if this is one submission"
                                   : ""));
  }
  require_readable(folder);
  const auto gradescope = gradescope_submitters(folder);
  std::vector<HandIn> found;
  std::map<std::string, std::size_t> known_files;
  std::vector<fs::path> places;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(".") && name != "__MACOSX" && !entry.is_symlink()) places.push_back(entry.path());
  }
  std::sort(places.begin(), places.end());
  for (const auto& place : places) {
    if (fs::is_directory(place) || is_archive(place)) {
      found.push_back(identify(place, folder, gradescope));
    } else if (may_be_handed_in_alone(place)) {
      add_file(found, known_files, identify(place, folder, gradescope));
    }
  }
  if (found.empty()) {
    throw BadInput(fmt::format(
        "{}: has no submission, expected folders, archives (.zip, .tar.gz), Python files, notebooks "
        "or write-ups",
        folder.string()));
  }
  const auto by_id = [](const HandIn& a, const HandIn& b) {
    return std::pair(a.id, a.places.front().string()) < std::pair(b.id, b.places.front().string());
  };
  std::sort(found.begin(), found.end(), by_id);
  // Two that would get the same id keep apart by a number, in the order of their places.
  std::map<std::string, int> seen;
  for (auto& hand_in : found) {
    if (const int count = ++seen[hand_in.id]; count > 1) hand_in.id += fmt::format("_{}", count);
    if (hand_in.submitters.size() == 1) hand_in.submitters.front().id = hand_in.id;
  }
  return found;
}

HandIn only_hand_in(const fs::path& place) {
  if (!fs::exists(place)) {
    throw BadInput(fmt::format("{}: there is no such file or folder, expected a submission", place.string()));
  }
  const fs::path whole = fs::absolute(place).lexically_normal();
  return identify(whole.has_filename() ? whole : whole.parent_path(), whole.parent_path(), {});
}

Submission open_hand_in(const HandIn& hand_in) {
  Submission submission;
  submission.name = hand_in.id;
  RoomLeft room;
  for (const auto& place : hand_in.places) {
    const std::string name = without_moodle_name(place.filename().string());
    HandedIn read = read_place(place, name, room);
    submission.notes.insert(submission.notes.end(), read.notes.begin(), read.notes.end());
    for (auto& file : read.files) {
      if (is_write_up(file.name)) submission.write_ups.push_back(file);
      if (is_python(file.name)) submission.files.push_back(std::move(file));
    }
  }
  const auto by_name = [](const SubmittedFile& a, const SubmittedFile& b) { return a.name < b.name; };
  std::sort(submission.files.begin(), submission.files.end(), by_name);
  std::sort(submission.write_ups.begin(), submission.write_ups.end(), by_name);
  if (submission.files.empty() && submission.write_ups.empty()) {
    throw BadInput(
        fmt::format("{}: holds no Python file, no notebook and no write-up (.md, .tex, .org, .txt){}{}",
                    hand_in.places.front().filename().string(), submission.notes.empty() ? "" : "; ",
                    fmt::join(submission.notes, "; ")));
  }
  const auto best = std::max_element(submission.files.begin(), submission.files.end(),
                                     [](const auto& a, const auto& b) { return rank(a) < rank(b); });
  if (best == submission.files.end()) return submission;
  submission.main = best->name;
  move_to_top(submission);
  return submission;
}

}  // namespace gradjudge
