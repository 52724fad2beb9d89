// SPDX-License-Identifier: MIT
#include "tools/submission/read_submission.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

#include "tools/inert/printable.hpp"
#include "tools/submission/entry_name.hpp"
#include "tools/submission/file_selection.hpp"
#include "tools/submission/notebook_text.hpp"
#include "tools/submission/regular_file.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

constexpr int deepest_folder = 2;
/// A notebook beyond this is mostly pictures.
constexpr std::size_t most_of_a_notebook = std::size_t{1} << 20;

/// ".py" of "word2vec.PY" and of "word2vec.py.txt".
std::string ending(const fs::path& path) {
  std::string name = path.filename().string();
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const char* code : {".py", ".ipynb"}) {
    if (name.ends_with(std::string(code) + ".txt")) return code;
  }
  return fs::path(name).extension().string();
}

}  // namespace

std::string read_submitted_file(const fs::path& path) {
  return read_regular_file(path, largest_bytes(path.string()));
}

SubmittedFile as_graded(std::string name, std::string bytes, std::vector<std::string>& notes) {
  if (is_notebook(name) && bytes.size() > most_of_a_notebook) {
    if (auto text = without_outputs(bytes)) {
      notes.push_back(fmt::format("{} has {:.1f} MiB: read without its outputs and pictures", printable(name),
                                  static_cast<double>(bytes.size()) / (1 << 20)));
      bytes = std::move(*text);
    }
  }
  if (is_python(name)) {
    std::string stem = name.substr(0, name.rfind('.'));
    if (!stem.empty() && ending(stem) == ending(name)) stem = stem.substr(0, stem.rfind('.'));
    name = stem + ending(name);
  }
  return {std::move(name), std::move(bytes)};
}

bool is_notebook(const fs::path& path) {
  return ending(path) == ".ipynb";
}

bool is_python(const fs::path& path) {
  return ending(path) == ".py" || is_notebook(path);
}

bool is_write_up(const fs::path& path) {
  constexpr std::array endings{".md", ".markdown", ".tex", ".ipynb", ".org", ".txt"};
  return std::find(endings.begin(), endings.end(), ending(path)) != endings.end();
}

bool may_be_graded(const fs::path& path) {
  return is_python(path) || is_write_up(path);
}

bool is_of_the_class(const fs::path& path) {
  constexpr std::array endings{".csv",  ".tsv",  ".xlsx", ".ods", ".yml", ".yaml",
                               ".json", ".toml", ".cfg",  ".ini", ".log", ".db"};
  constexpr std::array begins{"README",       "Readme",   "readme",    "LICENSE",
                              "requirements", "Makefile", "Dockerfile"};
  const std::string name = path.filename().string();
  return std::find(endings.begin(), endings.end(), ending(path)) != endings.end() ||
         std::any_of(begins.begin(), begins.end(),
                     [&](const char* begin) { return name.starts_with(begin); });
}

Submission read_submission(const fs::path& file) {
  Submission submission{"python:" + file.string(), "", {}, {}, {}};
  submission.files.push_back(
      as_graded(utf8_name(file.filename().string()), read_submitted_file(file), submission.notes));
  submission.main = submission.files[0].name;
  submission.path = file;
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  constexpr auto options = fs::directory_options::skip_permission_denied;
  std::vector<ListedFile> listed;
  std::map<std::string, fs::path> places;
  for (auto place = fs::recursive_directory_iterator(folder, options);
       place != fs::recursive_directory_iterator(); ++place) {
    const bool foreign =
        is_foreign_folder(place->path().filename().string()) || is_environment(place->path());
    if (foreign || place.depth() >= deepest_folder) place.disable_recursion_pending();
    const fs::path relative = place->path().lexically_relative(folder);
    const bool is_helper = place->path().extension() == ".py" && place->is_regular_file();
    if (foreign || !is_helper || relative == file.filename()) continue;
    const std::string name = utf8_name(relative.generic_string());
    listed.push_back({name, place->file_size(), place->is_symlink()});
    places[name] = place->path();
  }
  RoomLeft room;
  const FileSelection helpers = select_files(listed, room);
  for (const auto& name : helpers.names)
    submission.files.push_back({name, read_submitted_file(places.at(name))});
  submission.notes.insert(submission.notes.end(), helpers.notes.begin(), helpers.notes.end());
  return submission;
}

}  // namespace gradjudge
