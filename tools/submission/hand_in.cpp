// SPDX-License-Identifier: MIT
#include "tools/submission/hand_in.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "cases/bounded/yaml.hpp"
#include "tools/bad_input.hpp"
#include "tools/inert/printable.hpp"
#include "tools/submission/archive.hpp"
#include "tools/submission/distinct_ids.hpp"
#include "tools/submission/moodle_name.hpp"
#include "tools/submission/read_place.hpp"
#include "tools/submission/read_submission.hpp"
#include "tools/submission/regular_file.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

constexpr const char* gradescope_metadata = "submission_metadata.yml";

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
    hand_in.submitters = {{participant->id, participant->name, ""}};
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

/// Files of one submitter that lie side by side are one submission: ada.py and ada.md, or all that Moodle
/// gives of a participant.
void add(std::vector<HandIn>& found, std::map<std::string, std::size_t>& known, HandIn hand_in) {
  const fs::path& place = hand_in.places.front();
  const auto participant = moodle_participant(place.filename().string());
  const bool is_whole = fs::is_directory(place) || is_archive(place);
  const std::string who = participant ? "//" + participant->id
                          : is_whole  ? place.string()
                                      : "/" + stem(place);
  const auto [index, is_new] = known.try_emplace(who, found.size());
  if (is_new) {
    found.push_back(std::move(hand_in));
  } else {
    found[index->second].places.push_back(place);
  }
}

std::string name_of(const fs::path& place) {
  return printable(place.filename().string());
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

/// What lies in the folder of a class, sorted; hidden files are the system's.
std::vector<fs::path> places_in(const fs::path& folder) {
  std::vector<fs::path> places;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(".") && name != "__MACOSX") places.push_back(entry.path());
  }
  std::sort(places.begin(), places.end());
  return places;
}

bool is_nobodys(const fs::path& place) {
  return !fs::is_directory(place) && is_of_the_class(place) && !moodle_participant(place.filename().string());
}

}  // namespace

std::vector<HandIn> hand_ins(const fs::path& given, const fs::path& out) {
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
  std::map<std::string, std::size_t> known;
  for (const fs::path& place : places_in(folder)) {
    std::error_code error;
    const bool is_out = !out.empty() && fs::equivalent(place, out, error);
    if (!is_out && !is_nobodys(place)) add(found, known, identify(place, folder, gradescope));
  }
  if (found.empty()) {
    throw BadInput(fmt::format(
        "{}: has no submission, expected folders, archives (.zip, .tar.gz), Python files, notebooks "
        "or write-ups",
        folder.string()));
  }
  make_ids_distinct(found);
  return found;
}

std::vector<std::string> files_of_the_class(const fs::path& given) {
  const fs::path folder = export_in(given);
  std::vector<std::string> names;
  for (const fs::path& place : places_in(folder)) {
    if (is_nobodys(place) && place.filename() != gradescope_metadata) names.push_back(name_of(place));
  }
  return names;
}

HandIn only_hand_in(const fs::path& place) {
  if (!fs::exists(place)) {
    throw BadInput(fmt::format("{}: there is no such file or folder, expected a submission", place.string()));
  }
  const fs::path whole = fs::absolute(place).lexically_normal();
  HandIn hand_in = identify(whole.has_filename() ? whole : whole.parent_path(), whole.parent_path(), {});
  hand_in.places = {fs::canonical(place)};  // a link that is named is meant
  return hand_in;
}

}  // namespace gradjudge
