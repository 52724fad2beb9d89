// SPDX-License-Identifier: MIT
#include "tools/submission/file_selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "tools/inert/printable.hpp"
#include "tools/submission/read_submission.hpp"

namespace gradjudge {
namespace {

constexpr std::uintmax_t largest_file = std::uintmax_t{4} << 20;
constexpr std::uintmax_t largest_notebook = std::uintmax_t{32} << 20;
constexpr std::size_t most_named = 5;
/// Enough to say what was handed in instead of code.
constexpr std::size_t most_not_read = 20;

/// "hw/" of "hw/word2vec.py".
std::string folder_of(const std::string& name) {
  return name.substr(0, name.rfind('/') + 1);
}

/// "hw/venv/" for "hw/venv/conda-meta/history": what is marked is the folder above.
std::set<std::string> environments(const std::vector<ListedFile>& listed) {
  std::set<std::string> folders;
  for (const auto& file : listed) {
    if (file.name == folder_of(file.name) + environment_mark) folders.insert(folder_of(file.name));
    if (const std::size_t conda = file.name.find("/conda-meta/"); conda != std::string::npos)
      folders.insert(file.name.substr(0, conda + 1));
  }
  folders.erase("");  // the hand-in itself
  return folders;
}

/// The outermost folder on the way to a file that is not the submitter's work; empty if there is none.
std::string foreign_part(const std::string& name, const std::set<std::string>& environments) {
  std::size_t start = 0;
  for (std::size_t slash = name.find('/'); slash != std::string::npos; slash = name.find('/', start)) {
    const bool foreign = is_foreign_folder(std::string_view(name).substr(start, slash - start)) ||
                         environments.contains(name.substr(0, slash + 1));
    if (foreign) return name.substr(0, slash + 1);
    start = slash + 1;
  }
  return "";
}

/// Those that are read first come first.
bool comes_before(const ListedFile& a, const ListedFile& b) {
  const auto key = [](const ListedFile& file) {
    return std::tuple(!is_python(file.name), std::count(file.name.begin(), file.name.end(), '/'), file.name);
  };
  return key(a) < key(b);
}

/// One note for all that was left out for one reason.
void say(std::vector<std::string>& notes, const std::vector<std::string>& left_out, const std::string& why) {
  if (left_out.empty()) return;
  const std::size_t named = std::min(left_out.size(), most_named);
  std::string names;
  for (std::size_t i = 0; i < named; ++i) names += (i > 0 ? ", " : "") + printable(left_out[i]);
  if (named < left_out.size()) names += fmt::format(" and {} more", left_out.size() - named);
  notes.push_back(fmt::format("left out: {} ({})", names, why));
}

}  // namespace

bool is_foreign_folder(std::string_view name) {
  constexpr std::array<std::string_view, 5> names{"__MACOSX", "__pycache__", "node_modules", "site-packages",
                                                  "dist-packages"};
  return name.starts_with(".") || std::find(names.begin(), names.end(), name) != names.end();
}

bool is_environment(const std::filesystem::path& folder) {
  return std::filesystem::exists(folder / environment_mark) || std::filesystem::exists(folder / "conda-meta");
}

std::uintmax_t largest_bytes(const std::string& name) {
  return is_notebook(name) ? largest_notebook : largest_file;
}

FileSelection select_files(const std::vector<ListedFile>& listed, RoomLeft& room) {
  const std::set<std::string> environment_folders = environments(listed);
  std::set<std::string> foreign;
  std::vector<std::string> links;
  std::vector<std::string> too_large;
  std::vector<std::string> too_many;
  std::vector<std::string> not_read;
  std::vector<ListedFile> candidates;
  for (const auto& file : listed) {
    const std::string part = foreign_part(file.name, environment_folders);
    const bool hidden = file.name.substr(file.name.rfind('/') + 1).starts_with(".");
    if (!part.empty()) {
      if (!part.ends_with("__MACOSX/")) foreign.insert(part);
    } else if (!hidden && may_be_graded(file.name)) {
      candidates.push_back(file);
    } else if (!hidden) {
      not_read.push_back(file.name);
    }
  }
  std::sort(not_read.begin(), not_read.end());
  not_read.resize(std::min(not_read.size(), most_not_read));
  std::sort(candidates.begin(), candidates.end(), comes_before);
  FileSelection selection;
  selection.not_read = std::move(not_read);
  for (const auto& file : candidates) {
    if (file.is_link) {
      links.push_back(file.name);
    } else if (file.bytes > largest_bytes(file.name)) {
      too_large.push_back(
          fmt::format("{} with {:.1f} MiB", file.name, static_cast<double>(file.bytes) / (1 << 20)));
    } else if (room.files == 0 || file.bytes > room.bytes) {
      too_many.push_back(file.name);
    } else {
      --room.files;
      room.bytes -= file.bytes;
      selection.names.insert(file.name);
    }
  }
  say(selection.notes, {foreign.begin(), foreign.end()}, "not the submitter's own work");
  say(selection.notes, links, "links are not followed");
  say(selection.notes, too_large,
      fmt::format("a file may have {} MiB, a notebook {}", largest_file >> 20, largest_notebook >> 20));
  say(selection.notes, too_many,
      fmt::format("a submission may have {} files and {} MiB", RoomLeft().files, RoomLeft().bytes >> 20U));
  return selection;
}

}  // namespace gradjudge
