// SPDX-License-Identifier: MIT
#include "tools/submission/read_place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "tools/bad_input.hpp"
#include "tools/inert/printable.hpp"
#include "tools/submission/archive.hpp"
#include "tools/submission/entry_name.hpp"
#include "tools/submission/read_submission.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_listed = 100000;
constexpr int deepest_folder = 6;

/// The files that a folder lists, with where they lie. Of a folder that nobody wrote only its mark is listed,
/// so that the selection can speak of it.
std::vector<ListedFile> list_folder(const fs::path& folder, std::map<std::string, fs::path>& places) {
  std::vector<ListedFile> listed;
  constexpr auto options = fs::directory_options::skip_permission_denied;
  for (auto place = fs::recursive_directory_iterator(folder, options);
       place != fs::recursive_directory_iterator(); ++place) {
    if (listed.size() == most_listed)
      throw BadInput(fmt::format("{}: has more than {} files", folder.string(), most_listed));
    const std::string name = utf8_name(place->path().lexically_relative(folder).generic_string());
    if (place->is_symlink()) {
      listed.push_back({name, 0, true});
    } else if (place->is_directory()) {
      const bool foreign = is_foreign_folder(place->path().filename().string());
      const bool environment = is_environment(place->path());
      if (foreign || environment) listed.push_back({name + "/" + environment_mark});
      if (foreign || environment || place.depth() >= deepest_folder) place.disable_recursion_pending();
    } else if (place->is_regular_file()) {
      listed.push_back({name, place->file_size()});
      places[name] = place->path();
    } else {
      listed.push_back({name + " (not a file)"});
    }
  }
  return listed;
}

void add(HandedIn& whole, HandedIn part) {
  whole.files.insert(whole.files.end(), std::make_move_iterator(part.files.begin()),
                     std::make_move_iterator(part.files.end()));
  whole.notes.insert(whole.notes.end(), part.notes.begin(), part.notes.end());
  whole.not_read.insert(whole.not_read.end(), part.not_read.begin(), part.not_read.end());
}

HandedIn read_selected(const std::vector<ListedFile>& listed, const std::map<std::string, fs::path>& places,
                       RoomLeft& room) {
  FileSelection selection = select_files(listed, room);
  HandedIn read{{}, std::move(selection.notes), std::move(selection.not_read)};
  for (const auto& name : selection.names)
    read.files.push_back(as_graded(name, read_submitted_file(places.at(name)), read.notes));
  return read;
}

HandedIn read_folder(const fs::path& folder, RoomLeft& room) {
  require_readable(folder);
  std::map<std::string, fs::path> places;
  HandedIn read = read_selected(list_folder(folder, places), places, room);
  const bool has_code = std::any_of(read.files.begin(), read.files.end(),
                                    [](const SubmittedFile& file) { return is_python(file.name); });
  if (has_code) return read;
  for (const auto& [file, path] : places) {
    const bool hidden = path.filename().string().starts_with(".");
    if (hidden || !is_archive(path)) continue;
    std::erase(read.not_read, file);
    add(read, read_archive(path, room));
  }
  return read;
}

}  // namespace

void require_readable(const fs::path& folder) {
  std::error_code error;
  const fs::directory_iterator first(folder, error);
  if (error) throw BadInput(fmt::format("{}: cannot be read: {}", folder.string(), error.message()));
}

HandedIn read_place(const fs::path& place, const std::string& name, RoomLeft& room) {
  const fs::file_status status = fs::symlink_status(place);
  const auto refuse = [&](const char* why) { throw BadInput(fmt::format("{}: {}", printable(name), why)); };
  if (!fs::exists(status)) refuse("is no longer there, it was removed while the class was graded");
  if (fs::is_symlink(status)) refuse("is a link, and links are not followed; hand in what it leads to");
  if (fs::is_directory(status)) return read_folder(place, room);
  if (!fs::is_regular_file(status)) refuse("is not a file");
  if (is_archive(place)) return read_archive(place, room);
  std::error_code gone;  // said when it is read
  const std::uintmax_t bytes = fs::file_size(place, gone);
  return read_selected({{utf8_name(name), gone ? 0 : bytes}}, {{utf8_name(name), place}}, room);
}

}  // namespace gradjudge
